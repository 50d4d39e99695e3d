using BondResolution.Domain.Problems;
using BondResolution.Files.Tables;
using BondResolution.Files.Text;

namespace BondResolution.Files.Registers;

/// <summary>
/// Reads a register that comes in several files, all or nothing: each as if it were the only one, and then what holds of all of them
/// together.
/// </summary>
internal static class PartsReader
{
    /// <summary>The register, or what is wrong with any of its files.</summary>
    public static Outcome<RegisterFile> Read(IReadOnlyList<FileContent> contents, RegisterOptions options)
    {
        if (!OptionsOf(contents, options).Try(out var own, out var problem)
            || !ReadAll(contents, own, (part, table) => new Faults(file: (part + 1, PartRows.NameOf(own[part], table)))).Try(out var parts, out problem))
            return problem;
        var totals = new PartsTotals(parts, options);
        totals.Decide();
        var merged = totals.Check();
        var faults = new Faults();
        for (var part = 0; part < parts.Count; part++)
        {
            faults.Take(parts[part].Rows.Faults);
            faults.Take(totals.OfPart[part]);
        }

        faults.Take(totals.Faults);
        var faulty = parts.Where((_, part) => totals.IsFaulty(part)).Select(part => part.Name).ToList();
        return faults.AsOne(RegisterFileProblems.Faulty, string.Join("; ", faulty.Count > 0 ? faulty : parts.Select(part => part.Name))) is { } refused
            ? refused
            : merged!.Register(totals);
    }

    /// <summary>Reads refused files again for their faulty rows.</summary>
    public static void ReadRejected(IReadOnlyList<FileContent> contents, RegisterOptions options, RejectedRows rejected)
    {
        if (!OptionsOf(contents, options with { KeepsPersonalData = false }).Try(out var own, out _))
            return;
        var columns = new List<string[]>();
        for (var part = 0; part < contents.Count; part++)
        {
            if (!Open(contents[part], own[part]).Try(out var table, out _))
                return;
            columns.Add([.. table.Columns.Select(column => column.Header)]);
        }

        rejected.BeginParts(columns);
        for (var again = true; again;)
        {
            // Rows turn out faulty after they were read where totals have decided what the quantity is: then once more, knowing it.
            rejected.Restart();
            if (!ReadAll(contents, own, Begin).Try(out var parts, out _))
                return;
            var totals = new PartsTotals(parts, options);
            totals.Decide();
            totals.Check();
            again = false;
            for (var part = 0; part < parts.Count; part++)
            {
                rejected.WriteBeside(part, parts[part].Name, totals.OfPart[part].Listed);
                if (!totals.OfPart[part].HasLate)
                    continue;
                (own[part], again) = (own[part] with { QuantityIs = totals.Decided[part] }, true);
            }

            rejected.WriteBeside(-1, "", totals.Faults.Listed);
        }

        Faults Begin(int part, OpenTable table)
        {
            var name = PartRows.NameOf(own[part], table);
            rejected.BeginPart(part, name);
            return new Faults(rejected, (part + 1, name));
        }
    }

    /// <summary>The rows of all files; a file that cannot be read, or one that was read already, is a problem.</summary>
    /// <param name="faults">Where the faults of a part go, made anew when it is begun anew.</param>
    private static Outcome<IReadOnlyList<PartRows>> ReadAll(IReadOnlyList<FileContent> contents, RegisterOptions[] options, Func<int, OpenTable, Faults> faults)
    {
        var (parts, earlier) = (new List<PartRows>(), new EarlierParts());
        for (var number = 0; number < contents.Count; number++)
        {
            var (content, part) = (contents[number], number);
            var own = options[part] with { Earlier = earlier };
            var read = FileContent.Guard(content.Name, () => RegisterReader.ReadRows(content, own, table => faults(part, table), table => Twice(parts, content, own, table)));
            if (!read.Try(out var rows, out var problem))
                return problem;
            parts.Add(rows);
            if (part < contents.Count - 1)
                earlier.Add(rows);
        }

        return parts;
    }

    private static Problem? Twice(List<PartRows> before, FileContent content, RegisterOptions options, OpenTable table)
    {
        var first = before.FindIndex(part => part.Content.Digest == content.Digest && part.Table.Form.Sheet == table.Form.Sheet);
        if (first < 0)
            return null;
        var (one, other) = (before[first].Name, PartRows.NameOf(options, table));
        return RegisterFileProblems.PartTwice.With(
            ("first", first + 1), ("no", before.Count + 1), ("file", one == other ? one : $"{one}; {other}"), ("sheet", options.Called("sheet")));
    }

    private static Outcome<OpenTable> Open(FileContent content, RegisterOptions options) => FileContent.Guard(content.Name, () =>
        TableFile.Open(content, options.PartBytes).Try(out var source, out var problem)
            ? HeaderFinder.Open(source, options.Layouts, options.Layout, options.Sheet)
            : problem);

    /// <summary>
    /// How each of the files is read: what is said of all bonds and accounts is not said of it, and a sheet is one of a workbook.
    /// </summary>
    private static Outcome<RegisterOptions[]> OptionsOf(IReadOnlyList<FileContent> contents, RegisterOptions options) => FileContent.Guard<RegisterOptions[]>(contents[0].Name, () =>
    {
        var isBook = contents.Select(TableFile.IsHeld).ToArray();
        var books = isBook.Count(held => held);
        var sheets = options.Sheets;
        if (sheets.Length > 0 && (books == 0 || (sheets.Length > 1 && sheets.Length != books)))
            return CommandProblems.Mistyped.With(("where", "register.import"), ("field", options.Called("sheet")), ("value", string.Join(", ", sheets)),
                ("expected", $"one sheet for all workbooks, or one for each in order; workbooks among the files: {books}"));
        var own = new RegisterOptions[contents.Count];
        for (var (part, book) = (0, 0); part < own.Length; part++)
        {
            var sheet = !isBook[part] || sheets.IsEmpty ? null : sheets[sheets.Length == 1 ? 0 : book];
            book += isBook[part] ? 1 : 0;
            own[part] = options with { FileName = options.Files[part], Sheet = sheet, ExpectUnits = null, ExpectHolders = null };
        }

        return own;
    });
}
