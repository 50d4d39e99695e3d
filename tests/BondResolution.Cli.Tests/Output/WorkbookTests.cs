using BondResolution.Cli.Tests.Lingnan;
using ExcelDataReader;

namespace BondResolution.Cli.Tests.Output;

/// <summary>bondres export xlsx, as another reader finds it.</summary>
[Collection(LingnanLedger.Collection)]
public class WorkbookTests(LingnanLedger lingnan)
{
    [Fact]
    public void The_workbook_of_128044_has_every_list_with_the_figures_of_the_reports()
    {
        var file = Path.Combine(lingnan.Bondres.Home, "case.xlsx");
        lingnan.Bondres.Run("export", "xlsx", "--as-of", "2025-12-31", "--out", file).Well();
        // The reader asks for an encoding of old workbooks, even for one it never needs.
        System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
        using var reader = ExcelReaderFactory.CreateOpenXmlReader(File.OpenRead(file));
        var sheets = new Dictionary<string, List<object?[]>>();
        do
        {
            var rows = sheets[reader.Name] = [];
            while (reader.Read())
                rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue)]);
        }
        while (reader.NextResult());

        Assert.Equal(["about", "exposure", "series", "instalments", "instalment 1", "instalment 2", "holders", "suits", "claims", "facts"], sheets.Keys);
        Assert.Contains(sheets["about"], r => r[0] is "case" && r[1] is "128044");
        Assert.Contains(sheets["exposure"], r => r[0] is "outstanding" && r[2] is 3790405.0 && r[3] is 379040500.0 && r[5] is "computed");
        Assert.Equal(["account", "units", "units_paid", "units_deferred", "principal", "interest", "gross", "tax", "net", "deferred"], sheets["instalment 1"][0]);
        Assert.Equal(456_450.0, Rows("instalment 1").Sum(r => (double)r[2]!));
        Assert.Equal(5_837, Rows("instalment 1").Count());
        Assert.All(Rows("holders"), r => Assert.Equal(10, Assert.IsType<string>(r[0]).Length));
        Assert.All(Rows("holders").Where(r => r[1] is not null), r => Assert.EndsWith("*", (string)r[1]!, StringComparison.Ordinal));
        Assert.Equal(3_790_405.0, Rows("holders").Sum(r => (double)r[4]!));
        Assert.Equal(("total", 3_790_405.0, 379_040_500.0), ((string)sheets["holders"][^1][0]!, (double)sheets["holders"][^1][4]!,
            (double)sheets["holders"][^1][8]!));
        Assert.Equal(("total", 456_450.0, 45_645_000.0), ((string)sheets["instalment 1"][^1][0]!, (double)sheets["instalment 1"][^1][2]!,
            (double)sheets["instalment 1"][^1][8]!));
        Assert.Equal(["128044 岭南转债", "books of a bond in default"], sheets["about"][0]);
        Assert.Contains(sheets["about"], r => r[0] is "issuer" && r[1] is string { Length: > 0 });
        Assert.Equal(("investors, yuan", "purchasers, yuan"), ((string)sheets["series"][0][4]!, (string)sheets["series"][0][6]!));
        Assert.All(sheets["series"].Skip(1).Where(r => r[1] is not null && (double)r[3]! + (double)r[5]! == (double)r[1]!), r =>
            Assert.Equal((double)r[2]!, (double)r[4]! + (double)r[6]!));
        Assert.Equal(5242844.10, sheets["claims"].Single(r => r[1] is "use-of-funds interest")[8]);
        Assert.Contains(sheets["facts"], r => r[9] is "2024-113" && r[7] is "reported");

        IEnumerable<object?[]> Rows(string sheet) => sheets[sheet].Skip(1).SkipLast(1); // headings and totals left out
    }

    [Fact]
    public void A_fact_that_was_taken_back_stands_there_as_such_with_what_took_it_back_and_why()
    {
        using var small = new Bondres();
        small.Run("replay", Bondres.CaseFolder("small")).Well();
        var file = Path.Combine(small.Home, "case.xlsx");
        small.Run("export", "xlsx", "--out", file).Well();
        System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
        using var reader = ExcelReaderFactory.CreateOpenXmlReader(File.OpenRead(file));
        while (reader.Name != "facts" && reader.NextResult())
            continue;
        var rows = new List<object?[]>();
        while (reader.Read())
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue)]);

        var taken = Assert.Single(rows.Skip(1), r => r[11] is not null);
        Assert.Equal(("w0", "never published"), ((string)taken[10]!, (string)taken[12]!));
        var reversal = small.Json("audit", "events").GetProperty("events").EnumerateArray().First(e => e.At("command") == "c0");
        Assert.Equal(reversal.At("sequence"), ((double)taken[11]!).ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void In_Chinese_the_sheets_their_headings_labels_and_classes_are_Chinese()
    {
        var file = Path.Combine(lingnan.Bondres.Home, "chinese.xlsx");
        lingnan.Bondres.Run("export", "xlsx", "--as-of", "2025-12-31", "--lang", "zh", "--out", file).Well();
        System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
        using var reader = ExcelReaderFactory.CreateOpenXmlReader(File.OpenRead(file));
        string[] words = ["reported", "computed", "inferred", "assumed", "individual", "fund", "institution", "foreign", "other", "total"];
        do
        {
            Assert.DoesNotContain(reader.Name, char.IsAsciiLetter);
            for (var row = 1; reader.Read() && row <= 50; row++)
            {
                for (var i = 0; i < reader.FieldCount; i++)
                    Assert.DoesNotContain(reader.GetValue(i) as string ?? "", words);
            }
        }
        while (reader.NextResult());
    }

    [Fact]
    public void Every_sheet_prints_across_as_wide_as_the_paper_with_its_headings_on_every_page()
    {
        var file = Path.Combine(lingnan.Bondres.Home, "printed.xlsx");
        lingnan.Bondres.Run("export", "xlsx", "--as-of", "2025-12-31", "--out", file).Well();
        using var package = System.IO.Compression.ZipFile.OpenRead(file);
        string Text(System.IO.Compression.ZipArchiveEntry entry)
        {
            using var text = new StreamReader(entry.Open());
            return text.ReadToEnd();
        }

        var sheets = package.Entries.Where(e => e.FullName.Contains("worksheets/sheet", StringComparison.Ordinal)).Select(Text).ToList();
        Assert.All(sheets, sheet =>
        {
            Assert.Contains("orientation=\"landscape\"", sheet, StringComparison.Ordinal);
            Assert.Contains("fitToWidth=\"1\" fitToHeight=\"0\"",
                sheet.Replace("fitToHeight=\"0\" fitToWidth=\"1\"", "fitToWidth=\"1\" fitToHeight=\"0\"", StringComparison.Ordinal),
                StringComparison.Ordinal);
            Assert.Contains("128044 · as of 2025-12-31", sheet, StringComparison.Ordinal);
        });
        var index = Text(package.GetEntry("xl/workbook.xml")!);
        Assert.Equal(sheets.Count, index.Split("_xlnm.Print_Titles").Length - 1);
    }

    [Fact]
    public void Without_a_file_to_write_to_a_workbook_is_refused() =>
        Assert.Equal((2, "cli.arguments"), (lingnan.Bondres.Run("export", "xlsx").ExitCode, lingnan.Bondres.Run("export", "xlsx").ErrorCode));
}
