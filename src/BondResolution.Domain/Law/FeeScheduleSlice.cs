using BondResolution.Domain.Money;

namespace BondResolution.Domain.Law;

/// <summary>A row of a schedule: up to an amount (null: without end) either a flat sum or a rate of the slice.</summary>
public sealed record FeeScheduleSlice(Fen? UpTo, Fen? Flat, Rate? Rate);
