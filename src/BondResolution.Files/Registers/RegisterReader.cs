using System.Collections.Immutable;
using System.Runtime.InteropServices;
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
    /// <summary>
    /// Reads a register from its bytes. A file that cannot be read is a <c>file.*</c> problem; one that is read and
    /// faulty is <c>register.faulty</c>, whose parts are all faults found in one pass (<c>row.*</c>, <c>register.*</c>).
    /// </summary>
    public static Outcome<RegisterFile> Read(byte[] bytes, RegisterOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Face.Value);
        var digest = Task.Run(() => FileDigest.Of(bytes));
        var read = ReadTable(bytes, options);
        if (!read.Try(out var file, out var problem))
            return problem;
        return file with { Digest = digest.GetAwaiter().GetResult() };
    }

    private static Outcome<RegisterFile> ReadTable(byte[] bytes, RegisterOptions options)
    {
        if (!TableFile.Open(bytes, options.FileName).Try(out var source, out var problem)
            || !HeaderFinder.Open(source, options.Layouts, options.Layout, options.Sheet).Try(out var table, out problem))
            return problem;

        var faults = new Faults();
        var rows = ReadParts(table, options);
        if (rows is null)
        {
            rows = new RegisterRows(table, options, faults, source.Whole);
            if (rows.ReadAll() is { } stopped)
                return stopped;
        }

        if (rows.Count == 0 && faults.Count == 0)
            return FileProblems.NoRows.With(("file", options.FileName), ("line", table.HeaderLine));

        var quantityIs = QuantityDecision.Decide(rows, options, faults);
        var totals = RegisterTotalsCheck.Check(rows, options, quantityIs, faults);
        if (faults.AsOne(RegisterFileProblems.Faulty, options.FileName) is { } faulty)
            return faulty;
        return new RegisterFile
        {
            Digest = "",
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
            LineNumbers = Seal(rows.Lines),
            Accounts = Seal(rows.Accounts),
            Persons = rows.Persons.IsBlank ? null : rows.Persons,
            Classes = Seal(rows.Classes),
            Units = Seal(rows.Quantities),
            Frozen = totals.Frozen == 0 ? default : Seal(rows.Frozen),
            Personal = Chunks(rows.Personal)
        };
    }

    /// <summary>
    /// Reads a refused register again for its faulty rows. What its quantity was decided to be where rows turned out faulty only then:
    /// they are told once it is read with that in mind; otherwise null.
    /// </summary>
    internal static QuantityIs? ReadRejected(byte[] bytes, RegisterOptions options, RejectedRows rejected)
    {
        if (!TableFile.Open(bytes, options.FileName).Try(out var source, out _)
            || !HeaderFinder.Open(source, options.Layouts, options.Layout, options.Sheet).Try(out var table, out _))
            return null;
        rejected.WriteHeader(table.Columns.Select(column => column.Header));
        var faults = new Faults(rejected);
        var rows = new RegisterRows(table, options, faults, source.Whole);
        if (rows.ReadAll() is not null)
            return null;
        var quantityIs = QuantityDecision.Decide(rows, options, faults);
        RegisterTotalsCheck.Check(rows, options, quantityIs, faults);
        faults.EndRow(0, []);
        return faults.HasLate ? quantityIs : null;
    }

    /// <summary>
    /// The rows of a text that is read in parts, on all processors; null where it cannot be, or where anything but proper rows was met:
    /// then it is read again from its beginning, so that what is wrong is told in order and in full.
    /// </summary>
    private static RegisterRows? ReadParts(OpenTable table, RegisterOptions options)
    {
        var parts = table.Source.Parts(options.PartBytes);
        if (parts.Count < 2 || parts[1].LinesBefore <= table.HeaderLine || table.IndexOf(Field.MarginAccount) >= 0)
            return null;
        var read = new RegisterRows[parts.Count];
        long done = 0;
        var expected = table.Source.EstimateRecords(table.Source.Whole); // looks through all of the text: once, not once a part
        var isPlain = Parallel.For(0, parts.Count, (part, loop) =>
        {
            var rows = read[part] = new RegisterRows(table, options, new Faults(), parts[part]);
            if (rows.ReadAll() is not null || !(rows.IsPlain || (part == parts.Count - 1 && rows.HasNoFaults)))
                loop.Stop();
            options.Progress?.Invoke(Interlocked.Add(ref done, rows.Count), expected);
        }).IsCompleted;
        if (!isPlain || read.Sum(rows => (long)rows.Count) > options.MaxRows || (read[0].Footer.HasTotals && read[^1].Footer.HasTotals))
            return null;
        read[0].Reserve(read);
        for (var part = 1; part < read.Length; part++)
        {
            read[0].Add(read[part]);
            read[part] = read[0];
        }

        var persons = Task.Run(() => read[0].PersonCount);
        var isEachOnce = IsEachOnce(CollectionsMarshal.AsSpan(read[0].Accounts));
        persons.GetAwaiter().GetResult();
        return isEachOnce ? read[0] : null;
    }

    private static ImmutableArray<VaultRows> Chunks(VaultRowsPacker packed)
    {
        var chunks = ImmutableArray.CreateBuilder<VaultRows>();
        for (var from = 0; from < packed.Count; from += Limits.LinesPerChunk)
            chunks.Add(packed.Rows(from, int.Min(Limits.LinesPerChunk, packed.Count - from)));
        return chunks.ToImmutable();
    }

    private static bool IsEachOnce(ReadOnlySpan<AccountNumber> accounts)
    {
        var order = AccountOrder.Of(accounts);
        for (var i = 1; i < order.Length; i++)
        {
            if (accounts[order[i - 1]] == accounts[order[i]])
                return false;
        }

        return true;
    }

    private static ImmutableArray<T> Seal<T>(List<T> column) => ImmutableCollectionsMarshal.AsImmutableArray(column.ToArray());
}
