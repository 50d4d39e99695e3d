using BondResolution.Views.Reports;
using static BondResolution.Docs.Tests.Provoking.Provocation;
using static BondResolution.Docs.Tests.Provoking.Scene;

namespace BondResolution.Docs.Tests.Provoking;

/// <summary>Codes of a case and its plan: case.</summary>
internal static partial class Provocations
{
    private static IEnumerable<Provocation> Cases() =>
    [
        By("case.unknown", 1, [], Do("case.warn", "2024-01-01", "'case':'X','by':'issuer','text':'t'")),
        Asking("case.unknown", 1, Opened, async l => (await l.Ledger.Reports.ExposureAsync(new Scope("X", new DateOnly(2024, 8, 14), 1))).Problem),
        Asking("case.not-yet", 1, Opened, async l => (await l.Ledger.Reports.ExposureAsync(new Scope("100001", new DateOnly(2018, 8, 13), 1))).Problem),
        By("case.already-open", 1, Opened, Do("case.open", "2018-08-14", OpenFields.Replace("2000", "2001"))),
        By("case.dates-reversed", 1, [], Do("case.open", "2018-08-14", OpenFields.Replace("2018-08-14", "2024-08-15"))),
        By("case.already-defaulted", 1, Defaulted, Do("case.default", "2024-08-15", "'units':1000,'principal':'100000.00','interest':'7000.00'")),
        By("case.more-than-issued", 1, Opened, Do("case.default", "2024-08-14", "'units':2001,'principal':'200100.00','interest':'0.00'")),
        By("case.not-defaulted", 0, [.. Opened, Import("2024-08-21", "register.csv"), Do("buyback.offer", "2024-08-22", OfferFields)], Buy("2024-09-10", Mrs, 1)),
        By("case.cancelled-before", 1,
            [.. Opened, Import("2024-08-21", "register.csv"),
                Do("buyback.offer", "2024-08-22", OfferFields.Replace("third-party", "issuer").Replace("'purchaser':{'account':'0000000009','name':'b'},", "")),
                Buy("2024-09-10", Mrs, 1)],
            Do("case.default", "2024-09-11", "'units':1000,'principal':'100000.00','interest':'0.00'")),
        By("case.held-above-default", 0, [.. Opened, Import("2024-08-21", "register.csv")], Do("case.default", "2024-08-14", "'units':999,'principal':'99900.00','interest':'7000.00'")),
        By("case.principal-not-face", 0, Opened, Do("case.default", "2024-08-14", "'units':1000,'principal':'99999.99','interest':'7000.00'")),
        By("case.principal-above-face", 1, Opened, Do("case.default", "2024-08-14", "'units':1000,'principal':'100000.01','interest':'7000.00'"))
    ];
}
