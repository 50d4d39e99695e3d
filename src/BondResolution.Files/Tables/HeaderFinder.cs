using System.Collections.Immutable;
using BondResolution.Domain;
using BondResolution.Domain.Problems;
using BondResolution.Files.Text;

namespace BondResolution.Files.Tables;

/// <summary>
/// Finds the header of a text, and with it the delimiter and the layout: the delimiter is the one that makes the most
/// known column names appear in one record.
/// </summary>
internal static class HeaderFinder
{
    private static readonly char[] Delimiters = [',', '\t', ';', '|'];

    /// <summary>Opens a text as one of these layouts, or as the one that is named.</summary>
    public static Outcome<OpenTable> Open(TextFile text, ImmutableArray<TableLayout> layouts, string? layoutName)
    {
        var wanted = layouts;
        if (layoutName is not null)
        {
            wanted = [.. layouts.Where(layout => layout.Name == layoutName)];
            if (wanted.IsEmpty)
                return FileProblems.UnknownLayout.With(("layout", layoutName), ("layouts", TableLayout.Names(layouts)));
        }

        if (Find(text, wanted) is not { } header)
            return FileProblems.NoLayout.With(("file", text.Name), ("lines", Limits.MaxHeaderLine),
                ("layouts", string.Join("; ", wanted.Select(layout => $"{layout.Name} ({layout.ColumnNames})"))));

        // In the order in which the layouts are defined; where none fits, the one that knows most columns says why.
        foreach (var layout in wanted)
        {
            if (Misfit(text, layout, header, wanted) is null)
                return new OpenTable(text, layout, header.Delimiter, header.Line, Take(layout, header), header.Titles);
        }

        var nearest = wanted.MaxBy(layout => header.Cells.Count(cell => layout.Find(cell) is not null))!;
        return Misfit(text, nearest, header, layouts)!;
    }

    /// <summary>The record, under the delimiter, in which most of the layouts' columns are named; null where none is.</summary>
    public static HeaderRecord? Find(TextFile text, ImmutableArray<TableLayout> layouts) =>
        Delimiters
            .Select(delimiter => Find(text, delimiter, layouts))
            .OfType<HeaderRecord>()
            .MaxBy(candidate => candidate.Known);

    private static HeaderRecord? Find(TextFile text, char delimiter, ImmutableArray<TableLayout> layouts)
    {
        using var rows = new CsvRows(text, delimiter);
        var titles = ImmutableArray.CreateBuilder<(int, ImmutableArray<string>)>();
        HeaderRecord? weak = null;
        for (var record = 0; record < Limits.MaxHeaderLine && rows.Read(); record++)
        {
            var cells = ImmutableArray.CreateBuilder<string>(rows.Count);
            for (var i = 0; i < rows.Count; i++)
                cells.Add(rows[i].Trim());
            if (cells.All(cell => cell.Length == 0))
                continue;
            var known = cells.Where(cell => layouts.Any(layout => layout.Find(cell) is not null)).Distinct(StringComparer.Ordinal).Count();
            if (known >= 2)
                return new HeaderRecord(delimiter, rows.Line, cells.ToImmutable(), known, titles.ToImmutable());

            // One known name among others may be a header with a slip in it: good enough to name the slip.
            if (known == 1 && cells.Count > 1)
                weak ??= new HeaderRecord(delimiter, rows.Line, cells.ToImmutable(), known, titles.ToImmutable());
            titles.Add((rows.Line, cells.ToImmutable()));
        }

        return weak;
    }

    private static ImmutableArray<ColumnTaken> Take(TableLayout layout, HeaderRecord header) =>
        [.. header.Cells.Select((cell, i) => new ColumnTaken(i + 1, cell, layout.Find(cell)?.Field))];

    /// <summary>Why a header is not of a layout; null if it is.</summary>
    private static Problem? Misfit(TextFile text, TableLayout layout, HeaderRecord header, ImmutableArray<TableLayout> all)
    {
        var layouts = TableLayout.Names(all);
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < header.Cells.Length; i++)
        {
            var cell = header.Cells[i];
            if (cell.Length == 0)
                continue;
            if (layout.Find(cell) is not { } column)
                return FileProblems.UnknownColumn.With(("file", text.Name), ("line", header.Line), ("position", i + 1),
                    ("read", CellText.Quote(cell)), ("layout", layout.Name), ("expected", layout.ColumnNames), ("layouts", layouts));
            var key = column.Field == Field.Ignored ? CellText.Word(cell) : column.Headers[0];
            if (!seen.TryAdd(key, i + 1))
                return FileProblems.DuplicateColumn.With(("file", text.Name), ("line", header.Line), ("first", seen[key]),
                    ("position", i + 1), ("read", column.Headers[0]), ("layout", layout.Name), ("layouts", layouts));
        }

        var missing = layout.Columns.FirstOrDefault(column => column.IsRequired && !seen.ContainsKey(column.Headers[0]));
        return missing is null
            ? null
            : FileProblems.MissingColumn.With(("file", text.Name), ("line", header.Line), ("layout", layout.Name),
                ("expected", missing.Headers[0]), ("layouts", layouts));
    }
}
