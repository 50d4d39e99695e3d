using BondResolution.Domain.Lawsuits;
using BondResolution.Domain.Money;
using BondResolution.Domain.Plans;
using BondResolution.Domain.Problems;
using static BondResolution.Domain.Tests.Lawsuits.Suits;

namespace BondResolution.Domain.Tests.Lawsuits;

public class LawsuitCostsTests
{
    private static readonly (DateOnly, Lawsuit.Event)[] InForceWithCosts =
    [
        (Filed, new Lawsuit.Event.CostAdvanced(new Fen(60_000), AdvancedBy.Trustee, null, "lawyers")),
        (Filed, new Lawsuit.Event.CostAdvanced(new Fen(10_000), AdvancedBy.Holders, null, "preservation")),
        (Judged, new Lawsuit.Event.Judged(1, Awarded, null)), (InForce, new Lawsuit.Event.InForce())
    ];

    private static readonly TierAmounts Owed = Awarded.Amounts;

    [Fact]
    public void The_trustees_costs_come_first_then_prepayments_and_the_rest_is_for_the_holders()
    {
        Assert.Equal((60_000L, 10_000L, 930_000L), Split(Receive(State(InForceWithCosts), Terms(1_000_000))));
        Assert.Equal((60_000L, 5_000L, 0L), Split(Receive(State(InForceWithCosts), Terms(65_000))));
        Assert.Equal((50_000L, 0L, 0L), Split(Receive(State(InForceWithCosts), Terms(50_000))));
    }

    [Fact] // INTERFACE §2: what the debtor paid counts whole
    public void Of_what_goes_back_so_much_is_paid_as_costs_awarded_as_is_owed_and_the_rest_the_holders_bear()
    {
        // 700.00 go back, 500.00 of costs are awarded.
        var receipt = ((Lawsuit.Event.Recovered)Assert.Single(Decided.Accepted(Receive(State(InForceWithCosts), Terms(1_000_000))))).Receipt;
        Assert.Equal((50_000L, 20_000L, 950_000L), (receipt.CostsAwarded!.Value.Value, receipt.NotAwarded.Value, receipt.ForTiers.Value));
        var nothing = ((Lawsuit.Event.Recovered)Assert.Single(Decided.Accepted(
            Receive(State(InForceWithCosts), Terms(1_000_000) with { Owed = Owed with { Costs = Fen.Zero } })))).Receipt;
        Assert.Equal((0L, 70_000L, 1_000_000L), (nothing.CostsPaid.Value, nothing.NotAwarded.Value, nothing.ForTiers.Value));
    }

    [Fact]
    public void What_was_paid_back_is_not_paid_back_again()
    {
        var first = Assert.Single(Decided.Accepted(Receive(State(InForceWithCosts), Terms(65_000))));
        var state = State([.. InForceWithCosts, (PayBy, first)]);
        var second = Receive(state, Terms(1_000_000));
        Assert.Equal((0L, 5_000L, 995_000L), Split(second));
        Assert.Equal(2, ((Lawsuit.Event.Recovered)second.Events[0]).Receipt.No);
        Assert.Equal((0L, 5_000L), (state.OpenAdvances(AdvancedBy.Trustee).Value, state.OpenAdvances(AdvancedBy.Holders).Value));
    }

    [Fact]
    public void An_advance_paid_back_twice_is_refused_also_where_the_other_time_is_dated_later()
    {
        var ever = State([.. InForceWithCosts, (PayBy, Assert.Single(Decided.Accepted(Receive(State(InForceWithCosts), Terms(65_000)))))]);
        Assert.Equal("50.00", Decided.Refused(RecoveryProblems.PaidBackTwice,
            LawsuitCosts.Receive(State(InForceWithCosts), ever, Id, Terms(100_000) with { CostsBack = new Fen(5_001) }, InForce)).Detail("open"));
        Assert.Equal((0L, 5_000L, 95_000L), Split(LawsuitCosts.Receive(State(InForceWithCosts), ever, Id, Terms(100_000), InForce)));
    }

    [Fact]
    public void Less_than_all_costs_may_be_paid_back_and_then_the_rest_stays_open()
    {
        Assert.Equal((20_000L, 0L, 980_000L), Split(Receive(State(InForceWithCosts), Terms(1_000_000) with { CostsBack = new Fen(20_000) })));
        Assert.Equal((0L, 0L, 1_000_000L), Split(Receive(State(InForceWithCosts), Terms(1_000_000) with { CostsBack = Fen.Zero })));
        Decided.Refused(RecoveryProblems.PaidBackTwice, Receive(State(InForceWithCosts), Terms(1_000_000) with { CostsBack = new Fen(70_001) }));
    }

    [Fact]
    public void A_recovery_without_an_award_in_force_is_recorded_with_a_warning() =>
        Decided.Accepted(LawsuitCosts.Receive(State(), State(), Id, Terms(1), Filed), RecoveryProblems.NotAdjudged);

    [Fact]
    public void Amounts_are_above_nothing_and_an_order_names_each_tier_once()
    {
        Decided.Refused(RecoveryProblems.NoAmount, Receive(State(InForceWithCosts), Terms(0)));
        Decided.Refused(RecoveryProblems.NoAmount, LawsuitCosts.Advance(State(), Id, Fen.Zero, AdvancedBy.Trustee, null, "p"));
        Decided.Refused(PlanProblems.WrongOrder, Receive(State(InForceWithCosts), Terms(1) with { Order = [AppropriationTier.Costs] }));
    }

    [Fact]
    public void A_policy_of_crediting_stands_until_it_is_stated_anew()
    {
        Assert.Null(State().Credit);
        var stated = (Filed, Assert.Single(Decided.Accepted(LawsuitCosts.Credit(State(), Id, CreditPolicy.Plan, null))));
        Assert.Equal(CreditPolicy.Plan, State(stated).Credit);
        Assert.Empty(Decided.Accepted(LawsuitCosts.Credit(State(stated), Id, CreditPolicy.Plan, null)));
    }

    [Fact]
    public void An_heir_takes_the_place_of_the_holder()
    {
        var state = State((Accepted, new Lawsuit.Event.Succeeded("A", "C", 40)), (Judged, new Lawsuit.Event.Succeeded("B", "C", 50)));
        Assert.Equal([("A", 60L), ("C", 90L)], state.Holders.Select(h => (h.Key, h.Value)));
    }

    [Fact]
    public void Nothing_happens_in_a_suit_that_was_not_filed()
    {
        var none = Lawsuit.State.Initial;
        Decided.Refused(LawsuitProblems.Unknown, LawsuitCosts.Advance(none, Id, new Fen(1), AdvancedBy.Trustee, null, "p"));
        Decided.Refused(LawsuitProblems.Unknown, LawsuitCosts.Credit(none, Id, CreditPolicy.None, null));
        Decided.Refused(LawsuitProblems.Unknown, LawsuitCosts.Receive(none, none, Id, Terms(1), Filed));
    }

    private static RecoveryTerms Terms(long fen) =>
        new(new Fen(fen), null, Beneficiaries.Suit, false, null, PlanTerms.StatutoryOrder, Owed, null);

    private static Decision<Lawsuit.Event> Receive(Lawsuit.State state, RecoveryTerms terms) => LawsuitCosts.Receive(state, state, Id, terms, PayBy);

    private static (long, long, long) Split(Decision<Lawsuit.Event> decision)
    {
        var receipt = Assert.IsType<Lawsuit.Event.Recovered>(Assert.Single(Decided.Accepted(decision))).Receipt;
        return (receipt.Advanced.Value, receipt.Prepaid.Value, receipt.ForHolders.Value);
    }
}
