using BondResolution.Domain;
using BondResolution.Domain.Law;
using BondResolution.Domain.Lawsuits;
using BondResolution.Views.Lines;

namespace BondResolution.Views.Reports;

/// <summary>Answers what is claimed in court, with its arithmetic, and what became of it.</summary>
internal sealed class LawsuitQuery(ViewsDatabase views, Scope scope, AsKnown asKnown, CaseFacts facts)
{
    public LawsuitReport Run(string? suit)
    {
        using var lines = StandingLines.Read(views, scope);
        var payments = SuitPayments.Read(lines, facts);
        return new(scope.Code, scope.AsOf, asKnown,
            [.. facts.Lawsuits.Where(s => s.Terms is not null && (suit is null || s.Terms.Suit == suit)).Select(s => Suit(s, payments))],
            Limitation(lines, payments));
    }

    private LawsuitReport.Suit Suit(Lawsuit.State state, IReadOnlyList<HolderPayment> payments)
    {
        var terms = state.Terms!;
        var stream = Lawsuit.StreamName(scope.Code, terms.Suit);
        var filed = facts.All.First(f => f.Do == "lawsuit.file" && f.Stream == stream);
        var balance = SuitBalance.Of(state, payments, facts.PlanOrder);
        return new(terms.Suit, terms.Court, state.Number, terms.Plaintiff, terms.Defendant, Text(state.FiledOn)!, Text(state.AcceptedOn), terms.UnitsAsOf,
            state.Holders.Count, state.Units, Words.Of(state.Stage), [.. state.Course.Select(s => new LawsuitReport.Step(s.On, s.What, s.Detail, s.Sequence))],
            [.. state.Claims.Select(SuitFigures.Claim)], state.Claimed, state.Title is { } title ? SuitFigures.Title(title) : null,
            [.. state.Fees.Values.Select(fee => Fee(state, fee, stream))], FeeOnClaims(state), SuitFigures.Costs(facts, state), SuitFigures.Balance(balance),
            SuitFigures.Late(state, balance, scope.AsOf),
            [.. state.Suspensions.Select(s => new LawsuitReport.Suspension(s.From, s.To, Words.Of(s.Reason), s.ByDebtor, s.StopsLateInterest))],
            [.. state.Receipts.Select(r => SuitFigures.Recovery(facts, terms.Suit, r.On, r.Receipt))],
            [.. EnforcementClock.Of(state).Select(c => new LawsuitReport.Deadline(c.From, c.Until, c.DaysLeft(scope.AsOf), c.IsNear(scope.AsOf), c.Amount, null, c.Period.Source))],
            filed.Source, filed.Label);
    }

    private LawsuitReport.Fee Fee(Lawsuit.State state, SuitFee fee, string stream)
    {
        var assessed = facts.All.LastOrDefault(f => f.Do == "lawsuit.fee" && f.Stream == stream);
        var formula = fee is { Base: { } on, Assessed: not null } && assessed is not null ? CourtFees.Compute(fee.Kind, on, assessed.Date, fee.Halved) : null;
        var borne = LawsuitFees.Borne(fee, state.Title?.Award);
        return new(Words.Of(fee.Kind), fee.Base, fee.Assessed, fee.Halved,
            formula is { Problem: null } && formula.Value.Fee == fee.Assessed ? formula.Value.Formula : null, fee.Paid, fee.Refunded,
            fee.Assessed is { } due ? due - fee.Paid + fee.Refunded : null,
            [.. fee.Deferral.Select(d => new LawsuitReport.Deferral(d.On, Words.Of(d.Decision)))], borne?.Defendant, borne?.Plaintiff);
    }

    private LawsuitReport.FeeChange? FeeOnClaims(Lawsuit.State state) => LawsuitFees.OnClaims(state, scope.AsOf) is { Changes: true } change && state.Course.Any(s => s.What == "amend")
        ? new(change.Claimed, change.Fee, change.Assessed, change.TopUp, change.Refund, change.Formula)
        : null;

    /// <summary>The limitation that ends first of all holders in no suit.</summary>
    private LawsuitReport.Deadline? Limitation(StandingLines lines, IReadOnlyList<HolderPayment> payments)
    {
        var outside = new OutsideHolders(facts, lines, payments).Clocks();
        return outside.Count == 0 || outside.MinBy(c => c.Clock.Until).Clock is not { } first
            ? null
            : new(first.From, first.Until, first.DaysLeft(scope.AsOf), first.IsNear(scope.AsOf), null, outside.Count, first.Period.Source);
    }

    private static string? Text(DateOnly? date) => date?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
