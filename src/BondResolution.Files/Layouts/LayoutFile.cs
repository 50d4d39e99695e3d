using System.Collections.Immutable;
using System.Text.Json;
using BondResolution.Domain;
using BondResolution.Domain.Problems;
using BondResolution.Files.Tables;
using BondResolution.Files.Text;

namespace BondResolution.Files.Layouts;

/// <summary>Reads a layout from its data file; docs/layouts.md says what may stand in one.</summary>
public static class LayoutFile
{
    private const int MostPersonDigits = 20;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 8, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private static readonly string[] Keys = ["layout", "about", "for", "columns", "personDigits", "classes"];

    /// <summary>The layout, or the first thing in the file that is not as it should be: a problem of kind <c>file.layout</c>.</summary>
    /// <param name="json">The file's bytes: UTF-8, perhaps with byte order mark.</param>
    /// <param name="fileName">The file as messages call it.</param>
    public static Outcome<TableLayout> Read(ReadOnlyMemory<byte> json, string fileName)
    {
        try
        {
            if (json.Span.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
                json = json[3..];
            using var document = JsonDocument.Parse(json, Strict);
            return Layout(document.RootElement, fileName);
        }
        catch (JsonException broken)
        {
            return Fault(fileName, "the file", $"not JSON (line {(broken.LineNumber ?? 0) + 1})", "one JSON object");
        }
        catch (InvalidOperationException)
        {
            return Fault(fileName, "a text", "one half of a surrogate pair", "characters");
        }
    }

    private static Outcome<TableLayout> Layout(JsonElement root, string file)
    {
        if (root.ValueKind != JsonValueKind.Object)
            return Fault(file, "the file", Shown(root), "one JSON object");
        if (Unknown(root, Keys) is { } unknown)
            return Fault(file, unknown, "unknown", string.Join(", ", Keys));
        var name = TextOf(root, "layout");
        if (name is not { Length: > 0 and <= Limits.MaxNameLength } || name.AsSpan().ContainsAnyExcept("abcdefghijklmnopqrstuvwxyz0123456789-"))
            return Fault(file, "layout", Shown(root, "layout"), "a name of a-z, 0-9 and hyphens, at most 64");
        if (!TryUses(root, out var uses))
            return Fault(file, "for", Shown(root, "for"), "a list of register, tender, suit, return");
        var digits = 0;
        if (root.TryGetProperty("personDigits", out var given) && (given.ValueKind != JsonValueKind.Number || !given.TryGetInt32(out digits) || digits is < 0 or > MostPersonDigits))
            return Fault(file, "personDigits", Shown(given), $"0 (any text) to {MostPersonDigits}");
        var classes = root.TryGetProperty("classes", out _) ? TextOf(root, "classes") : "known";
        if (classes is not ("known" or "any"))
            return Fault(file, "classes", Shown(root, "classes"), "known or any");
        if (!root.TryGetProperty("columns", out var columns) || columns.ValueKind != JsonValueKind.Array || columns.GetArrayLength() is 0 or > Limits.MaxParts)
            return Fault(file, "columns", Shown(root, "columns"), $"a list of 1 to {Limits.MaxParts} columns");
        var read = LayoutColumns.Read(columns, uses, file);
        return read.Problem is { } problem ? problem : new TableLayout(name, read.Value, digits, classes == "any") { Uses = uses };
    }

    private static bool TryUses(JsonElement root, out ImmutableArray<LayoutUse> uses)
    {
        uses = [LayoutUse.Register];
        if (!root.TryGetProperty("for", out var list))
            return true;
        if (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() == 0)
            return false;
        var read = ImmutableArray.CreateBuilder<LayoutUse>();
        foreach (var item in list.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.String || !Words.TryParse<LayoutUse>(item.GetString()!, out var use))
                return false;
            read.Add(use);
        }

        uses = read.ToImmutable();
        return true;
    }

    internal static Problem Fault(string file, string where, string read, string expected) =>
        FileProblems.LayoutFaulty.With(("file", file), ("where", where), ("read", read), ("expected", expected));

    internal static string? Unknown(JsonElement element, string[] keys)
    {
        foreach (var property in element.EnumerateObject())
        {
            if (!keys.Contains(property.Name, StringComparer.Ordinal))
                return property.Name;
        }

        return null;
    }

    internal static string? TextOf(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    internal static string Shown(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? Shown(value) : "missing";

    internal static string Shown(JsonElement element) => element.ValueKind == JsonValueKind.Undefined ? "missing" : CellText.Quote(element.GetRawText());
}
