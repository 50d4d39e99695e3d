using BondResolution.Domain.Holdings;
using BondResolution.Domain;
using BondResolution.Domain.Lawsuits;
using BondResolution.Domain.Money;
using BondResolution.Domain.Time;
using BondResolution.Views.Lines;

namespace BondResolution.Views.Reports;

/// <summary>Answers who is in no suit yet and what he may claim.</summary>
internal sealed class ScreenQuery(ViewsDatabase views, Scope scope, AsKnown asKnown, CaseFacts facts)
{
    /// <summary>A way to tell interest: its name, and what it comes to on bonds and the principal still owed on them.</summary>
    private sealed record Basis(string Name, Func<long, Fen, Fen> Accrued);

    public ScreenReport Run()
    {
        using var lines = StandingLines.Read(views, scope);
        var face = facts.Case.Terms!.Face;
        var bases = Bases();
        var holders = new OutsideHolders(facts, lines, SuitPayments.Read(lines, facts)).Clocks().Select(h => Holder(h.Position, h.Clock, face, bases)).ToList();
        return new ScreenReport(scope.Code, scope.AsOf, asKnown, [.. bases.Select(b => b.Name)],
            new(holders.Count, holders.Sum(h => h.Units), Fen.Sum(holders.Select(h => h.Face)), Fen.Sum(holders.Select(h => h.Principal))), holders);
    }

    private ScreenReport.Holder Holder(in Position position, LimitationClock clock, Fen face, List<Basis> bases)
    {
        var (units, principal) = (position.Units, face * position.Units - new Fen(position.PaidDownFen));
        return new(position.Account.ToString(), Words.Of(position.Class), facts.Purchasers.Contains(position.Account.ToString()), units, position.Frozen, face * units, principal,
            [.. bases.Select(b => new ScreenReport.Accrued(b.Name, b.Accrued(units, principal)))],
            clock.From, clock.Because, clock.Until, clock.DaysLeft(scope.AsOf), clock.IsNear(scope.AsOf));
    }

    /// <summary>
    /// Interest at maturity, of the default by bonds; each plan's, on the principal still owed; each suit's formulas, on the suit's base a bond, from their
    /// own beginning to the date, or to the day interest stopped.
    /// </summary>
    private List<Basis> Bases()
    {
        var to = facts.Case.InterestUntil < scope.AsOf ? facts.Case.InterestUntil.Value : scope.AsOf;
        var bases = new List<Basis>();
        if (facts.Case.Default is { Units: > 0 } d)
            bases.Add(new("maturity", (units, _) => new Fen(Rounding.HalfUpShare(d.Interest.Value, units, d.Units))));
        foreach (var plan in facts.Plans.Select(p => p.Terms).Where(t => t?.Interest is not null))
        {
            var i = plan!.Interest!;
            bases.Add(new("plan " + plan.Plan, (_, principal) => Accrue(principal, RateSteps.Of(i.Rate), i.From, to, i.Count, i.Basis)));
        }

        foreach (var suit in facts.Lawsuits.Where(s => s.Terms is not null && s.Units > 0))
        {
            foreach (var claim in suit.Claims.Where(c => c.Formula is not null))
            {
                var f = claim.Formula!;
                bases.Add(new($"suit {suit.Terms!.Suit} {claim.Name}", (units, _) =>
                    Accrue(new Fen(Rounding.HalfUpShare(f.Base.Value, units, suit.Units)), f.Rates, f.From, to, f.Counting, f.Basis)));
            }
        }

        return bases;
    }

    private static Fen Accrue(Fen on, RateSteps rates, DateOnly from, DateOnly to, DayCounting counting, YearBasis basis) =>
        to >= from && Interest.Compute(on, rates, from, to, counting, basis) is { Problem: null } computed ? computed.Value.Rounded : Fen.Zero;
}
