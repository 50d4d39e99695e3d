using System.Collections.Concurrent;
using BondResolution.Domain;
using BondResolution.Domain.Bonds;
using BondResolution.Domain.Problems;
using BondResolution.Domain.Registers;
using BondResolution.Files.Tables;
using BondResolution.Files.Text;

namespace BondResolution.Files.Registers;

/// <summary>Reads holder registers (债券持有人名册), all or nothing.</summary>
public static class RegisterReader
{
    /// <summary>Reads a register whose bytes are at hand.</summary>
    public static Outcome<RegisterFile> Read(byte[] bytes, RegisterOptions options) => Read(FileContent.Of(bytes, options.FileName), options);

    /// <summary>
    /// Reads a register from its bytes. A file that cannot be read is a <c>file.*</c> problem; one that is read and
    /// faulty is <c>register.faulty</c>, whose parts are all faults found in one pass (<c>row.*</c>, <c>register.*</c>).
    /// </summary>
    public static Outcome<RegisterFile> Read(FileContent content, RegisterOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Face.Value);
        return FileContent.Guard(content.Name, () => ReadTable(content, options));
    }

    /// <summary>
    /// Reads a register from the files that <see cref="RegisterOptions.Files"/> names, which are its parts; from one as if it were the only
    /// one. Every part is read and checked by itself and then all together: an account stands in one of them, and totals are of a part or
    /// of all.
    /// </summary>
    /// <param name="contents">The files, in that order; one or more.</param>
    public static Outcome<RegisterFile> Read(IReadOnlyList<FileContent> contents, RegisterOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Face.Value);
        return contents is [var only] && options.Sheets.Length < 2 ? Read(only, options) : PartsReader.Read(contents, options);
    }

    private static Outcome<RegisterFile> ReadTable(FileContent content, RegisterOptions options)
    {
        if (!ReadRows(content, options, _ => new Faults()).Try(out var part, out var problem))
            return problem;
        var (rows, faults) = (part.Rows, part.Rows.Faults);
        RegisterTotalsCheck.CheckColumns(rows, faults);
        var quantityIs = QuantityDecision.Decide(rows, options, faults);
        var totals = RegisterTotalsCheck.Check(rows, options, quantityIs, faults);
        if (faults.AsOne(RegisterFileProblems.Faulty, options.FileName) is { } faulty)
            return faulty;
        var order = part.Order;
        if (order is null && !options.KeepsPersonalData && !AccountOrder.IsAscending(rows.Columns.Accounts.Span))
            order = AccountOrder.Of(rows.Columns.Accounts.Span);
        return new RegisterFile
        {
            Parts = [part.Reading(quantityIs!.Value, (options.ExpectUnits ?? options.ExpectHolders) is not null, linesBefore: 0)],
            Totals = totals,
            LineNumbers = rows.Lines.SealImmutable(),
            Accounts = new AccountColumn(rows.Columns.Accounts.Seal()),
            Order = options.KeepsPersonalData ? null : order,
            Persons = rows.Persons.IsBlank ? null : rows.Persons,
            Classes = rows.Columns.Classes.SealImmutable(),
            Units = rows.Quantities.SealImmutable(),
            Frozen = totals.Frozen == 0 ? default : rows.Frozen.SealImmutable(),
            Personal = rows.Personal.Chunks(Limits.LinesPerChunk)
        };
    }

    /// <summary>Opens a file, finds its header, and reads its rows; one without any row is a problem.</summary>
    /// <param name="faults">Where faults go, made anew when the file is begun anew.</param>
    /// <param name="opened">Told the table before its rows are read; its problem ends the reading.</param>
    internal static Outcome<PartRows> ReadRows(FileContent content, RegisterOptions options, Func<OpenTable, Faults> faults, Func<OpenTable, Problem?>? opened = null)
    {
        if (!TableFile.Open(content, options.PartBytes).Try(out var source, out var problem)
            || !HeaderFinder.Open(source, options.Layouts, options.Layout, options.Sheet).Try(out var table, out problem))
            return problem;
        if ((problem = opened?.Invoke(table)) is not null)
            return problem;
        if (!ReadRows(table, options, () => faults(table), out var order).Try(out var rows, out problem))
            return problem;
        return rows.Count == 0 && rows.Faults.Count == 0
            ? FileProblems.NoRows.With(("file", options.FileName), ("line", table.HeaderLine))
            : new PartRows(content, options, table, rows, order);
    }

    /// <summary>
    /// Reads a refused register again for its faulty rows. What its quantity was decided to be where rows turned out faulty only then:
    /// they are told once it is read with that in mind; otherwise null.
    /// </summary>
    internal static QuantityIs? ReadRejected(FileContent content, RegisterOptions options, RejectedRows rejected)
    {
        options = options with { KeepsPersonalData = false };
        if (!TableFile.Open(content, options.PartBytes).Try(out var source, out _)
            || !HeaderFinder.Open(source, options.Layouts, options.Layout, options.Sheet).Try(out var table, out _))
            return null;
        if (!ReadRows(table, options, Begin, out _).Try(out var rows, out _))
            return null;
        var faults = rows.Faults;
        RegisterTotalsCheck.CheckColumns(rows, faults);
        var quantityIs = QuantityDecision.Decide(rows, options, faults);
        RegisterTotalsCheck.Check(rows, options, quantityIs, faults);
        faults.EndRow(0, []);
        return faults.HasLate ? quantityIs : null;

        Faults Begin()
        {
            rejected.Begin(table.Columns.Select(column => column.Header));
            return new Faults(rejected);
        }
    }

    /// <summary>All rows: in parts side by side, or, where the parts do not tell all, from the beginning.</summary>
    /// <param name="order">The rows by account ascending, where they do not stand so and were read in parts.</param>
    /// <param name="faults">Where faults go, made anew when it is begun anew.</param>
    private static Outcome<RegisterRows> ReadRows(OpenTable table, RegisterOptions options, Func<Faults> faults, out int[]? order)
    {
        if (ReadParts(table, options, faults(), out order) is { } read)
            return read;
        var rows = new RegisterRows(table, options, faults());
        return rows.ReadAll() is { } stopped ? stopped : rows;
    }

    /// <summary>
    /// The rows of a text that is read in parts, on all processors, each into its stretch of the same columns and taken in the order of the file; null where it cannot be, or where
    /// what is wrong shows only from the beginning on: rows behind control totals, an account that stands twice, too many rows.
    /// </summary>
    private static RegisterRows? ReadParts(OpenTable table, RegisterOptions options, Faults faults, out int[]? order)
    {
        order = null;
        var parts = table.Source.Parts;
        if (parts.Length < 2 || parts[1].LinesBefore <= table.HeaderLine || table.IndexOf(Field.MarginAccount) >= 0)
            return null;
        var starts = new long[parts.Length + 1];
        for (var part = 0; part < parts.Length; part++)
            starts[part + 1] = starts[part] + parts[part].Lines - (part == 0 ? table.HeaderLine : 0);
        if (starts[^1] > options.MaxRows + (long)parts.Length * Limits.MaxHeaderLine)
            return null;
        var rows = new RegisterRows(table, options, faults, table.Source.Whole, new RowColumns((int)starts[^1]));
        var read = new RegisterRows?[parts.Length];
        var taking = new Lock();
        var taken = 0;
        var isWhole = Parallel.ForEach(Partitioner.Create(Enumerable.Range(0, parts.Length), EnumerablePartitionerOptions.NoBuffering), (part, loop) =>
        {
            var own = new RegisterRows(table, options, faults.Part(), parts[part], rows.Columns.Stretch((int)starts[part], (int)(starts[part + 1] - starts[part])));
            if (own.ReadAll() is not null || own.Around.NeedsBeginning || (own.Around.FirstTotalLine > 0 && part < parts.Length - 1))
            {
                loop.Stop();
                return;
            }

            lock (taking)
            {
                // Whoever ends a part takes all that follow each other by now: a part that waits is let go as soon as it can be.
                read[part] = own;
                for (; taken < read.Length && read[taken] is { } next; read[taken++] = null)
                    rows.Add(next);
                options.Progress?.Invoke(rows.Count, starts[^1]);
            }
        }).IsCompleted;
        if (!isWhole || rows.Count + (options.Earlier?.Rows ?? 0) > options.MaxRows || rows.Around.HasTotalsTwice)
            return null;
        var persons = options.KeepsPersonalData ? Task.Run(() => rows.PersonCount) : Task.CompletedTask;
        var isEachOnce = IsEachOnce(rows.Columns.Accounts.Span, rows.OtherAccounts, out order);
        persons.GetAwaiter().GetResult();
        return isEachOnce ? rows : null;
    }

    /// <summary>Whether no account stands twice, those of rows without a quantity included.</summary>
    private static bool IsEachOnce(ReadOnlySpan<ulong> accounts, List<(ulong Account, int Line)> others, out int[]? order)
    {
        order = null;
        if (others.Count == 0 && AccountOrder.IsAscending(accounts))
            return true;
        if (others.Count == 0 && !accounts.Contains(0UL))
            return (order = AccountOrder.OfEachOnce(accounts)) is not null;

        // Rows whose account cannot be read are nobody's twice.
        return AccountOrder.OfEachOnce([.. accounts.ToArray().Where(account => account != 0), .. others.Select(other => other.Account)]) is not null;
    }
}
