using BondResolution.Domain.Money;

namespace BondResolution.Domain.Time;

/// <summary>
/// Interest as a claim states it for itself: on what, at which rate, from when to when, which ends count, and by which
/// year (RULES: suits do not count as the market does).
/// </summary>
/// <param name="Base">0 to <see cref="Limits.MaxAmountFen"/>.</param>
/// <param name="Rates">A year's rate; with <see cref="YearBasis.PerDay"/> a day's. The first step not after <paramref name="From"/>.</param>
/// <param name="From">Not after <paramref name="To"/>.</param>
public sealed record InterestFormula(
    Fen Base, RateSteps Rates, DateOnly From, DateOnly To, DayCounting Counting, YearBasis Basis);
