using BondResolution.Domain.Money;

namespace BondResolution.Domain.Payouts;

/// <summary>A slice of a claim and the part of it that is paid.</summary>
/// <param name="UpTo">Where the slice ends, above the one before; null: without end, only the last. A claim above the last <c>upTo</c> gets nothing there.</param>
/// <param name="Rate">0 to 1.</param>
public readonly record struct Tier(Fen? UpTo, Rate Rate);
