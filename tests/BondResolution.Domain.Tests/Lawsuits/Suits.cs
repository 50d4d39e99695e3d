using BondResolution.Domain.Lawsuits;
using BondResolution.Domain.Money;
using BondResolution.Domain.Plans;
using BondResolution.Domain.Recording;
using BondResolution.Domain.Time;

namespace BondResolution.Domain.Tests.Lawsuits;

/// <summary>The trustee's suit of 128044 (CASE §4), and states of it.</summary>
internal static class Suits
{
    public const string Id = "2025-suit-1";

    public static readonly DateOnly Filed = new(2025, 1, 20);

    public static readonly DateOnly Accepted = new(2025, 2, 10);

    /// <summary>6 % a year on 2,055,686 × 107, 2024-08-15 to 2025-01-06 with both ends counted.</summary>
    public static readonly ClaimComponent UseOfFunds = new("use of funds", null, new InterestFormula(
        new Fen(21_995_840_200), RateSteps.Of(new Rate(0.06m)), new DateOnly(2024, 8, 15), new DateOnly(2025, 1, 6), DayCounting.Both, YearBasis.Act365));

    public static readonly SuitTerms Terms = new(Id, "中山市中级人民法院", null, "广发证券", "岭南股份", new DateOnly(2025, 1, 6),
    [
        new ClaimComponent("principal", new Fen(20_556_860_000), null),
        new ClaimComponent("interest", new Fen(1_438_980_200), null),
        UseOfFunds,
        new ClaimComponent("lawyers", new Fen(45_000_000), null),
        new ClaimComponent("preservation guarantee", new Fen(10_050_000), null),
        new ClaimComponent("preservation fee", new Fen(500_000), null)
    ]);

    public static readonly DateOnly Judged = new(2025, 9, 1);

    public static readonly DateOnly InForce = new(2025, 10, 1);

    public static readonly DateOnly PayBy = new(2025, 12, 31);

    /// <summary>15,000.00 of principal (150 bonds), 1,050.00 of interest and 500.00 of costs, the defendant bears the fees.</summary>
    public static readonly Award Awarded = new(
    [
        new AwardedComponent("principal", AppropriationTier.Principal, new Fen(1_500_000), null),
        new AwardedComponent("interest", AppropriationTier.Interest, new Fen(105_000), null),
        new AwardedComponent("lawyers", AppropriationTier.Costs, new Fen(50_000), null)
    ], new Rate(1), [new PayTerm(PayBy, null, null)], default, DayCounting.Last);

    public static SuitHolderLines Holders(params (string Account, long Units)[] rows) =>
        new([.. Enumerable.Range(2, rows.Length)], [.. rows.Select(r => r.Account)], [.. rows.Select(r => r.Units)]);

    /// <summary>The suit filed for A with 100 and B with 50 bonds, and what followed.</summary>
    public static Lawsuit.State State(params (DateOnly On, Lawsuit.Event Event)[] after) => Of(
    [
        (Filed, "file", new Lawsuit.Event.Filed(Terms, "digest")),
        (Filed, "file", new Lawsuit.Event.HoldersListed(Holders(("A", 100), ("B", 50)))),
        (Filed, "file", new Lawsuit.Event.FilingSealed(2, 150)),
        .. after.Select((e, i) => (e.On, $"c{i}", e.Event))
    ]);

    public static Lawsuit.State Of(params (DateOnly On, string CommandId, Lawsuit.Event Event)[] events) =>
        Lawsuit.State.Of(History.Standing(events.Select((e, i) => new Recorded<Lawsuit.Event>(i + 1, e.On, e.CommandId, e.Event))));
}
