using BondResolution.Domain.Law;
using BondResolution.Domain.Lawsuits;
using BondResolution.Domain.Money;
using BondResolution.Domain.Time;
using static BondResolution.Docs.Tests.Provoking.Provocation;
using static BondResolution.Docs.Tests.Provoking.Scene;

namespace BondResolution.Docs.Tests.Provoking;

/// <summary>Codes of suits and of what the law computes for them: lawsuit, law. A file with an account twice is refused as it is read, so that rule is asked directly.</summary>
internal static partial class Provocations
{
    private static string[] Accepted => [.. Filed, Do("lawsuit.accept", "2025-03-01", "'suit':'s','number':'n'")];

    private static string[] Assessed => [.. Filed, Fee("2025-02-11", "lawsuit.fee", "'amount':'50.00'")];

    private static IEnumerable<Provocation> Lawsuits() =>
    [
        By("lawsuit.unknown", 1, Registered, Do("lawsuit.accept", "2025-03-01", "'suit':'s','number':'n'")),
        By("lawsuit.already-filed", 1, Filed, Do("lawsuit.file", "2025-02-12", $"{SuitFields},{Claims}")),
        By("lawsuit.more-than-held", 1, Filed, Do("lawsuit.join", "2025-03-01", "'suit':'s','account':'0000000001','units':101")),
        By("lawsuit.more-than-held", 1, Registered, Do("lawsuit.file", "2025-02-11", $"{SuitFields.Replace("holders.csv", "too-many.csv")},{Claims}")),
        By("lawsuit.bad-holders", 1, Registered, Do("lawsuit.file", "2025-02-11", $"{SuitFields.Replace("holders.csv", "too-many.csv")},{Claims}")),
        Computing("lawsuit.listed-twice", 1, () => Lawsuit.File(Lawsuit.State.Initial,
            new SuitTerms("s", "c", null, "p", "d", new DateOnly(2025, 1, 6), []), new SuitHolderLines([2, 3], [Mrs, Mrs], [1, 1]), "", _ => 500).Refusal),
        By("lawsuit.already-accepted", 1, Accepted, Do("lawsuit.accept", "2025-03-02", "'suit':'s','number':'n'")),
        By("lawsuit.not-in-suit", 1, Filed, Do("lawsuit.leave", "2025-03-01", "'suit':'s','account':'0000000001','units':401")),
        By("lawsuit.deferral-asked-late", 1, Accepted, Fee("2025-03-02", "lawsuit.defer-fee", "'decision':'asked'")),
        By("lawsuit.deferral-decided-late", 0, [.. Filed, Fee("2025-02-11", "lawsuit.defer-fee", "'decision':'asked'"), Accepted[^1]],
            Fee("2025-03-02", "lawsuit.defer-fee", "'decision':'granted'")),
        By("lawsuit.deferral-never-asked", 0, Filed, Fee("2025-02-12", "lawsuit.defer-fee", "'decision':'refused'")),
        By("lawsuit.fee-not-assessed", 1, Filed, Fee("2025-02-12", "lawsuit.pay-fee", "'amount':'1.00'")),
        By("lawsuit.fee-overpaid", 1, Assessed, Fee("2025-02-12", "lawsuit.pay-fee", "'amount':'50.01'")),
        By("lawsuit.fee-refund-too-much", 1, Assessed, Fee("2025-02-12", "lawsuit.refund-fee", "'amount':'0.01'")),
        Running("law.negative-amount", 1, _ => Words("law", "court-fee", "--amount=-1.00")),
        By("law.no-schedule", 1, [.. Registered, Do("lawsuit.file", "2007-03-31", $"{SuitFields.Replace("holders.csv", "none.csv")},{Claims}")],
            Fee("2007-03-31", "lawsuit.fee", "'base':'1000.00'")),
        Computing("law.suspension-reversed", 1, () => DoubledInterest.Compute(new Fen(100), new DateOnly(2025, 1, 1), new DateOnly(2025, 2, 1), DayCounting.Both,
            [new Suspension(new DateOnly(2025, 1, 20), new DateOnly(2025, 1, 10))]).Problem)
    ];

    private static string Fee(string on, string command, string fields) => Do(command, on, $"'suit':'s','kind':'acceptance',{fields}");
}
