using System.Collections.Immutable;
using BondResolution.Domain.Money;

namespace BondResolution.Domain.Law;

/// <summary>A schedule of fees as the law has it from a date on; the next version, if there is one, ends it.</summary>
/// <param name="Name">What the fee is called, in both languages.</param>
/// <param name="Source">Act and article.</param>
/// <param name="From">The date it is in force from.</param>
/// <param name="Slices">The first flat, all others at a rate; borders ascending, the last without end.</param>
/// <param name="Cap">Never more than this, or null.</param>
public sealed record FeeSchedule(
    FeeKind Kind, string Name, string Source, DateOnly From, ImmutableArray<FeeScheduleSlice> Slices, Fen? Cap);
