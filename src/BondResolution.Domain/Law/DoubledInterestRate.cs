using BondResolution.Domain.Money;

namespace BondResolution.Domain.Law;

/// <summary>The rate per day of the doubled interest's added part, from a date on, with its source.</summary>
public sealed record DoubledInterestRate(string Name, string Source, DateOnly From, Rate PerDay);
