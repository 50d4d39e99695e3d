using BondResolution.Domain.Buybacks;
using BondResolution.Domain.Problems;
using BondResolution.Domain.Registers;
using BondResolution.Files.Footers;
using BondResolution.Files.Layouts;
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
    /// <summary>Reads tenders in one of our layouts.</summary>
    public static Outcome<TenderList> ReadTenders(byte[] bytes, string fileName) =>
        ReadTenders(FileContent.Of(bytes, fileName), new RegisterOptions(fileName) { Layouts = ListLayouts.Tenders });

    /// <summary>
    /// Reads <c>account,vote[,units]</c>, where an account may stand in several rows; or a layout without a vote, such as the detail of
    /// tenders (申报明细): each of its rows agrees with what it states, and it is read with the care of a register.
    /// </summary>
    public static Outcome<TenderList> ReadTenders(FileContent content, RegisterOptions options) => FileContent.Guard<TenderList>(content.Name, () =>
    {
        if (!Open(content, options).Try(out var table, out var problem))
            return problem;
        if (table.IndexOf(Field.Vote) < 0)
            return ReadDetail(content, options);
        var faults = new Faults();
        var (rows, votes) = (new ListRows(table, options, faults), new VoteReading(table, options, faults));
        return rows.ReadAll(votes) is { } refused
            ? refused
            : new TenderList(content.Digest, rows.Lines, rows.Accounts, votes.Votes, votes.Units, rows.IsEndUnconfirmed) { Passed = rows.Passed };
    });

    private static Outcome<TenderList> ReadDetail(FileContent content, RegisterOptions options)
    {
        if (!RegisterReader.Read(content, options).Try(out var file, out var problem))
            return problem.Kind == RegisterFileProblems.Faulty ? problem with { Kind = RegisterFileProblems.ListFaulty } : problem;
        return new TenderList(file.Digest, file.LineNumbers, [.. file.Accounts.Select(account => account.ToString())],
            [.. Enumerable.Repeat(Vote.Agree, file.Count)], [.. file.Units.Select(units => (long?)units)], file.IsEndUnconfirmed) { Passed = new PassedOver(file.PassedOver, file.PassedCount) };
    }

    /// <summary>Reads holders in a suit in one of our layouts.</summary>
    public static Outcome<SuitHolderList> ReadSuitHolders(byte[] bytes, string fileName) =>
        ReadSuitHolders(FileContent.Of(bytes, fileName), new RegisterOptions(fileName) { Layouts = ListLayouts.SuitHolders });

    /// <summary>Reads <c>account,units</c>. An account stands in one row.</summary>
    public static Outcome<SuitHolderList> ReadSuitHolders(FileContent content, RegisterOptions options) => FileContent.Guard<SuitHolderList>(content.Name, () =>
    {
        if (!Open(content, options).Try(out var table, out var problem))
            return problem;
        var faults = new Faults();
        var (rows, holders) = (new ListRows(table, options, faults), new SuitHolderReading(table, options, faults));
        return rows.ReadAll(holders) is { } refused
            ? refused
            : new SuitHolderList(content.Digest, rows.Lines, rows.Accounts, holders.Units, rows.IsEndUnconfirmed) { Passed = rows.Passed };
    });

    /// <summary>Reads payments that came back or were made again in one of our layouts.</summary>
    public static Outcome<ReturnList> ReadReturns(byte[] bytes, string fileName) =>
        ReadReturns(FileContent.Of(bytes, fileName), new RegisterOptions(fileName) { Layouts = ListLayouts.Returns });

    /// <summary>Reads <c>account,amount,reason</c>. An account stands in one row, unless it is asked that several count together.</summary>
    public static Outcome<ReturnList> ReadReturns(FileContent content, RegisterOptions options) => FileContent.Guard<ReturnList>(content.Name, () =>
    {
        if (!Open(content, options).Try(out var table, out var problem))
            return problem;
        var faults = new Faults();
        var (rows, returns) = (new ListRows(table, options, faults), new ReturnReading(table, options, faults));
        return rows.ReadAll(returns) is { } refused
            ? refused
            : new ReturnList(rows.Lines, rows.Accounts, returns.Amounts, returns.Reasons, rows.IsEndUnconfirmed) { Passed = rows.Passed };
    });

    /// <summary>Reads a refused list again for its faulty rows; as <see cref="RegisterReader.ReadRejected"/>.</summary>
    internal static QuantityIs? ReadRejected(FileContent content, RegisterOptions options, LayoutUse use, RejectedRows rejected)
    {
        if (!Open(content, options).Try(out var table, out _))
            return null;
        if (use == LayoutUse.Tender && table.IndexOf(Field.Vote) < 0)
            return RegisterReader.ReadRejected(content, options, rejected);
        rejected.Begin(table.Columns.Select(column => column.Header));
        var faults = new Faults(rejected);
        new ListRows(table, options, faults).ReadAll(use switch
        {
            LayoutUse.Tender => new VoteReading(table, options, faults),
            LayoutUse.Suit => new SuitHolderReading(table, options, faults),
            _ => new ReturnReading(table, options, faults)
        });
        return null;
    }

    private static Outcome<OpenTable> Open(FileContent content, RegisterOptions options) =>
        TableFile.Open(content, options.PartBytes).Try(out var source, out var problem)
            ? HeaderFinder.Open(source, options.Layouts, options.Layout, options.Sheet)
            : problem;
}
