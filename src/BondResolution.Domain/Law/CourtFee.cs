using System.Collections.Immutable;
using BondResolution.Domain.Money;

namespace BondResolution.Domain.Law;

/// <summary>A court's fee with its arithmetic.</summary>
/// <param name="Fee">Rounded half up to the fen, once, after cap and halving.</param>
/// <param name="Slices">Ascending; unrounded, before cap and halving.</param>
/// <param name="Cap">The cap, where it lowered the fee; else null.</param>
/// <param name="Halved">Whether half of it is charged.</param>
/// <param name="Schedule">The schedule it follows, with its source.</param>
/// <param name="Formula">One line: <c>50.00 + 90000.00 × 0.025 = 2300.00</c>.</param>
public sealed record CourtFee(
    Fen Fee, ImmutableArray<FeeSlice> Slices, Fen? Cap, bool Halved, FeeSchedule Schedule, string Formula);
