using BondResolution.Domain.Money;

namespace BondResolution.Domain.Time;

/// <summary>Days next to each other that bear one principal at one rate in one kind of year.</summary>
/// <param name="First">The first counted day.</param>
/// <param name="Last">The last counted day.</param>
/// <param name="Days">Counted days, at least 1; with <see cref="YearBasis.NoLeap365"/> without 29 February.</param>
/// <param name="Principal">What bears the interest.</param>
/// <param name="Rate">A year's rate, or a day's.</param>
/// <param name="YearDays">What the rate is divided by: 360, 365, 366, or 1 for a day's rate.</param>
/// <param name="Amount">Unrounded.</param>
public sealed record InterestPiece(
    DateOnly First, DateOnly Last, int Days, Fen Principal, Rate Rate, int YearDays, FenFraction Amount);
