using System.Collections.Immutable;
using BondResolution.Domain.Law;
using BondResolution.Domain.Money;
using BondResolution.Domain.Problems;
using BondResolution.Domain.Time;

namespace BondResolution.Domain.Lawsuits;

/// <summary>The doubled interest of an award (迟延履行期间的债务利息, 法释〔2014〕8号), to a date.</summary>
public static class LateInterest
{
    /// <summary>
    /// Runs from the end of the time the award sets, of each instalment where it sets instalments, or from the day it is in force, on what is
    /// then due of costs and principal; part payments stop it for what they pay; time for which enforcement was suspended for review or
    /// retrial, not on the debtor's application, is left out (Art. 3). Null before it begins, and for an award that cannot be enforced.
    /// </summary>
    /// <param name="state">The suit on the date.</param>
    /// <param name="balance">Its balance on the date, against the award.</param>
    /// <param name="to">The date.</param>
    /// <param name="counting">Which ends count.</param>
    public static Outcome<InterestResult>? Of(Lawsuit.State state, SuitBalance balance, DateOnly to, DayCounting counting)
    {
        if (state.Title is not { Kind: not TitleKind.Settlement, InForceOn: not null } title || title.DueDays is not [var (first, _), ..] || first > to)
            return null;
        return DoubledInterest.Compute(Steps(title, balance, first, to), first, to, counting,
        [
            .. state.Suspensions.Where(s => s.StopsLateInterest && !(s.To < s.From)).Select(s => new Suspension(s.From, s.To ?? to)).Where(s => s.From <= s.To)
        ]);
    }

    /// <summary>
    /// What is overdue from each day on: what fell due until then less all that was paid, at most costs and principal still due. A payment
    /// pays what fell due first.
    /// </summary>
    private static ImmutableArray<PrincipalStep> Steps(SuitTitle title, SuitBalance balance, DateOnly first, DateOnly to)
    {
        var days = title.DueDays.Select(d => d.LastDay).Concat(balance.DebtSteps.Select(s => s.On)).Where(on => on <= to).Select(on => on < first ? first : on).Distinct().Order();
        return [.. days.Select(on => new PrincipalStep(on, Overdue(title, balance, on)))];
    }

    private static Fen Overdue(SuitTitle title, SuitBalance balance, DateOnly on)
    {
        var debt = At(balance.DebtSteps, on);
        if (title.DueDays.Any(d => d.LastDay <= on && d.Amount is null))
            return debt;
        var due = Fen.Sum(title.DueDays.Where(d => d.LastDay <= on).Select(d => d.Amount!.Value));
        var paid = At(balance.PaidSteps, on);
        var overdue = due > paid ? due - paid : Fen.Zero;
        return overdue < debt ? overdue : debt;
    }

    private static Fen At(ImmutableArray<PrincipalStep> steps, DateOnly on) => steps.LastOrDefault(s => s.On <= on).Principal;
}
