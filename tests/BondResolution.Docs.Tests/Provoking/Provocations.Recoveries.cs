using BondResolution.Domain.Bonds;
using BondResolution.Domain.Holdings;
using BondResolution.Domain.Lawsuits;
using BondResolution.Domain.Money;
using BondResolution.Domain.Plans;
using BondResolution.Domain.Recording;
using BondResolution.Domain.Registers;
using static BondResolution.Docs.Tests.Provoking.Provocation;
using static BondResolution.Docs.Tests.Provoking.Scene;

namespace BondResolution.Docs.Tests.Provoking;

/// <summary>Codes of what suits bring in. Receipt and shares are one command, so what one without the other would be is asked directly.</summary>
internal static partial class Provocations
{
    private static readonly DateOnly Day = new(2025, 12, 1);

    private static readonly SuitReceipt Receipt = new(1, new Fen(100), null, Beneficiaries.All, false, Fen.Zero, Fen.Zero,
        PlanTerms.StatutoryOrder, TierAmounts.Zero with { Principal = new Fen(100) }, null, null);

    private static string[] Recovered => [.. Filed, Recover("'amount':'10.00','beneficiaries':'suit'")];

    private static IEnumerable<Provocation> Recovering() =>
    [
        By("lawsuit.no-amount", 1, Filed, Do("lawsuit.advance", "2025-02-12", "'suit':'s','amount':'0.00','by':'trustee','for':'f'")),
        By("lawsuit.advance-paid-back", 1, Filed, Recover("'amount':'10.00','beneficiaries':'suit','costs':'1.00'")),
        By("lawsuit.not-adjudged", 0, Filed, Recover("'amount':'10.00','beneficiaries':'suit'")),
        By("lawsuit.owed-inferred", 0, Filed, Recover("'amount':'10.00','beneficiaries':'all'")),
        By("lawsuit.recovery-frozen", 0, Filed, Recover("'amount':'10.00','beneficiaries':'all'")),
        By("lawsuit.surplus", 0, Filed, Recover("'amount':'1000.01','beneficiaries':'suit'")),
        By("lawsuit.no-beneficiaries", 1, [.. Registered, Do("lawsuit.file", "2025-02-11", $"{SuitFields.Replace("holders.csv", "none.csv")},{Claims}")],
            Recover("'amount':'10.00','beneficiaries':'suit'")),
        By("lawsuit.behind-recovered", 1, Recovered, Do("lawsuit.join", "2025-11-30", "'suit':'s','account':'0000000003','units':1")),
        By("holdings.behind-recovered", 1, Recovered, Transfer("2025-11-30", Mrs, Firm, 1)),
        Computing("lawsuit.not-received", 1, () => Share(One(), null)),
        Computing("lawsuit.already-shared", 1, () => Share(One(new HoldingsEvent.RecoveryOpened("s", Receipt),
            new HoldingsEvent.RecoverySealed(new RecoveryTotals(0, 0, 0, Fen.Zero, Fen.Zero, Fen.Zero, Fen.Zero, Fen.Zero, Fen.Zero, Fen.Zero, Fen.Zero))), (Day, Receipt))),
        Computing("lawsuit.more-than-owed", 1, () => One(new HoldingsEvent.UnitsFrozen(Mrs, "F", 1, FreezeKind.Freeze, null, null)).CheckLate(new HoldingsAct.Recovery(9, Day.AddDays(-1), "c", new HoldingsEvent.RecoveryOpened("s", Receipt),
            [new RecoveryLines([Mrs], [1], default, default, [10_001], default, default, default, default, default, default)],
            new RecoveryTotals(1, 1, 0, new Fen(10_001), Fen.Zero, Fen.Zero, Fen.Zero, Fen.Zero, Fen.Zero, Fen.Zero, Fen.Zero))))
    ];

    private static string Recover(string fields) => Do("lawsuit.recover", "2025-12-01", $"'suit':'s',{fields}");

    private static Domain.Problems.Problem? Share(HoldingsHistory history, (DateOnly, SuitReceipt)? receipt) =>
        Recoveries.Share(history, "s", 1, receipt, new Dictionary<string, long>(), [], Fen.Zero, Day).Refusal;

    /// <summary>One account with one bond, and what followed a day later.</summary>
    private static HoldingsHistory One(params HoldingsEvent[] after)
    {
        var register = new RegisterContent("d", Day, [new RegisterLines([2], [Mrs], default, [HolderClass.Individual], [1], default)]);
        HoldingsEvent[] events = [new HoldingsEvent.RegisterAdopted(Day, "d", 1, 1), .. after];
        return HoldingsHistory.Of([.. events.Select((e, i) => new Recorded<HoldingsEvent>(i + 1, i == 0 ? Day.AddDays(-1) : Day, $"c{(i == 0 ? 0 : 1)}", e))], _ => register, new Fen(10_000), "100001", null);
    }
}
