using System.Collections.Immutable;
using BondResolution.Domain.Problems;
using BondResolution.Files.Payouts;

namespace BondResolution.Application.Payouts;

/// <summary>A payment list that was computed, and what a person should know of it.</summary>
public sealed record ComputedPayout(PayoutListColumns List, ImmutableArray<Problem> Warnings);
