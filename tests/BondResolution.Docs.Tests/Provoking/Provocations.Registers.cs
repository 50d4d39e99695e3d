using static BondResolution.Docs.Tests.Provoking.Provocation;
using static BondResolution.Docs.Tests.Provoking.Scene;

namespace BondResolution.Docs.Tests.Provoking;

/// <summary>Codes of registers as documents: register.</summary>
internal static partial class Provocations
{
    private static IEnumerable<Provocation> Registers() =>
    [
        By("register.already-imported", 1, Registered, Import("2024-08-21", "other.csv")),
        By("register.other-part", 1, Registered, Import("2024-08-21", "part.csv")),
        By("register.part-stands", 1, Registered, ImportAll("register.csv", "part.csv")),
        By("register.same-part", 0, [.. Defaulted, ImportAll("register.csv", "part.csv")], Import("2024-08-21", "part.csv")),
        By("register.within", 1, [.. Defaulted, ImportAll("register.csv", "part.csv")], Import("2024-08-21", "sorted.csv")),
        By("register.part-twice", 1, Defaulted, ImportAll("register.csv", "copy.csv")),
        By("row.account-in-parts", 1, Defaulted, ImportAll("register.csv", "double.csv")),
        By("register.total-part", 1, Defaulted, ImportAll("register.csv", "summed.csv")),
        By("register.same", 0, Registered, Import("2024-08-21", "copy.csv", ",'source':'s'")),
        By("register.same-lines", 0, Registered, Import("2024-08-21", "sorted.csv")),
        By("register.above-debt", 0, [.. Opened, Do("case.default", "2024-08-14", "'units':999,'principal':'99900.00','interest':'7000.00'")], Import("2024-08-21", "register.csv")),
        By("register.below-debt", 0, [.. Opened, Do("case.default", "2024-08-14", "'units':1001,'principal':'100100.00','interest':'7000.00'")], Import("2024-08-21", "register.csv")),
        By("register.read-otherwise", 1, [.. Defaulted, Import("2024-08-21", "other.csv")], Import("2024-08-21", "other.csv", ",'quantityIs':'face'")),
        By("register.unterminated", 0, Defaulted, Import("2024-08-21", "cut.csv")),
        By("register.other-date", 0, Defaulted, Import("2024-08-21", "dated.csv")),
        By("register.other-code", 0, Defaulted, Import("2024-08-21", "coded.csv")),
        By("register.unknown", 1, Registered, Do("register.adopt", "2024-09-30", "'recordDate':'2024-09-30'")),
        By("register.unknown", 1, Registered, Do("register.withdraw", "2024-09-30", "'recordDate':'2024-09-30','reason':'r'")),
        By("register.before-record-date", 1, Defaulted, Do("register.import", "2024-08-20", "'recordDate':'2024-08-21','file':'register.csv'")),
        By("register.already-adopted", 1, Registered, Do("register.adopt", "2024-08-21", "'recordDate':'2024-08-21'")),
        By("register.earlier-than-adopted", 1, [.. Registered, Import("2024-08-15", "other.csv")], Do("register.adopt", "2024-08-21", "'recordDate':'2024-08-15'")),
        By("register.not-adopted", 1, Defaulted, Do("units.freeze", "2024-09-01", "'account':'0000000001','number':'f','units':1,'kind':'freeze'")),
        By("register.frozen-less", 0,
            [.. Registered, Do("units.freeze", "2024-09-01", "'account':'0000000001','number':'f','units':50,'kind':'freeze'"), Import("2024-09-30", "other.csv")],
            Do("register.adopt", "2024-09-30", "'recordDate':'2024-09-30'"))
    ];
}
