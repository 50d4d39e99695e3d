using BondResolution.Domain.Money;

namespace BondResolution.Domain.Law;

/// <summary>One slice of an amount and what it costs.</summary>
/// <param name="From">Where the slice begins (exclusive).</param>
/// <param name="To">Where it ends, or the amount itself where the amount ends within it.</param>
/// <param name="Rate">Of the slice, or null where it costs a flat sum.</param>
/// <param name="Amount">Yuan, unrounded.</param>
public sealed record FeeSlice(Fen From, Fen To, Rate? Rate, decimal Amount);
