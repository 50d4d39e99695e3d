using BondResolution.Domain;
using BondResolution.Domain.Problems;

namespace BondResolution.Files.Tables;

/// <summary>
/// What is wrong with a file: all of it counted, by kind; described the first <see cref="Limits.MaxFaultsListed"/>, and of every kind at
/// least the first <see cref="Limits.MaxFaultsShown"/>, so that one fault in every row does not hide the others.
/// </summary>
/// <param name="rejected">Where each faulty row goes with all its faults; null: nowhere.</param>
/// <param name="file">Which part of a register in several files it is, from 1, and what the file is called: every fault names both. Null:
/// the only file.</param>
internal sealed class Faults(RejectedRows? rejected = null, (int Part, string Name)? file = null)
{
    /// <summary>Those that are described, each with how many came before it, in all and of its kind.</summary>
    private readonly List<(Problem Fault, long Before, long BeforeOfKind)> _listed = [];
    private readonly Dictionary<ProblemKind, long> _byKind = [];

    public long Count { get; private set; }

    /// <summary>Those that are described, in order.</summary>
    public IEnumerable<Problem> Listed => _listed.Select(listed => listed.Fault);

    private RejectedRows? Rejected => rejected;

    /// <summary>Whether some were found when the rows had been read already, so that they went to no row.</summary>
    public bool HasLate { get; private set; }

    public void Add(ProblemKind kind, params ReadOnlySpan<(string Name, object? Value)> details)
    {
        var ofKind = _byKind.GetValueOrDefault(kind);
        _byKind[kind] = ofKind + 1;
        var before = Count++;
        var isListed = IsListed(before, ofKind);
        if (!isListed && rejected is null)
            return;
        var fault = file is var (part, name) ? kind.With([.. details, ("partNo", part), ("file", name)]) : kind.With(details);
        if (isListed)
            _listed.Add((fault, before, ofKind));
        rejected?.Note(fault);
    }

    /// <summary>For a part of the file that is read by itself; it is taken in its turn.</summary>
    public Faults Part() => new(rejected?.Part(), file);

    /// <summary>Takes what is wrong with the next part of the file.</summary>
    public void Take(Faults part)
    {
        foreach (var (fault, before, ofKind) in part._listed)
        {
            var (inAll, inKind) = (Count + before, _byKind.GetValueOrDefault(fault.Kind) + ofKind);
            if (IsListed(inAll, inKind))
                _listed.Add((fault, inAll, inKind));
        }

        foreach (var (kind, count) in part._byKind)
            _byKind[kind] = _byKind.GetValueOrDefault(kind) + count;
        Count += part.Count;
        rejected?.Take(part.Rejected!);
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
        Count == 0 ? null : kind.With(("file", file), ("count", Count), ("kinds", Kinds()), ("shown", _listed.Count)).With([.. Listed]);

    private static bool IsListed(long before, long ofKind) => before < Limits.MaxFaultsListed || ofKind < Limits.MaxFaultsShown;

    private string Kinds() => string.Join(", ", _byKind.OrderByDescending(kind => kind.Value).ThenBy(kind => kind.Key.Code, StringComparer.Ordinal)
        .Select(kind => $"{kind.Key.Code} {kind.Value.ToString(System.Globalization.CultureInfo.InvariantCulture)}"));
}
