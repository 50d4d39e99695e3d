using BondResolution.Domain.Bonds;
using BondResolution.Files.Text;

namespace BondResolution.Files.Registers;

/// <summary>Reads what registers write about the class of a holder (持有人类别).</summary>
public sealed class ClassCell(bool hasFreeText)
{
    /// <summary>What a class may be, for messages.</summary>
    public const string Expected = "individual|fund|institution|foreign|other|1…";

    private readonly Dictionary<string, HolderClass?> _known = new(StringComparer.Ordinal);

    /// <summary>The class, or null for a word that says nothing where words are fixed.</summary>
    public HolderClass? Read(string cell)
    {
        if (cell.Length == 0)
            return HolderClass.Other;
        if (_known.TryGetValue(cell, out var known))
            return known;
        var read = Understand(CellText.Word(cell)) ?? (hasFreeText ? HolderClass.Other : null);

        // Classes are few; a column of something else must not fill the memory.
        if (_known.Count < 1_000)
            _known.Add(cell, read);
        return read;
    }

    private static HolderClass? Understand(string word) => word switch
    {
        "" => null,
        "individual" => HolderClass.Individual,
        "fund" => HolderClass.Fund,
        "institution" => HolderClass.Institution,
        "foreign" => HolderClass.Foreign,
        "other" or "其他" or "其它" => HolderClass.Other,
        ['1', ..] => HolderClass.Individual,
        _ when HasAny(word, "非自然人", "非个人") => HasAny(word, "境外") ? HolderClass.Foreign : HolderClass.Institution,
        _ when HasAny(word, "自然人", "个人") => HolderClass.Individual,
        _ when HasAny(word, "境外", "qfii") => HolderClass.Foreign,
        _ when HasAny(word, "基金") => HolderClass.Fund,
        _ when HasAny(word, "机构", "法人", "公司") => HolderClass.Institution,
        _ when !word.AsSpan().ContainsAnyExceptInRange('0', '9') => HolderClass.Other,
        _ => null
    };

    private static bool HasAny(string word, params ReadOnlySpan<string> parts)
    {
        foreach (var part in parts)
        {
            if (word.Contains(part, StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}
