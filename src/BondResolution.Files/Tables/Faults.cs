using System.Collections.Immutable;
using BondResolution.Domain;
using BondResolution.Domain.Problems;

namespace BondResolution.Files.Tables;

/// <summary>
/// What is wrong with a file: all of it counted, by kind; described the first <see cref="Limits.MaxFaultsListed"/>, and of every kind at
/// least the first <see cref="Limits.MaxFaultsShown"/>, so that one fault in every row does not hide the others.
/// </summary>
/// <param name="rejected">Where each faulty row goes with all its faults; null: nowhere.</param>
internal sealed class Faults(RejectedRows? rejected = null)
{
    private readonly ImmutableArray<Problem>.Builder _listed = ImmutableArray.CreateBuilder<Problem>();
    private readonly Dictionary<ProblemKind, long> _byKind = [];

    public long Count { get; private set; }

    /// <summary>Whether some were found when the rows had been read already, so that they went to no row.</summary>
    public bool HasLate { get; private set; }

    public void Add(ProblemKind kind, params ReadOnlySpan<(string Name, object? Value)> details)
    {
        var ofKind = _byKind.GetValueOrDefault(kind);
        _byKind[kind] = ofKind + 1;
        var isListed = Count++ < Limits.MaxFaultsListed || ofKind < Limits.MaxFaultsShown;
        if (!isListed && rejected is null)
            return;
        var fault = kind.With(details);
        if (isListed)
            _listed.Add(fault);
        rejected?.Note(fault);
    }

    /// <summary>The same of a row that was read already.</summary>
    public void AddLate(ProblemKind kind, params ReadOnlySpan<(string Name, object? Value)> details)
    {
        HasLate = true;
        Add(kind, details);
    }

    /// <summary>What was added since the last row is wrong with this one.</summary>
    public void EndRow(int line, ReadOnlySpan<string> cells) => rejected?.Write(line, cells);

    /// <summary>All of them as the parts of one problem, or null if there are none.</summary>
    public Problem? AsOne(ProblemKind kind, string file) =>
        Count == 0 ? null : kind.With(("file", file), ("count", Count), ("kinds", Kinds()), ("shown", _listed.Count)).With(_listed.ToImmutable());

    private string Kinds() => string.Join(", ", _byKind.OrderByDescending(kind => kind.Value).ThenBy(kind => kind.Key.Code, StringComparer.Ordinal)
        .Select(kind => $"{kind.Key.Code} {kind.Value.ToString(System.Globalization.CultureInfo.InvariantCulture)}"));
}
