using BondResolution.Domain.Problems;
using BondResolution.Files.Tables;
using BondResolution.Files.Text;

namespace BondResolution.Files.Footers;

/// <summary>
/// Reads records that a word calls a total (合计, Total …), in whatever column it stands: what stands in a column that adds up is the total of that column;
/// numbers beside the word say by their unit what they count. A total of the rows since the last such one (小计) is compared at once.
/// </summary>
internal sealed class TotalRow(OpenTable table, StatedTotals totals, SummedColumns summed, Faults faults)
{
    private RowSums _section;

    /// <summary>Whether a record is such a total; then it is taken.</summary>
    /// <param name="rows">The record below the header, whose cells may hold another kind of value; null above it.</param>
    /// <param name="before">What the rows before it come to.</param>
    /// <param name="isSection">Whether it adds up the rows since the last such total alone.</param>
    public bool Take(int line, ReadOnlySpan<string> cells, TableRows? rows, RowSums before, out bool isSection)
    {
        isSection = false;
        var at = Find(cells, out var word);
        if (word is null)
            return false;
        isSection = word.IsSection;
        var source = new TotalSource(word.Word, line);
        var stated = new List<(TotalKind Kind, string Number, TotalSource Source)>();
        var isTorn = table.Form.Delimiter == ',' && cells.Length > at + 1 && word.Numbers is [{ Unit: "" }] && IsTornGroup(word.Numbers[0].Number, cells[at + 1]);
        foreach (var (number, unit) in word.Numbers)
            stated.Add((KindOf(unit), isTorn ? number + Rest(cells, at) : number, source));
        for (var i = 0; i < cells.Length && i < table.Columns.Length; i++)
        {
            if (i != at && !isTorn && cells[i].Length > 0)
                TakeCell(i, cells, rows, source, stated);
        }

        if (word.IsSection)
            CompareSection(stated, before);
        else
            stated.ForEach(total => totals.Take(total.Kind, total.Number.Replace(",", "", StringComparison.Ordinal), total.Number, total.Source));
        return true;
    }

    /// <summary>The cell with the word: in a record with an account, whole or damaged, it may be a name.</summary>
    private int Find(ReadOnlySpan<string> cells, out TotalWord? word)
    {
        word = null;
        foreach (var column in new[] { table.IndexOf(Field.Account), table.IndexOf(Field.MarginAccount) })
        {
            if (column >= 0 && column < cells.Length && RecordSense.LooksLikeAccount(CellText.Narrow(cells[column])))
                return -1;
        }

        for (var i = 0; i < cells.Length; i++)
        {
            if (TotalWord.Of(cells[i]) is { } found)
            {
                word = found;
                return i;
            }
        }

        return -1;
    }

    /// <summary>What a cell beside the word states: the total of its column, or a number of accounts.</summary>
    private void TakeCell(int column, ReadOnlySpan<string> cells, TableRows? rows, TotalSource source, List<(TotalKind, string, TotalSource)> stated)
    {
        if (table.Columns[column].Field is null or Field.Ignored || rows?.TellKind(column) == true || RecordSense.IsDrawn(cells[column]))
            return;
        var text = CellText.Narrow(cells[column]);
        var named = source with { Name = $"{source.Name} ({table.Columns[column].Header})" };
        if (table.Form.Delimiter == ',' && column == table.Columns.Length - 1 && column + 1 < cells.Length && IsTornGroup(text, cells[column + 1]))
            text += Rest(cells, column);
        var number = TotalWord.Of("合计" + text) is { Numbers: [var only] } ? only : (Number: text, Unit: "");
        if (!summed.Has(column))
        {
            if (KindOf(number.Unit) == TotalKind.Accounts || totals.TryRead(TotalKind.Accounts, text, out _))
                stated.Add((TotalKind.Accounts, number.Number, named));
            return;
        }

        // Bonds are what a column of bonds adds up to; beside a column of money they are a total of their own.
        var own = column == summed.Frozen ? TotalKind.Frozen : TotalKind.Quantity;
        var kind = KindOf(number.Unit);
        stated.Add((kind == TotalKind.Units && !totals.IsMoney(own) ? own : kind == TotalKind.Quantity ? own : kind, number.Number, named));
    }

    private void CompareSection(List<(TotalKind Kind, string Number, TotalSource Source)> stated, RowSums before)
    {
        var section = before.Since(_section);
        _section = before;
        foreach (var (kind, number, source) in stated)
        {
            Int128? sum = kind switch { TotalKind.Accounts => section.Rows, TotalKind.Frozen => section.Frozen, TotalKind.Quantity => section.Quantity, _ => null };
            sum = kind == TotalKind.Units && !summed.IsMoney ? section.Quantity : sum;
            if (!totals.TryRead(kind, number, out var value))
                totals.Unreadable(kind, number, source);
            else if (before.IsWhole && sum is { } rows && rows != value)
                faults.Add(RegisterFileProblems.TotalColumn, [("column", HeaderOf(kind)), ("read", totals.Shown(kind, rows)), ("expected", totals.Shown(kind, value)), .. source.Details]);
        }
    }

    /// <summary>The column that a total adds up; of a number of accounts that of accounts.</summary>
    private string HeaderOf(TotalKind kind) =>
        table.Columns[kind switch { TotalKind.Accounts => table.IndexOf(Field.Account), TotalKind.Frozen => summed.Frozen, _ => summed.Quantity }].Header;

    private static TotalKind KindOf(string unit) => unit switch
    {
        "户" or "名" or "人" or "个账户" or "笔" or "accounts" or "holders" => TotalKind.Accounts,
        "张" or "bonds" or "units" => TotalKind.Units,
        _ => TotalKind.Quantity
    };

    /// <summary>Whether a number goes on in the next cell, because its thousands separator was taken for a delimiter.</summary>
    private static bool IsTornGroup(string number, string next) =>
        number.Length is > 0 and <= 3 && !number.AsSpan().ContainsAnyExceptInRange('0', '9') && IsGroup(CellText.Narrow(next));

    private static bool IsGroup(string cell) => cell.Length >= 3 && !cell.AsSpan(0, 3).ContainsAnyExceptInRange('0', '9') && (cell.Length == 3 || cell[3] == '.');

    private static string Rest(ReadOnlySpan<string> cells, int at)
    {
        var rest = "";
        for (var i = at + 1; i < cells.Length && IsGroup(CellText.Narrow(cells[i])); i++)
            rest += CellText.Narrow(cells[i]);
        return rest;
    }
}
