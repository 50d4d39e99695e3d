using System.Collections.Immutable;
using BondResolution.Domain.Buybacks;
using BondResolution.Domain;
using BondResolution.Domain.Problems;
using BondResolution.Files.Registers;
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

    /// <summary>Reads tenders in one of our layouts.</summary>
    public static Outcome<TenderList> ReadTenders(byte[] bytes, string fileName) =>
        ReadTenders(bytes, new RegisterOptions(fileName) { Layouts = ListLayouts.Tenders });

    /// <summary>
    /// Reads <c>account,vote[,units]</c>, where an account may stand in several rows; or a layout without a vote, such as the detail of
    /// tenders (申报明细): each of its rows agrees with what it states, and it is read with the care of a register.
    /// </summary>
    public static Outcome<TenderList> ReadTenders(byte[] bytes, RegisterOptions options)
    {
        if (!Open(bytes, options).Try(out var table, out var problem))
            return problem;
        return table.IndexOf(Field.Vote) >= 0 ? ReadVotes(table, bytes, options) : ReadDetail(bytes, options);
    }

    private static Outcome<TenderList> ReadDetail(byte[] bytes, RegisterOptions options)
    {
        if (!RegisterReader.Read(bytes, options).Try(out var file, out var problem))
            return problem.Kind == RegisterFileProblems.Faulty ? problem with { Kind = RegisterFileProblems.ListFaulty } : problem;
        return new TenderList(file.Digest, file.LineNumbers, [.. file.Accounts.Select(account => account.ToString())],
            [.. Enumerable.Repeat(Vote.Agree, file.Count)], [.. file.Units.Select(units => (long?)units)]);
    }

    private static Outcome<TenderList> ReadVotes(OpenTable opened, byte[] bytes, RegisterOptions options)
    {
        var votes = ImmutableArray.CreateBuilder<Vote>();
        var units = ImmutableArray.CreateBuilder<long?>();
        var read = ReadRows(opened, options, mayRepeat: true, () => units.Aggregate(Int128.Zero, (all, some) => all + (some ?? 0)), (table, rows, faults) =>
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

    /// <summary>Reads holders in a suit in one of our layouts.</summary>
    public static Outcome<SuitHolderList> ReadSuitHolders(byte[] bytes, string fileName) =>
        ReadSuitHolders(bytes, new RegisterOptions(fileName) { Layouts = ListLayouts.SuitHolders });

    /// <summary>Reads <c>account,units</c>. An account stands in one row.</summary>
    public static Outcome<SuitHolderList> ReadSuitHolders(byte[] bytes, RegisterOptions options)
    {
        if (!Open(bytes, options).Try(out var opened, out var unread))
            return unread;
        var units = ImmutableArray.CreateBuilder<long>();
        var read = ReadRows(opened, options, mayRepeat: false, () => units.Aggregate(Int128.Zero, (all, some) => all + some),
            (table, rows, faults) => units.Add(ReadUnits(table, rows, faults)));
        return read.Try(out var accounts, out var problem)
            ? new SuitHolderList(FileDigest.Of(bytes), [.. accounts.Lines], [.. accounts.Names], units.ToImmutable())
            : problem;
    }

    private sealed record AccountRows(List<int> Lines, List<string> Names);

    private static Outcome<OpenTable> Open(byte[] bytes, RegisterOptions options) =>
        TableFile.Open(bytes, options.FileName).Try(out var source, out var problem)
            ? HeaderFinder.Open(source, options.Layouts, options.Layout, options.Sheet)
            : problem;

    private static Outcome<AccountRows> ReadRows(
        OpenTable table, RegisterOptions options, bool mayRepeat, Func<Int128> sum, Action<OpenTable, TableRows, Faults> readRest)
    {
        var faults = new Faults();
        var read = new AccountRows([], []);
        foreach (var (line, cells) in table.Titles)
        {
            if (TableRows.LooksLikeData(cells))
                faults.Add(RowProblems.AboveHeader, ("line", line), ("expected", table.HeaderLine));
        }

        var book = new AccountBook(mayRepeat ? 0 : table.Source.EstimateRecords(table.Source.Whole));
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

        if (faults.Count == 0)
        {
            RegisterTotalsCheck.Compare(RegisterFileProblems.TotalUnits, sum(), options.ExpectUnits, RegisterTotalsCheck.ExpectUnitsSource, faults);
            RegisterTotalsCheck.Compare(RegisterFileProblems.TotalAccounts, read.Names.Distinct(StringComparer.Ordinal).Count(), options.ExpectHolders,
                RegisterTotalsCheck.ExpectHoldersSource, faults);
        }

        if ((rows.Problem ?? faults.AsOne(RegisterFileProblems.ListFaulty, options.FileName)) is { } refused)
            return refused;
        return read.Lines.Count == 0 ? FileProblems.NoRows.With(("file", options.FileName), ("line", table.HeaderLine)) : read;
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
