using System.Collections.Immutable;
using BondResolution.Domain.Law;
using BondResolution.Domain.Lawsuits;
using BondResolution.Domain.Money;
using BondResolution.Domain.Plans;
using BondResolution.Domain.Problems;
using BondResolution.Domain.Time;
using static BondResolution.Domain.Tests.Lawsuits.Suits;

namespace BondResolution.Domain.Tests.Lawsuits;

public class LawsuitCourseTests
{
    private static readonly (DateOnly, Lawsuit.Event) IsAccepted = (Accepted, new Lawsuit.Event.Accepted("n"));

    private static readonly (DateOnly, Lawsuit.Event) IsJudged = (Judged, new Lawsuit.Event.Judged(1, Awarded, null));

    private static readonly (DateOnly, Lawsuit.Event) IsInForce = (InForce, new Lawsuit.Event.InForce());

    [Fact]
    public void A_suit_goes_from_filing_to_enforcement()
    {
        Assert.Equal(SuitStage.Filed, State().Stage);
        Assert.Equal(SuitStage.Accepted, State(IsAccepted).Stage);
        Decided.Accepted(LawsuitCourse.Judge(State(IsAccepted), Id, 1, Awarded, null));
        Assert.Equal(SuitStage.Judged, State(IsAccepted, IsJudged).Stage);
        Decided.Accepted(LawsuitCourse.Effective(State(IsAccepted, IsJudged), Id));
        var state = State(IsAccepted, IsJudged, IsInForce);
        Assert.Equal((SuitStage.InForce, InForce), (state.Stage, state.Enforceable!.InForceOn));
        Decided.Accepted(LawsuitCourse.Enforce(state, Id, "n", null, PayBy.AddDays(1)));
        Assert.Equal(["judge 1", "effective "], state.Course.Select(s => $"{s.What} {s.Detail}"));
    }

    [Fact] // Civil Procedure Law Arts. 126, 148, 171, 211(11): what the court did is recorded, with a warning
    public void A_judgment_out_of_order_or_beyond_the_claim_is_recorded_with_a_warning()
    {
        var unaccepted = LawsuitCourse.Judge(State(), Id, 1, Awarded, null);
        Decided.Accepted(unaccepted, SuitCourseProblems.StepMissing);
        Assert.Contains("Art. 126", unaccepted.Warnings[0].Message(chinese: false), StringComparison.Ordinal);
        var more = Awarded with { Components = [new AwardedComponent("principal", AppropriationTier.Principal, State().Claimed + new Fen(1), null)] };
        var beyond = LawsuitCourse.Judge(State(IsAccepted), Id, 1, more, null);
        Decided.Accepted(beyond, SuitCourseProblems.BeyondClaim);
        Assert.Equal("225756746.10", beyond.Warnings[0].Detail("claimed"));
        Decided.Accepted(LawsuitCourse.Judge(State(IsAccepted, IsJudged), Id, 2, Awarded, null), SuitCourseProblems.StepMissing);
        Decided.Accepted(LawsuitCourse.Judge(State(IsAccepted, (Judged, new Lawsuit.Event.Withdrawn(null))), Id, 1, Awarded, null), SuitCourseProblems.StepAfter);
        Decided.Accepted(LawsuitCourse.Judge(State(IsAccepted, (Judged, new Lawsuit.Event.Mediated(Awarded, true, null))), Id, 1, Awarded, null), SuitCourseProblems.StepAfter);
    }

    [Fact]
    public void A_judgment_of_second_instance_replaces_the_first()
    {
        var second = Awarded with { Components = [Awarded.Components[0] with { Stated = new Fen(1_000) }] };
        var state = State(IsAccepted, IsJudged, (InForce, new Lawsuit.Event.Appealed(SuitParty.Defendant, null)), (PayBy, new Lawsuit.Event.Judged(2, second, null)));
        Assert.Equal((2, 1_000L, null), (state.Title!.Instance, state.Title.Award.Total.Value, state.AppealedOn));
        Assert.Null(state.Enforceable);
    }

    [Fact] // Art. 171
    public void We_appeal_a_judgment_that_is_not_in_force_and_the_other_sides_appeal_is_recorded()
    {
        Decided.Accepted(LawsuitCourse.Appeal(State(IsAccepted, IsJudged), Id, SuitParty.Plaintiff, new Fen(5)));
        Decided.Refused(SuitCourseProblems.TooEarly, LawsuitCourse.Appeal(State(IsAccepted), Id, SuitParty.Plaintiff, null));
        Decided.Refused(SuitCourseProblems.TooLate, LawsuitCourse.Appeal(State(IsAccepted, IsJudged, IsInForce), Id, SuitParty.Plaintiff, null));
        Decided.Accepted(LawsuitCourse.Appeal(State(IsAccepted), Id, SuitParty.Defendant, null), SuitCourseProblems.StepMissing);
        Decided.Accepted(LawsuitCourse.Appeal(State(IsAccepted, IsJudged, IsInForce), Id, SuitParty.Defendant, null), SuitCourseProblems.StepAfter);
    }

    [Fact] // Art. 158
    public void A_judgment_in_force_without_one_or_under_appeal_is_recorded_with_a_warning()
    {
        Decided.Accepted(LawsuitCourse.Effective(State(IsAccepted), Id), SuitCourseProblems.StepMissing);
        Decided.Accepted(LawsuitCourse.Effective(State(IsAccepted, IsJudged, (InForce, new Lawsuit.Event.Appealed(SuitParty.Defendant, null))), Id), SuitCourseProblems.StepAfter);
        Decided.Accepted(LawsuitCourse.Effective(State(IsAccepted, IsJudged, IsInForce), Id), SuitCourseProblems.StepAfter);
    }

    [Fact] // Arts. 247, 250
    public void Enforcement_is_refused_before_a_title_is_in_force_and_overdue_and_warned_about_behind_two_years()
    {
        Decided.Refused(SuitCourseProblems.TooEarly, LawsuitCourse.Enforce(State(IsAccepted, IsJudged), Id, null, null, PayBy.AddDays(1)));
        var state = State(IsAccepted, IsJudged, IsInForce);
        Assert.Equal("2025-12-31", Decided.Refused(SuitCourseProblems.TooEarly, LawsuitCourse.Enforce(state, Id, null, null, PayBy.AddDays(-1))).Detail("missing"));
        Decided.Accepted(LawsuitCourse.Enforce(state, Id, null, null, PayBy.AddYears(2)));
        Decided.Accepted(LawsuitCourse.Enforce(state, Id, null, null, PayBy.AddYears(2).AddDays(1)), SuitCourseProblems.EnforcedLate);
        var clock = Assert.Single(EnforcementClock.Of(state));
        Assert.Equal((PayBy, new DateOnly(2027, 12, 31), 180), (clock.From, clock.Until, clock.Period.WarnDays));
        Assert.Equal((true, false), (clock.IsNear(clock.Until.AddDays(-180)), clock.IsNear(clock.Until.AddDays(-181))));
        Assert.Empty(EnforcementClock.Of(State(IsAccepted, IsJudged, IsInForce, (PayBy, new Lawsuit.Event.EnforcementApplied(null, null)))));
    }

    [Fact]
    public void The_time_to_pay_may_be_days_after_it_is_in_force_or_instalments_or_nothing()
    {
        Assert.Equal([(InForce.AddDays(10), null)], Due(new PayTerm(null, 10, null)));
        Assert.Equal([(InForce, (Fen?)null)], Due());
        Assert.Equal([(PayBy, (Fen?)new Fen(7)), (PayBy.AddDays(1), new Fen(8))], Due(new PayTerm(PayBy.AddDays(1), null, new Fen(8)), new PayTerm(PayBy, null, new Fen(7))));
        Assert.Empty(State(IsAccepted, (Judged, new Lawsuit.Event.Judged(1, Awarded with { PayBy = [new PayTerm(null, 10, null)] }, null))).Title!.DueDays);

        static IEnumerable<(DateOnly, Fen?)> Due(params ImmutableArray<PayTerm> terms) =>
            State(IsAccepted, (Judged, new Lawsuit.Event.Judged(1, Awarded with { PayBy = terms }, null)), IsInForce).Title!.DueDays;
    }

    [Fact] // Art. 267
    public void A_suspension_ends_the_day_before_it_is_resumed()
    {
        var suspended = (InForce, new Lawsuit.Event.Suspended(SuspensionReason.Review, false));
        Decided.Accepted(LawsuitCourse.Suspend(State(), Id, SuspensionReason.Review, false));
        Decided.Accepted(LawsuitCourse.Suspend(State(suspended), Id, SuspensionReason.Review, false), SuitCourseProblems.StepAfter);
        Decided.Accepted(LawsuitCourse.Resume(State(suspended), Id));
        Decided.Accepted(LawsuitCourse.Resume(State(), Id), SuitCourseProblems.StepMissing);
        var state = State(suspended, (PayBy, new Lawsuit.Event.Resumed()));
        Assert.Equal(new SuitSuspension(InForce, PayBy.AddDays(-1), SuspensionReason.Review, false), Assert.Single(state.Suspensions));
        Assert.Equal((true, false), (State(suspended).IsSuspended, state.IsSuspended));
    }

    [Theory] // 法释〔2014〕8号, Art. 3
    [InlineData(SuspensionReason.Review, false, true)]
    [InlineData(SuspensionReason.Retrial, false, true)]
    [InlineData(SuspensionReason.Review, true, false)]
    [InlineData(SuspensionReason.Insolvency, false, false)]
    [InlineData(SuspensionReason.Agreement, false, false)]
    public void Only_review_and_retrial_not_asked_for_by_the_debtor_stop_the_doubled_interest(SuspensionReason reason, bool byDebtor, bool stops) =>
        Assert.Equal(stops, new SuitSuspension(InForce, null, reason, byDebtor).StopsLateInterest);

    [Fact] // Arts. 96 to 102, 145
    public void A_mediation_binds_when_the_court_confirmed_it()
    {
        Decided.Accepted(LawsuitCourse.Mediate(State(IsAccepted), Id, Awarded, true, null));
        Assert.Equal(SuitStage.InForce, State(IsAccepted, (Judged, new Lawsuit.Event.Mediated(Awarded, true, null))).Stage);
        Assert.Null(State(IsAccepted, (Judged, new Lawsuit.Event.Mediated(Awarded, false, null))).Enforceable);
        Decided.Accepted(LawsuitCourse.Mediate(State(), Id, Awarded, false, null), SuitCourseProblems.StepMissing);
        Decided.Accepted(LawsuitCourse.Mediate(State(IsAccepted, IsJudged), Id, Awarded, false, null), SuitCourseProblems.StepAfter);
        Decided.Accepted(LawsuitCourse.Mediate(State(IsAccepted, (Judged, new Lawsuit.Event.Withdrawn(null))), Id, Awarded, false, null), SuitCourseProblems.StepAfter);
    }

    [Fact]
    public void A_settlement_is_a_contract_and_no_title()
    {
        Decided.Accepted(LawsuitCourse.Settle(State(), Id, Awarded, "text"));
        Decided.Accepted(LawsuitCourse.Settle(State(), Id, null, "text"));
        Decided.Refused(SuitCourseProblems.TooLate, LawsuitCourse.Settle(State((Judged, new Lawsuit.Event.Withdrawn(null))), Id, null, "text"));
        var state = State(IsAccepted, IsJudged, IsInForce, (PayBy, new Lawsuit.Event.Settled(Awarded, null)));
        Assert.Equal((TitleKind.Settlement, TitleKind.Judgment), (state.Title!.Kind, state.Enforceable!.Kind));
    }

    [Fact] // Art. 148; 法释〔2015〕5号, Art. 232
    public void We_withdraw_and_change_the_claims_only_before_the_judgment()
    {
        Decided.Accepted(LawsuitCourse.Withdraw(State(IsAccepted), Id, "settled"));
        Decided.Refused(SuitCourseProblems.TooLate, LawsuitCourse.Withdraw(State(IsAccepted, IsJudged), Id, null));
        Decided.Refused(SuitCourseProblems.TooLate, LawsuitCourse.Withdraw(State((Judged, new Lawsuit.Event.Withdrawn(null))), Id, null));
        Decided.Refused(SuitCourseProblems.TooLate, LawsuitCourse.Amend(State(IsAccepted, IsJudged), Id, Awarded.Components, false, PayBy));
    }

    [Fact] // Decree 481, Art. 21
    public void A_raised_claim_is_topped_up_and_a_reduced_one_refunded_before_the_inquiry_has_ended()
    {
        var assessed = (Filed, new Lawsuit.Event.FeeAssessed(FeeKind.Acceptance, State().Claimed, new Fen(117_058_373), false));
        Decided.Accepted(LawsuitCourse.Amend(State(), Id, Claims(20_000_000_000), false, Accepted));
        var raised = LawsuitCourse.Amend(State(assessed), Id, Claims(30_000_000_000), false, Accepted);
        Decided.Accepted(raised, SuitCourseProblems.FeeChanges);
        // 300,000,000 × 0.005 + 41,800 = 1,541,800.00
        Assert.Equal(("1541800.00", "371216.27", "0.00"), Change(raised));
        var reduced = LawsuitCourse.Amend(State(assessed), Id, Claims(20_000_000_000), false, Accepted);
        Assert.Equal(("1041800.00", "0.00", "128783.73"), Change(reduced));
        Decided.Accepted(LawsuitCourse.Amend(State(assessed), Id, Claims(20_000_000_000), true, Accepted));
        var amended = State(assessed, (Accepted, Assert.Single(reduced.Events)));
        Assert.Equal(("200000000.00", "128783.73"), (amended.Claimed.ToString(), LawsuitFees.OnClaims(amended, Accepted)!.Refund.ToString()));

        static (string, string, string) Change(Decision<Lawsuit.Event> decision) =>
            (decision.Warnings[0].Detail("fee"), decision.Warnings[0].Detail("topUp"), decision.Warnings[0].Detail("refund"));
        static ImmutableArray<AwardedComponent> Claims(long fen) => [new AwardedComponent("principal", AppropriationTier.Principal, new Fen(fen), null)];
    }

    [Fact] // Decree 481, Art. 29
    public void Who_bears_a_fee_follows_the_judgment_and_the_parts_are_the_fee()
    {
        var fee = SuitFee.Of(FeeKind.Acceptance) with { Assessed = new Fen(117_058_373) };
        Assert.Equal((new Fen(105_352_536), new Fen(11_705_837)), LawsuitFees.Borne(fee, Awarded with { DefendantBears = new Rate(0.9m) }));
        Assert.Null(LawsuitFees.Borne(fee, Awarded with { DefendantBears = null }));
        Assert.Null(LawsuitFees.Borne(SuitFee.Of(FeeKind.Acceptance), Awarded));
    }

    [Fact] // Decree 481, Art. 17
    public void An_appeals_fee_is_that_of_the_part_appealed() =>
        Assert.Equal("13800.00", CourtFees.Appeal(new Fen(100_000_000), Judged, halved: false).Value.Fee.ToString());

    [Fact]
    public void What_no_award_can_be_is_refused()
    {
        var reversed = UseOfFunds.Formula! with { To = new DateOnly(2024, 1, 1) };
        Decided.Refused(InterestProblems.PeriodReversed, Judge(Awarded with { Components = [new AwardedComponent("i", AppropriationTier.Interest, null, reversed)] }));
        Decided.Refused(PlanProblems.WrongOrder, Judge(Awarded with { Appropriation = [AppropriationTier.Costs] }));
        Decided.Refused(SuitCourseProblems.PayByExceeds, Judge(Awarded with { PayBy = [new PayTerm(PayBy, null, Awarded.Total + new Fen(1))] }));
        Decided.Refused(InterestProblems.PeriodReversed, LawsuitCourse.Amend(State(), Id, [new AwardedComponent("i", AppropriationTier.Interest, null, reversed)], false, Filed));

        static Decision<Lawsuit.Event> Judge(Award award) => LawsuitCourse.Judge(State(IsAccepted), Id, 1, award, null);
    }

    [Theory]
    [InlineData("principal", false, AppropriationTier.Principal)]
    [InlineData("本金", false, AppropriationTier.Principal)]
    [InlineData("maturity interest", false, AppropriationTier.Interest)]
    [InlineData("逾期利息", false, AppropriationTier.Interest)]
    [InlineData("lawyers' fees", false, AppropriationTier.Costs)]
    [InlineData("use of funds", true, AppropriationTier.Interest)]
    public void A_component_without_a_tier_goes_by_formula_and_name(string name, bool isFormula, AppropriationTier tier) =>
        Assert.Equal(tier, AwardedComponent.TierOf(name, isFormula ? UseOfFunds.Formula : null));

    [Fact]
    public void Nothing_happens_in_a_suit_that_was_not_filed()
    {
        var none = Lawsuit.State.Initial;
        Decision<Lawsuit.Event>[] decisions =
        [
            LawsuitCourse.Amend(none, Id, [], false, Filed), LawsuitCourse.Judge(none, Id, 1, Awarded, null), LawsuitCourse.Appeal(none, Id, SuitParty.Defendant, null),
            LawsuitCourse.Effective(none, Id), LawsuitCourse.Enforce(none, Id, null, null, Filed), LawsuitCourse.Suspend(none, Id, SuspensionReason.Other, false),
            LawsuitCourse.Resume(none, Id), LawsuitCourse.Settle(none, Id, null, null), LawsuitCourse.Mediate(none, Id, Awarded, false, null), LawsuitCourse.Withdraw(none, Id, null)
        ];
        Assert.All(decisions, d => Decided.Refused(LawsuitProblems.Unknown, d));
    }
}
