using System.Collections.Immutable;
using BondResolution.Domain;
using BondResolution.Domain.Problems;
using BondResolution.Files.Tables;
using BondResolution.Files.Text;

namespace BondResolution.Files.Layouts;

/// <summary>
/// The layouts that are known: those of the data files beside this class (embedded), and those that users add. Of those that fit a
/// header in the same way the first is taken. One of ours that does not hold together is a bug and an exception.
/// </summary>
public static class KnownLayouts
{
    /// <summary>All of ours, in the order of their files' names.</summary>
    public static ImmutableArray<TableLayout> All { get; } = ReadOurs();

    /// <summary>Those of ours that can be read as this.</summary>
    public static ImmutableArray<TableLayout> For(LayoutUse use) => [.. All.Where(layout => layout.Uses.Contains(use))];

    /// <summary>Ours and those in a folder of layout files (<c>*.json</c>, by name); a folder that is not there has none.</summary>
    public static Outcome<ImmutableArray<TableLayout>> With(string folder, LayoutUse use)
    {
        var all = For(use).ToBuilder();
        if (!Directory.Exists(folder))
            return all.ToImmutable();
        foreach (var path in Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            if (!FileBytes.Read(path, Limits.MaxScriptLineBytes).Try(out var bytes, out var problem) || !LayoutFile.Read(bytes, path).Try(out var layout, out problem))
                return problem;
            if (All.Concat(all).Any(other => other.Name == layout.Name))
                return LayoutFile.Fault(path, "layout", layout.Name, "a name that no other layout has");
            if (layout.Uses.Contains(use))
                all.Add(layout);
        }

        return all.ToImmutable();
    }

    private static ImmutableArray<TableLayout> ReadOurs()
    {
        var assembly = typeof(KnownLayouts).Assembly;
        var read = ImmutableArray.CreateBuilder<TableLayout>();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith("layouts/", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            read.Add(LayoutFile.Read(copy.ToArray(), name) is { Problem: null } made ? made.Value : throw new InvalidOperationException($"the layout {name} does not hold together"));
        }

        return read.ToImmutable();
    }
}
