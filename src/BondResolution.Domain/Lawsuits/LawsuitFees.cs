using BondResolution.Domain.Law;
using BondResolution.Domain.Money;
using BondResolution.Domain.Problems;

namespace BondResolution.Domain.Lawsuits;

/// <summary>
/// Decides the court fees of a suit: assessment, deferral, payment, refund (Decree 481). What the court did is recorded
/// even out of order, with a warning that names the article; what the plaintiff does is refused when it breaks a rule.
/// </summary>
public static class LawsuitFees
{
    /// <summary>Assesses a fee: stated, or computed from a base, or from all claims. A later assessment replaces an earlier one.</summary>
    public static Decision<Lawsuit.Event> Assess(
        Lawsuit.State state, string suit, FeeKind kind, Fen? feeBase, Fen? stated, bool halved, DateOnly on)
    {
        if (state.Terms is null)
            return Lawsuit.Unknown(suit);
        if (stated is { } amount)
            return new Lawsuit.Event.FeeAssessed(kind, feeBase, amount, halved);
        var computedOn = feeBase ?? state.Claimed;
        var computed = CourtFees.Compute(kind, computedOn, on, halved);
        return computed.Problem is { } problem
            ? problem
            : new Lawsuit.Event.FeeAssessed(kind, computedOn, computed.Value.Fee, halved);
    }

    /// <summary>
    /// An application to defer goes in with the filing (Art. 48) and is decided before the case is registered (Art. 49).
    /// </summary>
    public static Decision<Lawsuit.Event> Defer(
        Lawsuit.State state, string suit, FeeKind kind, DeferralDecision decision, string? by, DateOnly on)
    {
        if (state.Terms is null)
            return Lawsuit.Unknown(suit);
        var late = state.AcceptedOn <= on;
        if (decision is DeferralDecision.Asked)
        {
            return late
                ? LawsuitProblems.AskedLate.With(("suit", suit), ("accepted", state.AcceptedOn))
                : new Lawsuit.Event.FeeDeferral(kind, decision, by);
        }

        var asked = state.Fee(kind).Deferral.Any(d => d.Decision is DeferralDecision.Asked);
        return ((Decision<Lawsuit.Event>)new Lawsuit.Event.FeeDeferral(kind, decision, by))
            .Warn(late ? LawsuitProblems.DecidedLate.With(("suit", suit), ("accepted", state.AcceptedOn)) : null)
            .Warn(asked ? null : LawsuitProblems.NeverAsked.With(("suit", suit), ("kind", Words.Of(kind))));
    }

    public static Decision<Lawsuit.Event> Pay(Lawsuit.State state, string suit, FeeKind kind, Fen amount, string? by)
    {
        if (state.Terms is null)
            return Lawsuit.Unknown(suit);
        var fee = state.Fee(kind);
        if (fee.Assessed is not { } due)
            return LawsuitProblems.NotAssessed.With(("suit", suit), ("kind", Words.Of(kind)));
        var open = due - (fee.Paid - fee.Refunded);
        return amount <= Fen.Zero || amount > open
            ? LawsuitProblems.PaysTooMuch.With(("amount", amount), ("kind", Words.Of(kind)), ("open", open))
            : new Lawsuit.Event.FeePaid(kind, amount, by);
    }

    public static Decision<Lawsuit.Event> Refund(Lawsuit.State state, string suit, FeeKind kind, Fen amount, string? by)
    {
        if (state.Terms is null)
            return Lawsuit.Unknown(suit);
        var paid = state.Fee(kind).Paid - state.Fee(kind).Refunded;
        return amount <= Fen.Zero || amount > paid
            ? LawsuitProblems.RefundsTooMuch.With(("amount", amount), ("kind", Words.Of(kind)), ("paid", paid))
            : new Lawsuit.Event.FeeRefunded(kind, amount, by);
    }

    /// <summary>
    /// What the acceptance fee comes to on the claims as they are, and what that leaves to pay or to be refunded (Decree 481, Art. 21): a
    /// raised claim is topped up, a reduced one refunded unless the court's inquiry had ended. Null where no fee was computed on the
    /// claims, or where no schedule is known: then nothing is told.
    /// </summary>
    /// <param name="on">The date whose schedule holds.</param>
    public static FeeOnClaims? OnClaims(Lawsuit.State state, DateOnly on)
    {
        var fee = state.Fee(FeeKind.Acceptance);
        if (fee is not { Assessed: { } assessed, Base: not null } || CourtFees.Acceptance(state.Claimed, on, fee.Halved) is not { Problem: null } computed)
            return null;
        var now = computed.Value.Fee;
        var refund = now < assessed && !state.AmendedAfterInquiry ? assessed - now : Fen.Zero;
        return new FeeOnClaims(state.Claimed, now, assessed, now > assessed ? now - assessed : Fen.Zero, refund, computed.Value.Formula);
    }

    /// <summary>
    /// Who bears a fee by an award: the defendant's share rounded half up to the fen, the rest is the plaintiff's (Decree 481, Art. 29).
    /// Null where nothing is assessed or nothing was said of costs.
    /// </summary>
    public static (Fen Defendant, Fen Plaintiff)? Borne(SuitFee fee, Award? award)
    {
        if (fee.Assessed is not { } assessed || award?.DefendantBears is not { } share)
            return null;
        var defendant = share.Of(assessed);
        return (defendant, assessed - defendant);
    }
}
