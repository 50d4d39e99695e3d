using BondResolution.Domain.Law;
using BondResolution.Domain.Lawsuits;
using BondResolution.Domain.Money;
using BondResolution.Domain.Problems;
using static BondResolution.Domain.Tests.Lawsuits.Suits;

namespace BondResolution.Domain.Tests.Lawsuits;

public class LawsuitFeesTests
{
    private static readonly (DateOnly, Lawsuit.Event) IsAccepted = (Accepted, new Lawsuit.Event.Accepted("(2025)粤20民初1号"));

    private static readonly (DateOnly, Lawsuit.Event) IsAssessed =
        (Filed, new Lawsuit.Event.FeeAssessed(FeeKind.Acceptance, null, new Fen(1_000), false));

    [Fact]
    public void The_acceptance_fee_on_all_claims_of_the_real_suit_is_1_170_583_73()
    {
        var assessed = Assess(FeeKind.Acceptance, null, null, halved: false);
        Assert.Equal(new Lawsuit.Event.FeeAssessed(FeeKind.Acceptance, new Fen(22_575_674_610), new Fen(117_058_373), false), assessed);
    }

    [Fact]
    public void A_fee_is_computed_from_a_base_or_stated_and_may_be_halved()
    {
        Assert.Equal(new Lawsuit.Event.FeeAssessed(FeeKind.Acceptance, new Fen(100_000_000), new Fen(690_000), true),
            Assess(FeeKind.Acceptance, new Fen(100_000_000), null, halved: true));
        Assert.Equal(new Lawsuit.Event.FeeAssessed(FeeKind.Preservation, null, new Fen(500_000), false),
            Assess(FeeKind.Preservation, null, new Fen(500_000), halved: false));
        Assert.Equal(new Fen(500_000), Assert.IsType<Lawsuit.Event.FeeAssessed>(Assess(FeeKind.Preservation, null, null, halved: false)).Amount);
    }

    [Fact]
    public void A_fee_for_which_no_schedule_was_in_force_is_refused() => Decided.Refused(LawProblems.NoSchedule,
        LawsuitFees.Assess(State(), Id, FeeKind.Acceptance, null, null, false, new DateOnly(2007, 3, 31)));

    [Fact]
    public void A_later_assessment_replaces_an_earlier_one_and_keeps_what_was_paid()
    {
        var state = State(IsAssessed, (Filed, new Lawsuit.Event.FeePaid(FeeKind.Acceptance, new Fen(400), "trustee")),
            (Accepted, new Lawsuit.Event.FeeAssessed(FeeKind.Acceptance, null, new Fen(700), true)));
        var fee = state.Fee(FeeKind.Acceptance);
        Assert.Equal((new Fen(700), new Fen(400), true), (fee.Assessed, fee.Paid, fee.Halved));
    }

    [Fact]
    public void Deferral_is_asked_for_before_the_case_is_accepted_and_refused_from_that_day_on() // Decree 481, Art. 48
    {
        Assert.Equal(new Lawsuit.Event.FeeDeferral(FeeKind.Acceptance, DeferralDecision.Asked, "广发证券"),
            Assert.Single(Decided.Accepted(Defer(State(), DeferralDecision.Asked, Filed))));
        Decided.Accepted(Defer(State(IsAccepted), DeferralDecision.Asked, Accepted.AddDays(-1)));
        Decided.Refused(LawsuitProblems.AskedLate, Defer(State(IsAccepted), DeferralDecision.Asked, Accepted));
    }

    [Theory]
    [InlineData(DeferralDecision.Granted)]
    [InlineData(DeferralDecision.Refused)]
    public void What_the_court_decides_on_deferral_is_recorded_late_too_with_a_warning(DeferralDecision decision) // Decree 481, Art. 49
    {
        (DateOnly, Lawsuit.Event) asked = (Filed, new Lawsuit.Event.FeeDeferral(FeeKind.Acceptance, DeferralDecision.Asked, null));
        Decided.Accepted(Defer(State(asked), decision, Accepted));
        Decided.Accepted(Defer(State(asked, IsAccepted), decision, Accepted.AddDays(-1)));
        Decided.Accepted(Defer(State(asked, IsAccepted), decision, Accepted), LawsuitProblems.DecidedLate);
        Decided.Accepted(Defer(State(), decision, Filed), LawsuitProblems.NeverAsked);
        Decided.Accepted(Defer(State(IsAccepted), decision, Accepted), LawsuitProblems.DecidedLate, LawsuitProblems.NeverAsked);
    }

    [Fact]
    public void An_application_for_one_fee_is_none_for_another()
    {
        (DateOnly, Lawsuit.Event) asked = (Filed, new Lawsuit.Event.FeeDeferral(FeeKind.Preservation, DeferralDecision.Asked, null));
        Decided.Accepted(Defer(State(asked), DeferralDecision.Granted, Filed), LawsuitProblems.NeverAsked);
    }

    [Fact]
    public void The_decisions_on_deferral_stand_in_order_with_their_dates()
    {
        var state = State((Filed, new Lawsuit.Event.FeeDeferral(FeeKind.Acceptance, DeferralDecision.Asked, null)),
            (Accepted, new Lawsuit.Event.FeeDeferral(FeeKind.Acceptance, DeferralDecision.Granted, null)));
        Assert.Equal([(Filed, DeferralDecision.Asked), (Accepted, DeferralDecision.Granted)], state.Fee(FeeKind.Acceptance).Deferral.AsEnumerable());
    }

    [Fact]
    public void At_most_what_is_open_is_paid_and_at_most_what_is_paid_refunded()
    {
        Decided.Refused(LawsuitProblems.NotAssessed, Pay(State(), 1));
        Decided.Refused(LawsuitProblems.PaysTooMuch, Pay(State(IsAssessed), 1_001));
        Decided.Refused(LawsuitProblems.PaysTooMuch, Pay(State(IsAssessed), 0));
        Decided.Refused(LawsuitProblems.RefundsTooMuch, Refund(State(IsAssessed), 1));

        var paid = (Accepted, Assert.Single(Decided.Accepted(Pay(State(IsAssessed), 1_000))));
        Assert.Equal("0.00", Decided.Refused(LawsuitProblems.PaysTooMuch, Pay(State(IsAssessed, paid), 1)).Detail("open"));
        Assert.Equal("10.00", Decided.Refused(LawsuitProblems.RefundsTooMuch, Refund(State(IsAssessed, paid), 1_001)).Detail("paid"));
        Decided.Refused(LawsuitProblems.RefundsTooMuch, Refund(State(IsAssessed, paid), 0));

        var refunded = (Accepted, Assert.Single(Decided.Accepted(Refund(State(IsAssessed, paid), 300))));
        Decided.Accepted(Pay(State(IsAssessed, paid, refunded), 300));
        Decided.Refused(LawsuitProblems.PaysTooMuch, Pay(State(IsAssessed, paid, refunded), 301));
        Decided.Refused(LawsuitProblems.RefundsTooMuch, Refund(State(IsAssessed, paid, refunded), 701));
    }

    [Fact]
    public void Nothing_happens_in_a_suit_that_was_not_filed()
    {
        var none = Lawsuit.State.Initial;
        Decided.Refused(LawsuitProblems.Unknown, LawsuitFees.Assess(none, Id, FeeKind.Acceptance, null, null, false, Filed));
        Decided.Refused(LawsuitProblems.Unknown, Defer(none, DeferralDecision.Asked, Filed));
        Decided.Refused(LawsuitProblems.Unknown, Pay(none, 1));
        Decided.Refused(LawsuitProblems.Unknown, Refund(none, 1));
    }

    private static Lawsuit.Event Assess(FeeKind kind, Fen? feeBase, Fen? stated, bool halved) =>
        Assert.Single(Decided.Accepted(LawsuitFees.Assess(State(), Id, kind, feeBase, stated, halved, Filed)));

    private static Decision<Lawsuit.Event> Defer(Lawsuit.State state, DeferralDecision decision, DateOnly on) =>
        LawsuitFees.Defer(state, Id, FeeKind.Acceptance, decision, "广发证券", on);

    private static Decision<Lawsuit.Event> Pay(Lawsuit.State state, long fen) => LawsuitFees.Pay(state, Id, FeeKind.Acceptance, new Fen(fen), "广发证券");

    private static Decision<Lawsuit.Event> Refund(Lawsuit.State state, long fen) => LawsuitFees.Refund(state, Id, FeeKind.Acceptance, new Fen(fen), null);
}
