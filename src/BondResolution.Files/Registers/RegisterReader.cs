using System.Collections.Immutable;
using System.Runtime.InteropServices;
using BondResolution.Domain.Problems;
using BondResolution.Files.Tables;
using BondResolution.Files.Text;

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
        var read = ReadText(bytes, options);
        if (!read.Try(out var file, out var problem))
            return problem;
        return file with { Digest = digest.GetAwaiter().GetResult() };
    }

    private static Outcome<RegisterFile> ReadText(byte[] bytes, RegisterOptions options)
    {
        if (!TextDetection.Detect(bytes, options.FileName).Try(out var text, out var problem)
            || !HeaderFinder.Open(text, RegisterLayouts.All, options.Layout).Try(out var table, out problem))
            return problem;

        var faults = new Faults();
        var rows = new RegisterRows(table, options, faults);
        if (rows.ReadAll() is { } stopped)
            return stopped;
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
            Encoding = text.EncodingName,
            Delimiter = table.Delimiter,
            HeaderLine = table.HeaderLine,
            Columns = table.Columns,
            QuantityIs = quantityIs!.Value,
            Footer = rows.Footer.Totals,
            Totals = totals,
            LineNumbers = Seal(rows.Lines),
            Accounts = Seal(rows.Accounts),
            Persons = rows.Persons.TrueForAll(person => person is null) ? default : Seal(rows.Persons),
            Classes = Seal(rows.Classes),
            Units = Seal(rows.Quantities),
            Frozen = totals.Frozen == 0 ? default : Seal(rows.Frozen),
            Personal = rows.Personal
        };
    }

    private static ImmutableArray<T> Seal<T>(List<T> column) => ImmutableCollectionsMarshal.AsImmutableArray(column.ToArray());
}
