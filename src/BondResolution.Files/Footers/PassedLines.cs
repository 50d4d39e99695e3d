using System.Collections.Immutable;
using BondResolution.Domain;

namespace BondResolution.Files.Footers;

/// <summary>The lines that were passed over: all counted, of each reason the first <see cref="Limits.MaxPassedListed"/> listed.</summary>
internal sealed class PassedLines
{
    private readonly List<PassedLine> _listed = [];
    private readonly long[] _counts = new long[Enum.GetValues<PassedReason>().Length];

    public long Count => _counts.Sum();

    /// <summary>Those that are listed, in the order of the file.</summary>
    public ImmutableArray<PassedLine> Listed => [.. _listed.OrderBy(line => line.Line)];

    public void Add(int line, ReadOnlySpan<string> cells, PassedReason why)
    {
        if (_counts[(int)why]++ < Limits.MaxPassedListed)
            _listed.Add(new PassedLine(line, PassedText.Of(cells, why), why));
    }

    /// <summary>Appends those of the next part of the file.</summary>
    public void Append(PassedLines next)
    {
        var room = _counts.Select(count => Limits.MaxPassedListed - count).ToArray();
        _listed.AddRange(next._listed.Where(line => room[(int)line.Why]-- > 0));
        for (var why = 0; why < _counts.Length; why++)
            _counts[why] += next._counts[why];
    }
}
