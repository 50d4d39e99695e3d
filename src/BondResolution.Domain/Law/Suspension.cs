namespace BondResolution.Domain.Law;

/// <summary>A time for which enforcement was suspended; both days and all between do not count.</summary>
public readonly record struct Suspension(DateOnly From, DateOnly To);
