using System.Collections.Immutable;
using BondResolution.Domain;
using BondResolution.Domain.Bonds;
using BondResolution.Domain.Problems;
using BondResolution.Files.Text;

namespace BondResolution.Files.Tables;

/// <summary>
/// Finds the header of a file, and with it delimiter or sheet, and the layout. The delimiter is the one that makes the most known column names
/// appear in one record; the sheet is the only one with a header that fits. What two layouts or sheets could both be is not guessed.
/// </summary>
internal static class HeaderFinder
{
    /// <summary>Opens a file as one of these layouts, or as the one that is named; a workbook by the sheet that is named.</summary>
    public static Outcome<OpenTable> Open(TableSource source, ImmutableArray<TableLayout> layouts, string? layoutName, string? sheet = null)
    {
        var wanted = layouts;
        if (layoutName is not null)
        {
            wanted = [.. layouts.Where(layout => layout.Name == layoutName)];
            if (wanted.IsEmpty)
                return FileProblems.UnknownLayout.With(("layout", layoutName), ("layouts", TableLayout.Names(layouts)));
        }

        var forms = source.Forms;
        if (sheet is not null)
        {
            forms = [.. source.Forms.Where(form => form.Sheet == sheet)];
            if (forms.IsEmpty)
                return FileProblems.UnknownSheet.With(("file", source.Name), ("sheet", sheet), ("sheets", Sheets(source.Forms)));
        }

        var headers = ImmutableArray.CreateBuilder<HeaderRecord>();
        Problem? unread = null;
        var headless = ImmutableArray.CreateBuilder<TableForm>();
        foreach (var form in forms)
        {
            var header = Find(source, form, wanted, out var beginsWithRow, out var broken);
            if (broken is not null && form.Delimiter is null)
                return broken;
            unread ??= broken;
            if (header is not null)
                headers.Add(header);
            if (beginsWithRow)
                headless.Add(form);
        }

        if (headers.Count == 0)
            return unread ?? FileProblems.NoLayout.With(("file", source.Name), ("lines", Limits.MaxHeaderLine),
                ("layouts", string.Join("; ", wanted.Select(layout => $"{layout.Name} ({layout.ColumnNames})"))));
        if (!Choose(source, headers, headless, wanted, sheet is not null).Try(out var chosen, out var unclear))
            return unclear;
        ImmutableArray<string> hidden =
            [.. headers.Where(header => header != chosen && header.Form is { IsHidden: true, Sheet: not null } && Fits(wanted, header)).Select(header => header.Form.Sheet!)];
        return Fit(source, chosen, hidden, wanted, layouts);
    }

    /// <summary>
    /// The header to take: of a text the one with most known names, of a workbook that of the only visible sheet that has the columns of a layout. One that has others beside
    /// them, or rows that begin without a header as where a list was broken in two, is not passed over: which is meant is asked.
    /// </summary>
    private static Outcome<HeaderRecord> Choose(TableSource source, IReadOnlyCollection<HeaderRecord> headers, IReadOnlyCollection<TableForm> headless,
        ImmutableArray<TableLayout> layouts, bool isNamed)
    {
        var best = headers.MaxBy(header => header.Known)!;
        if (best.Form.Delimiter is not null || isNamed)
            return best;
        var tables = headers.Where(header => Fits(layouts, header)).ToList();
        var visible = tables.Where(header => !header.Form.IsHidden).ToList();
        if (tables.Count == 0 || (visible.Count == 1 && headless.All(form => form.IsHidden)))
            return tables.Count == 0 ? best : visible[0];
        var asked = (visible.Count > 0 ? visible : tables).Select(header => header.Form).Concat(headless.Where(form => !form.IsHidden)).ToHashSet();
        return FileProblems.SheetUnclear.With(("file", source.Name), ("sheets", Sheets(source.Forms.Where(asked.Contains))));
    }

    /// <summary>Whether a header has the columns that one of these layouts needs.</summary>
    private static bool Fits(ImmutableArray<TableLayout> layouts, HeaderRecord header) => layouts.Any(layout => Missing(layout, header) is null);

    /// <summary>The layout that fits a header; where none does, the one that knows most of its columns says why.</summary>
    private static Outcome<OpenTable> Fit(TableSource source, HeaderRecord header, ImmutableArray<string> hiddenSheets, ImmutableArray<TableLayout> wanted, ImmutableArray<TableLayout> all)
    {
        var fitting = wanted.Where(layout => Misfit(source, layout, header, wanted) is null).ToList();
        if (fitting.Count == 0)
        {
            var nearest = wanted.MaxBy(layout => header.Cells.Count(cell => layout.Find(cell) is not null))!;
            return Misfit(source, nearest, header, all)!;
        }

        // Layouts that take every column for the same are no choice: the first is taken.
        var columns = Take(fitting[0], header);
        var others = fitting.Where(layout => !Take(layout, header).SequenceEqual(columns)).ToList();
        return others.Count > 0
            ? FileProblems.LayoutUnclear.With(("file", source.Name), ("line", header.Line), ("layouts", TableLayout.Names([fitting[0], .. others])))
            : new OpenTable(source, fitting[0], header.Form, header.Line, columns, header.Titles, hiddenSheets);
    }

    /// <param name="beginsWithRow">Whether the first record that is not blank is no title and no header, but has an account and a number.</param>
    /// <param name="broken">Why the records that were looked at could not all be read, or null.</param>
    private static HeaderRecord? Find(TableSource source, TableForm form, ImmutableArray<TableLayout> layouts, out bool beginsWithRow, out Problem? broken)
    {
        (beginsWithRow, broken) = (false, null);
        using var rows = source.Records(form, source.Whole);
        var titles = ImmutableArray.CreateBuilder<(int, ImmutableArray<string>)>();
        HeaderRecord? weak = null;
        var isFirst = true;
        for (var record = 0; record < Limits.MaxHeaderLine && rows.Read(); record++)
        {
            var cells = ImmutableArray.CreateBuilder<string>(rows.Count);
            for (var i = 0; i < rows.Count; i++)
                cells.Add(WrittenForm.Unwrap(rows[i].Trim(), takesApostrophe: true));
            var known = cells.Where(cell => layouts.Any(layout => layout.Find(cell) is not null)).Distinct(StringComparer.Ordinal).Count();
            if (known >= 2)
                return new HeaderRecord(form, rows.Line, cells.ToImmutable(), known, titles.ToImmutable());

            // One known name among others may be a header with a slip in it: good enough to name the slip.
            if (known == 1 && cells.Count > 1)
                weak ??= new HeaderRecord(form, rows.Line, cells.ToImmutable(), known, titles.ToImmutable());
            beginsWithRow |= isFirst && IsRow(cells);
            isFirst &= cells.All(cell => cell.Length == 0);
            titles.Add((rows.Line, cells.ToImmutable()));
        }

        broken = rows.Problem;
        return weak;
    }

    /// <summary>Whether a record has an account and, in a cell beside it, a number of bonds.</summary>
    private static bool IsRow(IReadOnlyCollection<string> cells) =>
        cells.Any(cell => AccountCell.LooksLikeOne(CellText.Narrow(cell))) && cells.Any(cell => cell.Length < AccountNumber.Length && WholeNumber.TryParse(CellText.Narrow(cell), Limits.MaxUnits, out _));

    private static string Sheets(IEnumerable<TableForm> forms) => string.Join(", ", forms.Where(form => form.Sheet is not null)
        .Select(form => form.IsHidden ? $"{CellText.Quote(form.Sheet!)} (hidden 隐藏)" : CellText.Quote(form.Sheet!)));

    private static ImmutableArray<ColumnTaken> Take(TableLayout layout, HeaderRecord header) =>
        [.. header.Cells.Select((cell, i) => new ColumnTaken(i + 1, cell, layout.Find(cell)?.Field))];

    /// <summary>A column that a layout needs and a header does not name, or null.</summary>
    private static TableColumn? Missing(TableLayout layout, HeaderRecord header) =>
        layout.Columns.FirstOrDefault(column => column.IsRequired && !header.Cells.Any(cell => ReferenceEquals(layout.Find(cell), column)));

    /// <summary>Every column of a header that a layout does not know.</summary>
    private static Problem Unknown(TableSource source, TableLayout layout, HeaderRecord header, string layouts)
    {
        var unknown = header.Cells.Select((cell, i) => (Cell: cell, Position: i + 1)).Where(c =>
            c.Cell.Length > 0 && layout.Find(c.Cell) is null).ToList();
        var kind = FileProblems.UnknownColumn;
        if (unknown.Count > 1)
        {
            kind = kind with
            {
                English = kind.English.Replace("column {position} is called", "columns {position} are called", StringComparison.Ordinal),
                Chinese = kind.Chinese.Replace("列名为", "列依次名为", StringComparison.Ordinal)
            };
        }

        return kind.With(("file", source.Name), ("line", header.Line), ("position", string.Join(", ", unknown.Select(c => c.Position))),
            ("read", string.Join(", ", unknown.Select(c => CellText.Quote(c.Cell)))), ("layout", layout.Name),
                ("expected", layout.ColumnNames), ("layouts", layouts));
    }

    /// <summary>Why a header is not of a layout; null if it is.</summary>
    private static Problem? Misfit(TableSource source, TableLayout layout, HeaderRecord header, ImmutableArray<TableLayout> all)
    {
        var layouts = TableLayout.Names(all);
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < header.Cells.Length; i++)
        {
            var cell = header.Cells[i];
            if (cell.Length == 0)
                continue;
            if (layout.Find(cell) is not { } column)
                return Unknown(source, layout, header, layouts);
            var key = column.Field == Field.Ignored ? CellText.Word(cell) : column.Headers[0];
            if (!seen.TryAdd(key, i + 1))
                return FileProblems.DuplicateColumn.With(("file", source.Name), ("line", header.Line), ("first", seen[key]),
                    ("position", i + 1), ("read", column.Headers[0]), ("layout", layout.Name), ("layouts", layouts));
        }

        return Missing(layout, header) is not { } missing
            ? null
            : FileProblems.MissingColumn.With(("file", source.Name), ("line", header.Line), ("layout", layout.Name),
                ("expected", missing.Headers[0]), ("layouts", layouts));
    }
}
