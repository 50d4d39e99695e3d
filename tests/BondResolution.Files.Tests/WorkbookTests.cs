using BondResolution.Domain.Money;
using BondResolution.Files.Text;
using BondResolution.Files.Workbooks;
using ExcelDataReader;

namespace BondResolution.Files.Tests;

/// <summary>Workbooks as another reader finds them.</summary>
public class WorkbookTests
{
    [Theory]
    [InlineData("=HYPERLINK(\"x\")", "'=HYPERLINK(\"x\")")]
    [InlineData("+SUM(A1)", "'+SUM(A1)")]
    [InlineData("-cmd|' /C calc'!A0", "'-cmd|' /C calc'!A0")]
    [InlineData("@x", "'@x")]
    [InlineData("  =1", "'  =1")]
    [InlineData("\n=1", "'\n=1")]
    [InlineData("\u3000=1", "'\u3000=1")]
    [InlineData("\tx", "'\tx")]
    [InlineData("\rx", "'\rx")]
    [InlineData("＝1", "'＝1")]
    [InlineData("＋1", "'＋1")]
    [InlineData("－x", "'－x")]
    [InlineData("＠x", "'＠x")]
    [InlineData("-5.00", "-5.00")]
    [InlineData("+5", "+5")]
    [InlineData("", "")]
    [InlineData("岭南=转债", "岭南=转债")]
    [InlineData("0100000001", "0100000001")]
    public void What_a_spreadsheet_might_run_is_set_behind_an_apostrophe_and_a_number_never(string text, string safe) => Assert.Equal(safe, SpreadsheetText.Safe(text));

    [Fact]
    public void Accounts_are_texts_with_their_zeros_and_money_is_exact_numbers()
    {
        var rows = Read(Written([Given([[Cell.Of("0001234567890"), Cell.Of(4_563_663), Cell.Of(new Fen(-5)), Cell.Of(new Fen(999_999_999_999_999))], [Cell.Of("1.23E+10"), default, Cell.Of((Fen?)null)]])]))["list"];
        Assert.Equal(["a", "b", "c", "d"], rows[0]);
        Assert.Equal(["0001234567890", 4_563_663.0, -0.05, 9_999_999_999_999.99], rows[1]);
        Assert.Equal(["1.23E+10", null, null, null], rows[2]);
    }

    [Fact]
    public void A_text_comes_back_as_it_was_but_for_formulas_and_what_no_workbook_holds()
    {
        string[] texts = ["𠮷野", " spaces ", "<&>\"'", "two\nlines", "=1", "bell\u0007", "half \ud800 sign", new string('x', 40_000)];
        var rows = Read(Written([Given([.. texts.Select(t => new[] { Cell.Of(t) })])]))["list"].Skip(1).Select(r => (string)r[0]!).ToList();
        Assert.Equal(["𠮷野", " spaces ", "<&>\"'", "two\nlines", "'=1", "bell\uFFFD", "half \uFFFD sign"], rows[..^1]);
        Assert.Equal(Workbook.MaxCellCharacters, rows[^1].Length);
    }

    [Fact]
    public void A_list_longer_than_a_sheet_goes_on_in_a_further_one_under_the_same_headings()
    {
        var sheets = Read(Written([Given([.. Enumerable.Range(1, 7).Select(i => new[] { Cell.Of(i) })])], maxRows: 4));
        Assert.Equal(["list", "list (2)", "list (3)"], sheets.Keys);
        Assert.Equal([1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0], sheets.Values.SelectMany(rows => rows.Skip(1)).Select(r => r[0]));
        Assert.All(sheets.Values, rows => Assert.Equal("a", rows[0][0]));
        Assert.Single(Read(Written([Given([[Cell.Of(1)], [Cell.Of(2)], [Cell.Of(3)]])], maxRows: 4)));
        Assert.Single(Read(Written([Given([])], maxRows: 4)));
    }

    private static Sheet Given(Cell[][] rows) => new("list", [new("a", 10), new("b", 10), new("c", 10), new("d", 10)], rows);

    private static byte[] Written(IEnumerable<Sheet> sheets, int maxRows = Workbook.MaxRows)
    {
        using var stream = new MemoryStream();
        Workbook.Write(sheets, stream, maxRows);
        return stream.ToArray();
    }

    private static Dictionary<string, List<object?[]>> Read(byte[] workbook)
    {
        var sheets = new Dictionary<string, List<object?[]>>();
        // The reader asks for an encoding of old workbooks, even for one it never needs.
        System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
        using var reader = ExcelReaderFactory.CreateOpenXmlReader(new MemoryStream(workbook));
        do
        {
            var rows = sheets[reader.Name] = [];
            while (reader.Read())
                rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue)]);
        }
        while (reader.NextResult());
        return sheets;
    }
}
