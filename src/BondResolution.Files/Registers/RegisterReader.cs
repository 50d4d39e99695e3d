using System.Collections.Immutable;
using BondResolution.Domain;
using BondResolution.Domain.Bonds;
using BondResolution.Domain.Problems;
using BondResolution.Domain.Registers;
using BondResolution.Files.Tables;
using BondResolution.Files.Text;
using BondResolution.Files.Vault;

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

    private static Outcome<RegisterFile> ReadTable(FileContent content, RegisterOptions options)
    {
        if (!TableFile.Open(content, options.PartBytes).Try(out var source, out var problem)
            || !HeaderFinder.Open(source, options.Layouts, options.Layout, options.Sheet).Try(out var table, out problem))
            return problem;

        var faults = new Faults();
        var rows = ReadParts(table, options, faults, out var order);
        if (rows is null)
        {
            rows = new RegisterRows(table, options, faults);
            if (rows.ReadAll() is { } stopped)
                return stopped;
        }

        if (rows.Count == 0 && faults.Count == 0)
            return FileProblems.NoRows.With(("file", options.FileName), ("line", table.HeaderLine));

        var quantityIs = QuantityDecision.Decide(rows, options, faults);
        var totals = RegisterTotalsCheck.Check(rows, options, quantityIs, faults);
        if (faults.AsOne(RegisterFileProblems.Faulty, options.FileName) is { } faulty)
            return faulty;
        if (order is null && !options.KeepsPersonalData && !AccountOrder.IsAscending(rows.Columns.Accounts.Span))
            order = AccountOrder.Of(rows.Columns.Accounts.Span);
        return new RegisterFile
        {
            Digest = content.Digest,
            Layout = table.Layout.Name,
            Encoding = source.EncodingName,
            Delimiter = table.Form.Delimiter,
            Sheet = table.Form.Sheet is { } sheet ? new SheetTaken(sheet, rows.HiddenRows, source.FormulasIn(table.Form)) : null,
            Rows = rows.Count,
            HeaderLine = table.HeaderLine,
            Columns = table.Columns,
            QuantityIs = quantityIs!.Value,
            Footer = rows.Footer.Totals,
            Totals = totals,
            IsEndUnconfirmed = source.IsUnterminated && !rows.Footer.HasTotals && (options.ExpectUnits ?? options.ExpectHolders) is null,
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

    /// <summary>
    /// Reads a refused register again for its faulty rows. What its quantity was decided to be where rows turned out faulty only then:
    /// they are told once it is read with that in mind; otherwise null.
    /// </summary>
    internal static QuantityIs? ReadRejected(FileContent content, RegisterOptions options, RejectedRows rejected)
    {
        if (!TableFile.Open(content, options.PartBytes).Try(out var source, out _)
            || !HeaderFinder.Open(source, options.Layouts, options.Layout, options.Sheet).Try(out var table, out _))
            return null;
        rejected.WriteHeader(table.Columns.Select(column => column.Header));
        var faults = new Faults(rejected);
        var rows = new RegisterRows(table, options, faults);
        if (rows.ReadAll() is not null)
            return null;
        var quantityIs = QuantityDecision.Decide(rows, options, faults);
        RegisterTotalsCheck.Check(rows, options, quantityIs, faults);
        faults.EndRow(0, []);
        return faults.HasLate ? quantityIs : null;
    }

    /// <summary>
    /// The rows of a text that is read in parts, on all processors, each into its stretch of the same columns; null where it cannot be, or where anything but proper rows
    /// was met: then it is read again from its beginning, so that what is wrong is told in order and in full.
    /// </summary>
    /// <param name="order">The rows by account ascending, where they do not stand so.</param>
    private static RegisterRows? ReadParts(OpenTable table, RegisterOptions options, Faults faults, out int[]? order)
    {
        order = null;
        var parts = table.Source.Parts;
        if (parts.Length < 2 || parts[1].LinesBefore <= table.HeaderLine || table.IndexOf(Field.MarginAccount) >= 0)
            return null;
        var starts = new long[parts.Length + 1];
        for (var part = 0; part < parts.Length; part++)
            starts[part + 1] = starts[part] + int.Min(table.Source.EstimateRecords(parts[part]), parts[part].Lines - (part == 0 ? table.HeaderLine : 0));
        if (starts[^1] > options.MaxRows + (long)parts.Length * Limits.MaxHeaderLine)
            return null;
        var rows = new RegisterRows(table, options, faults, table.Source.Whole, new RowColumns((int)starts[^1]));
        var read = new RegisterRows?[parts.Length];
        long done = 0;
        var isPlain = Parallel.For(0, parts.Length, (part, loop) =>
        {
            var own = read[part] = new RegisterRows(table, options, new Faults(), parts[part], rows.Columns.Stretch((int)starts[part], (int)(starts[part + 1] - starts[part])));
            if (own.ReadAll() is not null || !(own.IsPlain || (part == parts.Length - 1 && own.HasNoFaults)))
                loop.Stop();
            options.Progress?.Invoke(Interlocked.Add(ref done, own.Count), starts[^1]);
        }).IsCompleted;
        if (!isPlain || read.Sum(part => (long)part!.Count) > options.MaxRows || (read[0]!.Footer.HasTotals && read[^1]!.Footer.HasTotals))
            return null;
        for (var part = 0; part < read.Length; part++)
        {
            rows.Add(read[part]!);
            read[part] = null;
        }

        var persons = options.KeepsPersonalData ? Task.Run(() => rows.PersonCount) : Task.CompletedTask;
        var isEachOnce = AccountOrder.IsAscending(rows.Columns.Accounts.Span) || (order = AccountOrder.OfEachOnce(rows.Columns.Accounts.Span)) is not null;
        persons.GetAwaiter().GetResult();
        return isEachOnce ? rows : null;
    }
}
