using BondResolution.Domain.Holdings;
using BondResolution.Domain.Lawsuits;
using BondResolution.Domain.Money;
using BondResolution.Domain.Plans;
using BondResolution.Domain.Tests.Lawsuits;
using static BondResolution.Domain.Tests.Lawsuits.Suits;

namespace BondResolution.Domain.Tests.Holdings;

/// <summary>What is owed to whom a recovery serves: A has 100 and B 50 bonds in suit; 15,000.00 of principal, 1,050.00 of interest and 500.00 of costs are awarded.</summary>
public class RecoveryOwedTests
{
    private static readonly (DateOnly, Lawsuit.Event)[] Titled = [(Judged, new Lawsuit.Event.Judged(1, Awarded, null)), (InForce, new Lawsuit.Event.InForce())];

    [Fact]
    public void The_suits_holders_are_owed_the_award_costs_whoever_laid_them_out_and_doubled_interest_where_the_award_counts_its_days()
    {
        // 15,500.00 × 0.000175 × 10 days.
        Assert.Equal(Tiers(50_000, 105_000, 1_500_000, 2_713), Owed(State(Titled), PayBy.AddDays(10)));
        Assert.Equal(Tiers(50_000, 105_000, 1_500_000, 0), Owed(State(Titled), PayBy.AddDays(-1)));
        (DateOnly, Lawsuit.Event)[] undecided = [(Judged, new Lawsuit.Event.Judged(1, Awarded with { LateCount = null }, null)), Titled[1]];
        Assert.Equal(Fen.Zero, Owed(State(undecided), PayBy.AddDays(10)).Late);
        Assert.Equal(Tiers(50_000, 105_000, 1_500_000, 0), Owed(State([.. Titled, (Judged, new Lawsuit.Event.CostAdvanced(new Fen(30_000), AdvancedBy.Trustee, null, "p"))]), InForce));
    }

    [Fact]
    public void What_was_given_already_is_not_owed_again_and_costs_paid_back_count_once()
    {
        var ledger = Ledger.With(new Held("A", 100), new Held("B", 50));
        var receipt = new SuitReceipt(1, new Fen(200_000), null, Beneficiaries.Suit, false, new Fen(30_000), Fen.Zero, PlanTerms.StatutoryOrder, Tiers(50_000, 105_000, 1_500_000, 0), null, new Fen(30_000));
        ledger.Record(PayBy, Recoveries.Share(ledger.History, Id, 1, (PayBy, receipt), new Dictionary<string, long> { ["A"] = 100, ["B"] = 50 }, [], Fen.Zero, PayBy));
        var state = State([.. Titled, (Judged, new Lawsuit.Event.CostAdvanced(new Fen(30_000), AdvancedBy.Trustee, null, "p")), (PayBy, new Lawsuit.Event.Recovered(receipt))]);
        // 300.00 of the costs awarded went back; of 1,700.00 for holders 200.00 were costs, 1,050.00 interest, 450.00 principal.
        Assert.Equal(Tiers(0, 0, 1_455_000, 0), RecoveryOwed.Of(ledger.History, state, Beneficiaries.Suit, null, _ => PlanTerms.StatutoryOrder, PayBy));
    }

    [Fact]
    public void All_holders_are_owed_the_principal_of_their_bonds_and_interest_at_the_suits_amount_a_bond()
    {
        var ledger = Ledger.With(new Held("A", 100), new Held("B", 50), new Held("C", 151));
        // 1,050.00 × 301 / 150 = 2,107.00
        Assert.Equal(Tiers(0, 210_700, 3_010_000, 0), RecoveryOwed.Of(ledger.History, State(Titled), Beneficiaries.All, null, _ => PlanTerms.StatutoryOrder, PayBy.AddDays(10)));
        // Costs awarded in the suit are owed to them only as far as they go back to whoever laid them out.
        (DateOnly, Lawsuit.Event)[] advanced = [.. Titled, (Judged, new Lawsuit.Event.CostAdvanced(new Fen(70_000), AdvancedBy.Trustee, null, "p"))];
        Assert.Equal(50_000, RecoveryOwed.Of(ledger.History, State(advanced), Beneficiaries.All, null, _ => PlanTerms.StatutoryOrder, PayBy).Costs.Value);
        Assert.Equal(20_000, RecoveryOwed.Of(ledger.History, State(advanced), Beneficiaries.All, new Fen(20_000), _ => PlanTerms.StatutoryOrder, PayBy).Costs.Value);
    }

    private static TierAmounts Owed(Lawsuit.State state, DateOnly on) =>
        RecoveryOwed.Of(Ledger.With(new Held("A", 100), new Held("B", 50)).History, state, Beneficiaries.Suit, null, _ => PlanTerms.StatutoryOrder, on);

    private static TierAmounts Tiers(long costs, long interest, long principal, long late) => new(new Fen(costs), new Fen(interest), new Fen(principal), new Fen(late));
}
