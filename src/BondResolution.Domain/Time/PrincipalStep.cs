using BondResolution.Domain.Money;

namespace BondResolution.Domain.Time;

/// <summary>What is owed after the payments of a day, until the next step.</summary>
/// <param name="On">The day of the payment; of a first step, the first day the principal is owed.</param>
/// <param name="Principal">0 to <see cref="Limits.MaxAmountFen"/>.</param>
public readonly record struct PrincipalStep(DateOnly On, Fen Principal);
