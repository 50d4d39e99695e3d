using BondResolution.Domain;
using BondResolution.Files.Vault;

namespace BondResolution.Application.People;

/// <summary>
/// Names of the natural persons in the vault of a case, to be looked for in texts: two to four Chinese characters, as such names are written. Of a vault of
/// more than <see cref="MaxLines"/> lines none are read: that would cost more than the command.
/// </summary>
internal sealed class HolderNames
{
    public const int MaxLines = 40 * Limits.LinesPerChunk;

    private const int Shortest = 2;
    private const int Longest = 4;

    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    public HolderNames(HolderVault vault, string code)
    {
        if (vault.Digests(code).Sum(digest => vault.CountChunks(code, digest)) * Limits.LinesPerChunk > MaxLines)
            return;
        vault.Read(code, (row, _) =>
        {
            if (row.Name.Length is >= Shortest and <= Longest && row.Name.All(IsHan))
                _names.Add(row.Name);
            return true;
        });
    }

    /// <summary>Whether a text has anything a name could be.</summary>
    public static bool HasCandidate(string text)
    {
        for (var i = 1; i < text.Length; i++)
        {
            if (IsHan(text[i - 1]) && IsHan(text[i]))
                return true;
        }

        return false;
    }

    /// <summary>The first name in a text, masked, or null.</summary>
    public string? FindIn(string text)
    {
        for (var at = 0; at + Shortest <= text.Length && _names.Count > 0; at++)
        {
            for (var length = Shortest; length <= Longest && at + length <= text.Length; length++)
            {
                if (_names.Contains(text.Substring(at, length)))
                    return MaskedHolder.First(text[at..]);
            }
        }

        return null;
    }

    private static bool IsHan(char c) => c is >= '\u4E00' and <= '\u9FFF';
}
