using System.Collections.Immutable;
using BondResolution.Domain.Buybacks;
using BondResolution.Domain;
using BondResolution.Domain.Problems;
using BondResolution.Files.Tables;
using BondResolution.Files.Text;

namespace BondResolution.Files.Lists;

/// <summary>
/// Reads the small files that name accounts, all or nothing. A file that cannot be read is a <c>file.*</c> problem; one
/// that is faulty is <c>list.faulty</c>, whose parts are all faults found in one pass (<c>row.*</c>).
/// </summary>
public static class ColumnFile
{
    private const string VotesExpected = "agree|oppose|abstain";

    /// <summary>Reads <c>account,vote[,units]</c>. An account may stand in several rows.</summary>
    public static Outcome<TenderList> ReadTenders(byte[] bytes, string fileName)
    {
        var votes = ImmutableArray.CreateBuilder<Vote>();
        var units = ImmutableArray.CreateBuilder<long?>();
        var read = ReadRows(bytes, fileName, ListLayouts.Tenders, mayRepeat: true, (table, rows, faults) =>
        {
            var cell = rows[table.IndexOf(Field.Vote)];
            var vote = cell is null ? null : ReadVote(cell);
            if (cell is not null && vote is null)
                faults.Add(RowProblems.Vote, ("line", rows.Line), ("column", table.Columns[table.IndexOf(Field.Vote)].Header),
                    ("read", CellText.QuoteRow(cell)), ("expected", VotesExpected));
            votes.Add(vote ?? default);
            units.Add(rows[table.IndexOf(Field.Units)] is "" ? null : ReadUnits(table, rows, faults));
        });
        return read.Try(out var accounts, out var problem)
            ? new TenderList(FileDigest.Of(bytes), [.. accounts.Lines], [.. accounts.Names], votes.ToImmutable(), units.ToImmutable())
            : problem;
    }

    /// <summary>Reads <c>account,units</c>. An account stands in one row.</summary>
    public static Outcome<SuitHolderList> ReadSuitHolders(byte[] bytes, string fileName)
    {
        var units = ImmutableArray.CreateBuilder<long>();
        var read = ReadRows(bytes, fileName, ListLayouts.SuitHolders, mayRepeat: false,
            (table, rows, faults) => units.Add(ReadUnits(table, rows, faults)));
        return read.Try(out var accounts, out var problem)
            ? new SuitHolderList(FileDigest.Of(bytes), [.. accounts.Lines], [.. accounts.Names], units.ToImmutable())
            : problem;
    }

    private sealed record AccountRows(List<int> Lines, List<string> Names);

    private static Outcome<AccountRows> ReadRows(
        byte[] bytes, string fileName, TableLayout layout, bool mayRepeat, Action<OpenTable, TableRows, Faults> readRest)
    {
        if (!TextDetection.Detect(bytes, fileName).Try(out var text, out var problem)
            || !HeaderFinder.Open(text, [layout], layout.Name).Try(out var table, out problem))
            return problem;

        var faults = new Faults();
        var read = new AccountRows([], []);
        foreach (var (line, cells) in table.Titles)
        {
            if (TableRows.LooksLikeData(cells))
                faults.Add(RowProblems.AboveHeader, ("line", line), ("expected", table.HeaderLine));
        }

        var book = new AccountBook(mayRepeat ? 0 : text.EstimateRecords(text.Whole));
        var accountAt = table.IndexOf(Field.Account);
        var header = table.Columns[accountAt].Header;
        using var rows = new TableRows(table, faults);
        while (rows.Next())
        {
            if (read.Lines.Count == Limits.MaxAccounts)
            {
                faults.Add(RegisterFileProblems.TooManyAccounts, ("line", rows.Line), ("expected", Limits.MaxAccounts));
                break;
            }

            read.Lines.Add(rows.Line);
            if (!rows.CheckShape())
                continue;
            var account = rows[accountAt] is { } cell ? AccountCell.Read(cell, rows.Line, header, faults) : null;
            if (account is not null && !mayRepeat && book.Enter(account, rows.Line) is > 0 and var first)
                faults.Add(RowProblems.AccountTwice, ("line", rows.Line), ("column", header), ("read", account),
                    ("first", first), ("expected", "1×"));
            read.Names.Add(account ?? "");
            readRest(table, rows, faults);
        }

        if ((rows.Problem ?? faults.AsOne(RegisterFileProblems.ListFaulty, fileName)) is { } refused)
            return refused;
        return read.Lines.Count == 0 ? FileProblems.NoRows.With(("file", fileName), ("line", table.HeaderLine)) : read;
    }

    private static Vote? ReadVote(string cell) => CellText.Word(cell) switch
    {
        "agree" or "同意" or "赞成" => Vote.Agree,
        "oppose" or "反对" => Vote.Oppose,
        "abstain" or "弃权" => Vote.Abstain,
        _ => null
    };

    private static long ReadUnits(OpenTable table, TableRows rows, Faults faults)
    {
        var column = table.IndexOf(Field.Units);
        if (rows[column] is not { } cell)
            return 0;
        if (!WholeNumber.TryParse(CellText.Narrow(cell), Limits.MaxUnits, out var units))
            faults.Add(RowProblems.Units, ("line", rows.Line), ("column", table.Columns[column].Header), ("read", CellText.QuoteRow(cell)),
                ("expected", $"0..{Limits.MaxUnits}"));
        return units;
    }
}
