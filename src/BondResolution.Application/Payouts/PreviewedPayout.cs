using System.Collections.Immutable;
using BondResolution.Domain.Problems;
using BondResolution.Views.Reports;

namespace BondResolution.Application.Payouts;

/// <summary>The list an instalment would be paid by, and what a person should know of it; nothing is recorded.</summary>
public sealed record PreviewedPayout(PayoutList List, ImmutableArray<Problem> Warnings);
