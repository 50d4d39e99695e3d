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
        Assert.Equal(456_450.0, sheets["instalment 1"].Skip(1).Sum(r => (double)r[2]!));
        Assert.Equal(5_837, sheets["instalment 1"].Count - 1);
        Assert.All(sheets["holders"].Skip(1), r => Assert.Equal(10, Assert.IsType<string>(r[0]).Length));
        Assert.All(sheets["holders"].Skip(1).Where(r => r[1] is not null), r => Assert.EndsWith("*", (string)r[1]!, StringComparison.Ordinal));
        Assert.Equal(3_790_405.0, sheets["holders"].Skip(1).Sum(r => (double)r[4]!));
        Assert.Equal(5242844.10, sheets["claims"].Single(r => r[1] is "use-of-funds interest")[8]);
        Assert.Contains(sheets["facts"], r => r[9] is "2024-113" && r[7] is "reported");
    }

    [Fact]
    public void Without_a_file_to_write_to_a_workbook_is_refused() =>
        Assert.Equal((2, "cli.arguments"), (lingnan.Bondres.Run("export", "xlsx").ExitCode, lingnan.Bondres.Run("export", "xlsx").ErrorCode));
}
