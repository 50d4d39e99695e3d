using System.Collections.Immutable;
using System.Text.RegularExpressions;
using BondResolution.Files.Text;

namespace BondResolution.Files.Footers;

/// <summary>Finds the codes that lines around a table state as those of its bond.</summary>
internal sealed partial class StatedCodes
{
    private const int MostCodes = 20;
    private const int MostCharacters = 400;

    private readonly List<StatedCode> _codes = [];

    /// <summary>All of them in the order of the file, up to twenty.</summary>
    public ImmutableArray<StatedCode> All => [.. _codes];

    /// <summary>Appends those of the next part of a text.</summary>
    public void Append(StatedCodes next) => _codes.AddRange(next._codes.Take(int.Max(0, MostCodes - _codes.Count)));

    /// <summary>Notes the codes that a line states.</summary>
    public void Note(int line, ReadOnlySpan<string> cells)
    {
        var text = CellText.Narrow(string.Join(' ', cells.ToArray().Where(cell => cell.Length > 0)));
        foreach (Match match in Labelled().Matches(text.Length > MostCharacters ? text[..MostCharacters] : text))
        {
            if (_codes.Count < MostCodes)
                _codes.Add(new StatedCode(line, match.Groups["label"].Value, match.Groups["code"].Value));
        }
    }

    [GeneratedRegex(@"(?<label>(?:证券|债券|转债|可转债)代码|(?i:\b(?:bond|security|securities) code))[^\d]{0,8}?(?<code>\d{6})(?!\d)")]
    private static partial Regex Labelled();
}
