using System.Collections.Immutable;
using System.Globalization;
using BondResolution.Domain.Money;
using BondResolution.Domain.Plans;
using BondResolution.Domain.Time;

namespace BondResolution.Views.Reports;

/// <summary>Interest each plan promises on the principal outstanding, to the date, or to the day interest stopped.</summary>
internal static class PlanAccruals
{
    /// <param name="To">The last day.</param>
    /// <param name="Result">Null where interest has not begun.</param>
    public sealed record Accrual(PlanTerms Plan, DateOnly To, InterestResult? Result)
    {
        public string Basis => "plan " + Plan.Plan;

        public Fen Accrued => Result?.Rounded ?? Fen.Zero;
    }

    public static IReadOnlyList<Accrual> Of(CaseFacts facts, IssuerBook book, Positions positions, DateOnly asOf)
    {
        var accruals = new List<Accrual>();
        foreach (var terms in facts.Plans.Select(p => p.Terms).Where(t => t?.Interest is not null))
        {
            var interest = terms!.Interest!;
            var to = facts.Case.InterestUntil < asOf ? facts.Case.InterestUntil.Value : asOf;
            accruals.Add(new(terms, to, to < interest.From
                ? null
                : AccruedInterest.Compute(PrincipalFrom(interest.From, book, positions), RateSteps.Of(interest.Rate), interest.From, to, interest.Count, interest.Basis).Value));
        }

        return accruals;
    }

    /// <summary>
    /// Principal outstanding from a date on, a step a change; what changed before stands in the first step. Where more was
    /// paid than is known to be owed, before the default is recorded, nothing bears interest.
    /// </summary>
    private static ImmutableArray<PrincipalStep> PrincipalFrom(DateOnly from, IssuerBook book, Positions positions)
    {
        var changes = book.Rows.Select(r => (r.On, Fen: r.OwedFen)).Concat(positions.Cancelled.Select(c => (c.On, c.Fen))).GroupBy(c => c.On, c => c.Fen)
            .OrderBy(c => c.Key, StringComparer.Ordinal)
            .Select(c => (On: DateOnly.ParseExact(c.Key, "yyyy-MM-dd", CultureInfo.InvariantCulture), Fen: c.Sum())).ToList();
        var owedFen = changes.Where(c => c.On <= from).Sum(c => c.Fen);
        var steps = ImmutableArray.CreateBuilder<PrincipalStep>();
        steps.Add(new PrincipalStep(from, new Fen(long.Max(0, owedFen))));
        foreach (var (on, fen) in changes.Where(c => c.On > from))
            steps.Add(new PrincipalStep(on, new Fen(long.Max(0, owedFen += fen))));
        return steps.ToImmutable();
    }
}
