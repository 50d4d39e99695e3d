using BondResolution.Domain.Money;
using BondResolution.Domain.Problems;

namespace BondResolution.Domain.Time;

/// <summary>
/// Interest on an amount that stays the same. Published: 219,958,402.00 at 6 % from 2024-08-15 to 2025-01-06, both
/// ends counted, by 365: 145 days, 5,242,844.10 (the trustee's suit of 128044).
/// </summary>
public static class Interest
{
    /// <summary>
    /// Computes exactly and rounds half up to the fen once. Refused: a reversed period, a base below zero or above
    /// <see cref="Limits.MaxAmountFen"/>, a first rate after <see cref="InterestFormula.From"/>, a result above the limit.
    /// </summary>
    public static Outcome<InterestResult> Compute(InterestFormula formula)
    {
        if (Accrual.Refuse(formula.Base, formula.Rates, formula.From, formula.To) is { } refusal)
            return refusal;
        return Accrual.Compute(
            [(int.MinValue, formula.Base)], formula.Rates,
            [DayCount.Range(formula.From, formula.To, formula.Counting)], formula.Basis);
    }

    /// <inheritdoc cref="Compute(InterestFormula)"/>
    public static Outcome<InterestResult> Compute(
        Fen @base, RateSteps rates, DateOnly from, DateOnly to, DayCounting counting, YearBasis basis) =>
        Compute(new InterestFormula(@base, rates, from, to, counting, basis));
}
