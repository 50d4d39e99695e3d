using System.Collections.Immutable;
using BondResolution.Domain;
using BondResolution.Domain.Problems;

namespace BondResolution.Files.Tables;

/// <summary>What is wrong with a file, all of it counted and the first <see cref="Limits.MaxFaultsListed"/> described.</summary>
internal sealed class Faults
{
    private readonly ImmutableArray<Problem>.Builder _listed = ImmutableArray.CreateBuilder<Problem>();

    public long Count { get; private set; }

    public void Add(ProblemKind kind, params ReadOnlySpan<(string Name, object? Value)> details)
    {
        if (Count++ < Limits.MaxFaultsListed)
            _listed.Add(kind.With(details));
    }

    /// <summary>All of them as the parts of one problem, or null if there are none.</summary>
    public Problem? AsOne(ProblemKind kind, string file) =>
        Count == 0 ? null : kind.With(("file", file), ("count", Count), ("shown", _listed.Count)).With(_listed.ToImmutable());
}
