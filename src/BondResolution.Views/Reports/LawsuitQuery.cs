using BondResolution.Domain;
using BondResolution.Domain.Law;
using BondResolution.Domain.Lawsuits;
using BondResolution.Domain.Time;

namespace BondResolution.Views.Reports;

/// <summary>Answers what is claimed in court, with its arithmetic.</summary>
internal static class LawsuitQuery
{
    public static LawsuitReport Run(CaseFacts facts, Scope scope, AsKnown asKnown, string? suit) => new(
        scope.Code, scope.AsOf, asKnown,
        [.. facts.Lawsuits.Where(s => s.Terms is not null && (suit is null || s.Terms.Suit == suit)).Select(s => Suit(facts, scope, s))]);

    private static LawsuitReport.Suit Suit(CaseFacts facts, Scope scope, Lawsuit.State state)
    {
        var terms = state.Terms!;
        var filed = facts.All.First(f => f.Do == "lawsuit.file" && f.Stream == Lawsuit.StreamName(scope.Code, terms.Suit));
        return new(terms.Suit, terms.Court, state.Number, terms.Plaintiff, terms.Defendant, Text(state.FiledOn)!, Text(state.AcceptedOn), terms.UnitsAsOf,
            state.Holders.Count, state.Units, [.. terms.Claims.Select(Claim)], state.Claimed,
            [.. state.Fees.Values.Select(fee => Fee(fee, facts, terms.Suit, scope))], filed.Source, filed.Label);
    }

    private static LawsuitReport.Claim Claim(ClaimComponent claim)
    {
        if (claim.Formula is not { } f)
            return new(claim.Name, null, null, null, null, null, null, null, null, claim.Amount);
        var result = Interest.Compute(f).Value;
        return new(claim.Name, f.Base, RateText(f.Rates), f.From, f.To, Words.Of(f.Counting), Words.Of(f.Basis), result.Days, result.Formula, result.Rounded);
    }

    private static LawsuitReport.Fee Fee(SuitFee fee, CaseFacts facts, string suit, Scope scope)
    {
        var assessed = facts.All.LastOrDefault(f => f.Do == "lawsuit.fee" && f.Stream == Lawsuit.StreamName(scope.Code, suit));
        var formula = fee is { Base: { } on, Assessed: not null } && assessed is not null
            ? CourtFees.Compute(fee.Kind, on, DateOnly.ParseExact(assessed.On, "yyyy-MM-dd"), fee.Halved)
            : null;
        return new(Words.Of(fee.Kind), fee.Base, fee.Assessed, fee.Halved,
            formula is { Problem: null } && formula.Value.Fee == fee.Assessed ? formula.Value.Formula : null, fee.Paid, fee.Refunded,
            fee.Assessed is { } due ? due - fee.Paid + fee.Refunded : null,
            [.. fee.Deferral.Select(d => new LawsuitReport.Deferral(d.On, Words.Of(d.Decision)))]);
    }

    private static string RateText(RateSteps rates) =>
        rates.IsSingle ? rates.Steps[0].Rate.ToString() : string.Join(", ", rates.Steps.Select(s => $"{s.From:yyyy-MM-dd} {s.Rate}"));

    private static string? Text(DateOnly? date) => date?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
