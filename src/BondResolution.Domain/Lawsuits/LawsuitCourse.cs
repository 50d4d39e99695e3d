using System.Collections.Immutable;
using BondResolution.Domain.Law;
using BondResolution.Domain.Plans;
using BondResolution.Domain.Problems;
using BondResolution.Domain.Time;

namespace BondResolution.Domain.Lawsuits;

/// <summary>
/// Decides the steps of a suit after its filing. What a court did (判决、生效、中止、恢复、调解) is recorded also out of the usual order, with a
/// warning that names the article; what the plaintiff does (变更请求、上诉、申请执行、和解、撤诉) is refused when it breaks a rule. Articles of
/// the Civil Procedure Law (民事诉讼法) are those of the version of 2023.
/// </summary>
public static class LawsuitCourse
{
    private const string Law = "Civil Procedure Law (民事诉讼法) Art. ";

    /// <summary>Changes the claims; what that does to the acceptance fee is told (Decree 481, Art. 21), not recorded: the court assesses it.</summary>
    public static Decision<Lawsuit.Event> Amend(
        Lawsuit.State state, string suit, ImmutableArray<AwardedComponent> claims, bool inquiryEnded, DateOnly on)
    {
        if (NotPending(state, suit, "lawsuit.amend", "法释〔2015〕5号, Art. 232") is { } refusal)
            return refusal;
        if (Uncomputable(claims) is { } wrong)
            return wrong;
        var amended = state with { Claims = claims, AmendedAfterInquiry = inquiryEnded };
        var change = LawsuitFees.OnClaims(amended, on);
        return ((Decision<Lawsuit.Event>)new Lawsuit.Event.ClaimsAmended(claims, inquiryEnded)).Warn(change is { Changes: true }
            ? SuitCourseProblems.FeeChanges.With(("suit", suit), ("claimed", amended.Claimed), ("fee", change.Fee), ("assessed", change.Assessed),
                ("topUp", change.TopUp), ("refund", change.Refund))
            : null);
    }

    /// <summary>判决 of an instance: 1, 2, or 3 for a retrial.</summary>
    public static Decision<Lawsuit.Event> Judge(Lawsuit.State state, string suit, int instance, Award award, string? number)
    {
        const string Step = "lawsuit.judge";
        if ((NotFiled(state, suit) ?? Wrong(suit, award)) is { } refusal)
            return refusal;
        return ((Decision<Lawsuit.Event>)new Lawsuit.Event.Judged(instance, award, number))
            .Warn(state.AcceptedOn is null ? Missing(suit, Step, "lawsuit.accept", Law + "126") : null)
            .Warn(state.WithdrawnOn is null ? null : After(suit, Step, "lawsuit.withdraw", Law + "148"))
            .Warn(state.Title is { Kind: TitleKind.Mediation, InForceOn: not null } ? After(suit, Step, "lawsuit.mediate", Law + "100") : null)
            .Warn(instance == 2 && state.AppealedOn is null ? Missing(suit, Step, "lawsuit.appeal", Law + "171") : null)
            .Warn(award.Total > state.Claimed ? SuitCourseProblems.BeyondClaim.With(("suit", suit), ("awarded", award.Total), ("claimed", state.Claimed)) : null);
    }

    /// <summary>上诉: the plaintiff's is refused without a judgment and after it is in force; the other side's, and one of whom it is not told whose it is, is recorded.</summary>
    public static Decision<Lawsuit.Event> Appeal(Lawsuit.State state, string suit, SuitParty? by, Money.Fen? amount)
    {
        const string Step = "lawsuit.appeal";
        if (NotFiled(state, suit) is { } refusal)
            return refusal;
        var judged = state.Title is { Kind: TitleKind.Judgment };
        var inForce = state.Title is { Kind: TitleKind.Judgment, InForceOn: not null };
        if (by is SuitParty.Plaintiff && !judged)
            return SuitCourseProblems.TooEarly.With(("suit", suit), ("step", Step), ("missing", "lawsuit.judge"), ("article", Law + "171"));
        if (by is SuitParty.Plaintiff && inForce)
            return Late(suit, Step, "lawsuit.effective", Law + "171");
        return ((Decision<Lawsuit.Event>)new Lawsuit.Event.Appealed(by, amount))
            .Warn(judged ? null : Missing(suit, Step, "lawsuit.judge", Law + "171"))
            .Warn(inForce ? After(suit, Step, "lawsuit.effective", Law + "171") : null);
    }

    /// <summary>生效 of the latest judgment, from the date on.</summary>
    public static Decision<Lawsuit.Event> Effective(Lawsuit.State state, string suit)
    {
        const string Step = "lawsuit.effective";
        if (NotFiled(state, suit) is { } refusal)
            return refusal;
        return ((Decision<Lawsuit.Event>)new Lawsuit.Event.InForce())
            .Warn(state.Title is { Kind: TitleKind.Judgment } ? null : Missing(suit, Step, "lawsuit.judge", Law + "158"))
            .Warn(state.AppealedOn is null ? null : After(suit, Step, "lawsuit.appeal", Law + "158"))
            .Warn(state.Title is { Kind: TitleKind.Judgment, InForceOn: not null } ? After(suit, Step, Step, Law + "158") : null);
    }

    /// <summary>申请执行: of an award in force, when its time to pay is over (Art. 247); behind the two years of Art. 250 with a warning.</summary>
    public static Decision<Lawsuit.Event> Enforce(Lawsuit.State state, string suit, string? number, string? court, DateOnly on)
    {
        if (NotFiled(state, suit) is { } refusal)
            return refusal;
        if (state.Enforceable is not { } title)
            return SuitCourseProblems.TooEarly.With(("suit", suit), ("step", "lawsuit.enforce"), ("missing", "lawsuit.effective"), ("article", Law + "247"));
        if (title.DueDays.Count > 0 && title.DueDays[0].LastDay > on)
        {
            return SuitCourseProblems.TooEarly.With(("suit", suit), ("step", "lawsuit.enforce"),
                ("missing", $"{title.DueDays[0].LastDay:yyyy-MM-dd}"), ("article", Law + "247"));
        }

        var until = title.DueDays.Count == 0 ? DateOnly.MaxValue : LegalPeriods.Enforcement(title.DueDays[^1].LastDay).EndOf(title.DueDays[^1].LastDay);
        return ((Decision<Lawsuit.Event>)new Lawsuit.Event.EnforcementApplied(number, court))
            .Warn(on > until && state.EnforcedOn is null ? SuitCourseProblems.EnforcedLate.With(("suit", suit), ("until", until)) : null);
    }

    /// <summary>中止 of proceedings (Art. 153) or of enforcement (Art. 267).</summary>
    public static Decision<Lawsuit.Event> Suspend(Lawsuit.State state, string suit, SuspensionReason reason, bool byDebtor) => NotFiled(state, suit) is { } refusal
        ? refusal
        : ((Decision<Lawsuit.Event>)new Lawsuit.Event.Suspended(reason, byDebtor))
            .Warn(state.IsSuspended ? After(suit, "lawsuit.suspend", "lawsuit.suspend", Law + "267") : null);

    /// <summary>恢复: from the date on the days count again.</summary>
    public static Decision<Lawsuit.Event> Resume(Lawsuit.State state, string suit) => NotFiled(state, suit) is { } refusal
        ? refusal
        : ((Decision<Lawsuit.Event>)new Lawsuit.Event.Resumed())
            .Warn(state.IsSuspended ? null : Missing(suit, "lawsuit.resume", "lawsuit.suspend", Law + "267"));

    /// <summary>和解 out of court (Art. 53), or in enforcement (Art. 241); a contract, not a title.</summary>
    public static Decision<Lawsuit.Event> Settle(Lawsuit.State state, string suit, Award? award, string? text)
    {
        if ((NotFiled(state, suit) ?? (award is null ? null : Wrong(suit, award))) is { } refusal)
            return refusal;
        return state.WithdrawnOn is null ? new Lawsuit.Event.Settled(award, text) : Late(suit, "lawsuit.settle", "lawsuit.withdraw", Law + "53");
    }

    /// <summary>调解 (Arts. 96–102): it binds when the court has confirmed it.</summary>
    public static Decision<Lawsuit.Event> Mediate(Lawsuit.State state, string suit, Award? award, bool confirmed, string? number)
    {
        const string Step = "lawsuit.mediate";
        if ((NotFiled(state, suit) ?? (award is null ? null : Wrong(suit, award))) is { } refusal)
            return refusal;
        return ((Decision<Lawsuit.Event>)new Lawsuit.Event.Mediated(award, confirmed, number))
            .Warn(state.AcceptedOn is null ? Missing(suit, Step, "lawsuit.accept", Law + "126") : null)
            .Warn(state.Title is { Kind: TitleKind.Judgment } && state.AppealedOn is null ? After(suit, Step, "lawsuit.judge", Law + "145") : null)
            .Warn(state.WithdrawnOn is null ? null : After(suit, Step, "lawsuit.withdraw", Law + "148"));
    }

    /// <summary>撤诉: before the judgment is pronounced (Art. 148).</summary>
    public static Decision<Lawsuit.Event> Withdraw(Lawsuit.State state, string suit, string? reason) =>
        NotPending(state, suit, "lawsuit.withdraw", Law + "148") is { } refusal ? refusal : new Lawsuit.Event.Withdrawn(reason);

    private static Problem? NotFiled(Lawsuit.State state, string suit) => state.Terms is null ? Lawsuit.Unknown(suit) : null;

    /// <summary>The refusal of what the plaintiff may do only before the suit is decided or withdrawn.</summary>
    private static Problem? NotPending(Lawsuit.State state, string suit, string step, string article)
    {
        if (NotFiled(state, suit) is { } refusal)
            return refusal;
        if (state.WithdrawnOn is not null)
            return Late(suit, step, "lawsuit.withdraw", article);
        return state.Titles.Any(t => t.Kind is TitleKind.Judgment) ? Late(suit, step, "lawsuit.judge", article) : null;
    }

    /// <summary>What no award can be: interest that cannot be computed, an order that is none, instalments above the sum.</summary>
    private static Problem? Wrong(string suit, Award award)
    {
        if (Uncomputable(award.Components) is { } wrong)
            return wrong;
        if (!award.Appropriation.IsDefault && !PlanTerms.IsOrder(award.Appropriation))
            return PlanProblems.WrongOrder.With(("given", string.Join(", ", award.Appropriation.Select(Words.Of))));
        var due = award.PayBy.IsDefault ? Money.Fen.Zero : Money.Fen.Sum(award.PayBy.Select(t => t.Amount ?? Money.Fen.Zero));
        return due > award.Total ? SuitCourseProblems.PayByExceeds.With(("suit", suit), ("due", due), ("awarded", award.Total)) : null;
    }

    private static Problem? Uncomputable(ImmutableArray<AwardedComponent> components) =>
        components.Select(c => c.Formula is { } formula ? Interest.Compute(formula).Problem : null).FirstOrDefault(problem => problem is not null);

    private static Problem Missing(string suit, string step, string missing, string article) =>
        SuitCourseProblems.StepMissing.With(("suit", suit), ("step", step), ("missing", missing), ("article", article));

    private static Problem After(string suit, string step, string earlier, string article) =>
        SuitCourseProblems.StepAfter.With(("suit", suit), ("step", step), ("earlier", earlier), ("article", article));

    private static Problem Late(string suit, string step, string earlier, string article) =>
        SuitCourseProblems.TooLate.With(("suit", suit), ("step", step), ("earlier", earlier), ("article", article));
}
