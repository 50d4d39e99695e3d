using System.Collections.Immutable;
using BondResolution.Domain;
using BondResolution.Domain.Problems;
using BondResolution.Files.Tables;
using BondResolution.Files.Text;

namespace BondResolution.Files.Layouts;

/// <summary>The layouts a file may have, and the one that it has if somebody said so.</summary>
/// <param name="Name">Name of the one that is meant; null: found out.</param>
public sealed record LayoutChoice(ImmutableArray<TableLayout> Layouts, string? Name)
{
    private const string FileEnding = ".json";

    /// <summary>Folder of a user's own layouts in that of the ledger.</summary>
    private const string FolderName = "layouts";

    /// <summary>Whether what was said is a layout file and not a name.</summary>
    public static bool IsFile(string? said) => said?.EndsWith(FileEnding, StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>What was said, understood.</summary>
    /// <param name="said">A name, a layout file (<c>*.json</c>), <c>auto</c>, or null.</param>
    /// <param name="ledgerFolder">Where a ledger keeps a folder <c>layouts</c>; null: no ledger.</param>
    /// <param name="file">The layout file's bytes where they were read already.</param>
    public static Outcome<LayoutChoice> Of(string? said, LayoutUse use, string? ledgerFolder, byte[]? file = null)
    {
        if (IsFile(said))
        {
            Outcome<byte[]> read = file is null ? FileBytes.Read(said!, Limits.MaxScriptLineBytes) : file;
            if (!read.Try(out var bytes, out var problem) || !LayoutFile.Read(bytes, said!).Try(out var layout, out problem))
                return problem;
            return layout.Uses.Contains(use)
                ? new LayoutChoice([layout], layout.Name)
                : LayoutFile.Fault(said!, "for", string.Join(", ", layout.Uses.Select(Words.Of)), Words.Of(use));
        }

        Outcome<ImmutableArray<TableLayout>> known = ledgerFolder is null ? KnownLayouts.For(use) : KnownLayouts.With(Path.Combine(ledgerFolder, FolderName), use);
        return known.Problem is { } broken ? broken : new LayoutChoice(known.Value, said is "auto" ? null : said);
    }
}
