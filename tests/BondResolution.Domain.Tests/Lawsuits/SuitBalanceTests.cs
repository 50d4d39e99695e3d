using System.Collections.Immutable;
using BondResolution.Domain.Lawsuits;
using BondResolution.Domain.Money;
using BondResolution.Domain.Plans;
using BondResolution.Domain.Time;
using static BondResolution.Domain.Tests.Lawsuits.Suits;

namespace BondResolution.Domain.Tests.Lawsuits;

/// <summary>What is still claimed when the plan pays beside the suit, and what late performance adds.</summary>
public class SuitBalanceTests
{
    private static readonly ImmutableArray<AppropriationTier> PrincipalFirst =
        [AppropriationTier.Costs, AppropriationTier.Principal, AppropriationTier.Interest];

    private static readonly (DateOnly, Lawsuit.Event)[] Titled =
    [
        (Judged, new Lawsuit.Event.Judged(1, Awarded, null)), (InForce, new Lawsuit.Event.InForce())
    ];

    // A has 100 bonds in suit; the instalment was paid for 200: half of it counts. C is not in the suit.
    private static readonly HolderPayment[] Instalment =
    [
        new(PayBy.AddDays(10), 9, "A", 200, 200_000, 20_001, 0, 0, null, false), new(PayBy.AddDays(10), 9, "C", 10, 99, 0, 0, 0, null, false)
    ];

    [Theory]
    [InlineData(null, 0, 0, 0, 110_001)]
    [InlineData(CreditPolicy.None, 0, 0, 0, 110_001)]
    [InlineData(CreditPolicy.AsPaid, 0, 10_001, 100_000, 0)]
    [InlineData(CreditPolicy.Statutory, 50_000, 60_001, 0, 0)]
    [InlineData(CreditPolicy.Plan, 50_000, 0, 60_001, 0)]
    public void An_instalment_is_credited_by_the_stated_policy_and_by_none_without_one(CreditPolicy? policy, long costs, long interest, long principal, long uncredited)
    {
        var balance = Balance(policy, Instalment);
        Assert.Equal(new TierAmounts(new Fen(costs), new Fen(interest), new Fen(principal), Fen.Zero), balance.Credited);
        Assert.Equal((uncredited, Awarded.Total - balance.Credited.Total), (balance.Uncredited.Value, balance.Still.Total));
    }

    [Fact]
    public void What_was_paid_before_the_claim_or_the_judgment_is_not_credited_to_it()
    {
        Assert.Equal(TierAmounts.Zero, Balance(CreditPolicy.AsPaid, Instalment[0] with { On = Judged }).Credited);
        // Without a judgment the claims stand, as of 2025-01-06.
        var state = State((Filed, new Lawsuit.Event.CreditStated(CreditPolicy.AsPaid, null)));
        Assert.Equal(TierAmounts.Zero, SuitBalance.Of(state, [Instalment[0] with { On = new DateOnly(2025, 1, 6) }], _ => PrincipalFirst).Credited);
        Assert.Equal(100_000, SuitBalance.Of(state, [Instalment[0] with { On = new DateOnly(2025, 1, 7) }], _ => PrincipalFirst).Credited.Principal.Value);
    }

    [Fact]
    public void Nothing_is_credited_beyond_what_is_still_claimed()
    {
        var balance = Balance(CreditPolicy.AsPaid, Instalment[0] with { PrincipalFen = 4_000_000, InterestFen = 0 });
        Assert.Equal((1_500_000L, 500_000L, 0L), (balance.Credited.Principal.Value, balance.Uncredited.Value, balance.Still.Principal.Value));
    }

    [Fact]
    public void A_recovery_for_the_suit_counts_whole_and_one_for_all_by_bonds_in_suit()
    {
        var balance = Balance(null,
            new HolderPayment(PayBy.AddDays(5), 7, "A", 100, 30_000, 2_000, 1_000, 500, Id, true),
            new HolderPayment(PayBy.AddDays(6), 8, "A", 200, 30_000, 2_000, 1_000, 500, null, true),
            new HolderPayment(PayBy.AddDays(7), 9, "A", 100, 30_000, 0, 0, 0, "another suit", true));
        Assert.Equal(new TierAmounts(new Fen(1_500), new Fen(3_000), new Fen(45_000), new Fen(750)), balance.Recovered);
    }

    [Fact]
    public void What_the_deceased_was_paid_stays_credited_when_an_heir_takes_his_place()
    {
        (DateOnly, Lawsuit.Event)[] inherited =
            [.. Titled, (InForce, new Lawsuit.Event.CreditStated(CreditPolicy.AsPaid, null)), (PayBy.AddDays(11), new Lawsuit.Event.Succeeded("A", "heir", 40))];
        Assert.Equal(100_000, SuitBalance.Of(State(inherited), Instalment, _ => PrincipalFirst).Credited.Principal.Value);
        // Paid behind it, 60 of the deceased's 200 bonds and 40 of the heir's 40 are in suit.
        HolderPayment[] later = [Instalment[0] with { On = PayBy.AddDays(12) }, Instalment[0] with { On = PayBy.AddDays(12), Account = "heir", Units = 40 }];
        Assert.Equal(60_000 + 200_000, SuitBalance.Of(State(inherited), later, _ => PrincipalFirst).Credited.Principal.Value);
    }

    [Theory] // version 1 of the receipt, null, counted all that went back as costs
    [InlineData(null, 45_000)]
    [InlineData(30_000L, 30_000)]
    [InlineData(0L, 0)]
    public void Costs_awarded_that_went_back_are_recovered_costs(long? awarded, long recovered)
    {
        var receipt = new SuitReceipt(1, new Fen(100_000), null, Beneficiaries.Suit, false, new Fen(40_000), new Fen(5_000), PlanTerms.StatutoryOrder, TierAmounts.Zero, null, awarded is { } fen ? new Fen(fen) : null);
        var balance = SuitBalance.Of(State([.. Titled, (PayBy.AddDays(5), new Lawsuit.Event.Recovered(receipt))]), [], _ => PrincipalFirst);
        Assert.Equal((recovered, 50_000 - recovered), (balance.Recovered.Costs.Value, balance.Still.Costs.Value));
    }

    [Fact]
    public void The_day_behind_which_payments_count_may_be_stated_with_the_policy()
    {
        var state = State([.. Titled, (InForce, new Lawsuit.Event.CreditStated(CreditPolicy.AsPaid, Filed))]);
        Assert.Equal(100_000, SuitBalance.Of(state, [Instalment[0] with { On = Filed.AddDays(1) }], _ => PrincipalFirst).Credited.Principal.Value);
        Assert.Equal(TierAmounts.Zero, SuitBalance.Of(state, [Instalment[0] with { On = Filed }], _ => PrincipalFirst).Credited);
    }

    [Fact] // 法释〔2014〕8号, Arts. 1 and 3: on 15,500.00 of principal and costs, from the end of the time to pay, less part payments
    public void The_doubled_interest_runs_on_costs_and_principal_and_part_payments_stop_it()
    {
        var balance = Balance(CreditPolicy.AsPaid, Instalment);
        Assert.Equal("15500.00 × 0.000175 × 10 + 14500.00 × 0.000175 × 20 = 77.88", Late(State(Titled), balance, PayBy.AddDays(30)));
        Assert.Null(LateInterest.Of(State(Titled), balance, PayBy.AddDays(-1), DayCounting.Last));
        Assert.Null(LateInterest.Of(State(Titled[0]), balance, PayBy.AddDays(30), DayCounting.Last));
    }

    [Fact]
    public void Time_suspended_for_retrial_is_left_out_and_for_other_reasons_is_not()
    {
        (DateOnly, Lawsuit.Event)[] Suspended(SuspensionReason reason) =>
        [
            .. Titled, (PayBy.AddDays(11), new Lawsuit.Event.Suspended(reason, false)), (PayBy.AddDays(21), new Lawsuit.Event.Resumed())
        ];
        Assert.Equal("15500.00 × 0.000175 × 20 = 54.25", Late(State(Suspended(SuspensionReason.Retrial)), Balance(null), PayBy.AddDays(30)));
        Assert.Equal("15500.00 × 0.000175 × 30 = 81.38", Late(State(Suspended(SuspensionReason.Insolvency)), Balance(null), PayBy.AddDays(30)));
        Assert.Equal("15500.00 × 0.000175 × 10 = 27.13", Late(State(Suspended(SuspensionReason.Retrial)[..3]), Balance(null), PayBy.AddDays(30)));
        (DateOnly, Lawsuit.Event)[] sameDay = [.. Titled, (PayBy, new Lawsuit.Event.Suspended(SuspensionReason.Retrial, false)), (PayBy, new Lawsuit.Event.Resumed())];
        Assert.Equal("15500.00 × 0.000175 × 30 = 81.38", Late(State(sameDay), Balance(null), PayBy.AddDays(30)));
    }

    [Fact] // RULES: per instalment, if it sets instalments
    public void Each_instalment_of_a_judgment_is_late_from_its_own_day_and_payments_pay_the_first_first()
    {
        var award = Awarded with { PayBy = [new PayTerm(PayBy, null, new Fen(400_000)), new PayTerm(PayBy.AddDays(10), null, new Fen(1_255_000))] };
        (DateOnly, Lawsuit.Event)[] titled = [(Judged, new Lawsuit.Event.Judged(1, award, null)), (InForce, new Lawsuit.Event.InForce())];
        var balance = SuitBalance.Of(State(titled), [new HolderPayment(PayBy.AddDays(5), 9, "A", 100, 300_000, 0, 0, 0, Id, true)], _ => PrincipalFirst);
        // 4,000.00 for 5 days, 1,000.00 for 5; then all that is due, 13,550.00, but no more than costs and principal, 12,500.00.
        Assert.Equal("4000.00 × 0.000175 × 5 + 1000.00 × 0.000175 × 5 + 12500.00 × 0.000175 × 10 = 26.25", Late(State(titled), balance, PayBy.AddDays(20)));
    }

    [Fact] // Civil Code Arts. 188, 192, 195
    public void Limitation_begins_anew_with_every_payment_and_acknowledgment()
    {
        var defaulted = new DateOnly(2024, 8, 14);
        Assert.Equal((defaulted, "case.default", new DateOnly(2027, 8, 14)), Of());
        Assert.Equal((PayBy, "instalment.pay", new DateOnly(2028, 12, 31)), Of((PayBy, "instalment.pay"), (InForce, "case.acknowledge"), (new DateOnly(2020, 1, 1), "early")));
        var clock = LimitationClock.Of(defaulted, []);
        Assert.Equal((180, true, false), (clock.DaysLeft(clock.Until.AddDays(-180)), clock.IsNear(clock.Until.AddDays(-180)), clock.IsNear(clock.Until.AddDays(-181))));

        (DateOnly, string, DateOnly) Of(params (DateOnly, string)[] restarts) =>
            LimitationClock.Of(defaulted, restarts) is var c ? (c.From, c.Because, c.Until) : default;
    }

    private static SuitBalance Balance(CreditPolicy? policy, params HolderPayment[] payments) => SuitBalance.Of(
        State(policy is { } stated ? [.. Titled, (InForce, new Lawsuit.Event.CreditStated(stated, null))] : Titled), payments, _ => PrincipalFirst);

    private static string? Late(Lawsuit.State state, SuitBalance balance, DateOnly to) => LateInterest.Of(state, balance, to, DayCounting.Last)?.Value.Formula;
}
