using System.IO.Compression;
using System.Text;
using BondResolution.Domain;

namespace BondResolution.Files.Tests.Workbooks;

/// <summary>Workbooks that are damaged, or made to do harm: refused in bounded time and memory.</summary>
public sealed class HostileWorkbookTests
{
    private static readonly object?[][] Good = [["account", "units"], ["0123456789", 1], ["0123456780", 2]];

    [Fact]
    public void A_workbook_cut_off_anywhere_is_refused_as_one_that_cannot_be_read()
    {
        foreach (var whole in new[] { Xlsx.Of(Good), Xls.Of(Good) })
        {
            for (var length = 64; length < whole.Length - 600; length += 97)
                Assert.Equal("file.workbook-damaged", Given.Refuse(whole[..length]).Code);
        }
    }

    [Fact]
    public void A_bomb_is_refused_before_it_is_believed()
    {
        var zeros = Zeros(Limits.MaxInflatedPartBytes + 1);
        Assert.True(zeros.Length < 3_000_000);

        Assert.Equal("file.workbook-too-large", Given.Refuse(zeros).Code);
    }

    [Fact]
    public void One_endless_text_is_refused()
    {
        var text = new string('x', (int)Limits.MaxMarkupBytes + 1);

        Assert.Equal("file.workbook-too-large", Given.Refuse(Xlsx.Of(["account", "units"], ["0123456789", text])).Code);
        Assert.Equal("row.cell-too-long", Given.Refuse(Xlsx.Of(["account", "units"], ["0123456789", text[..5000]])).Parts.Single().Code);
    }

    [Theory]
    [InlineData("<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"A2\"><v>2</v></c></row>")]
    [InlineData("<row r=\"3\"><c r=\"A3\"><v>1</v></c></row><row r=\"2\"><c r=\"A2\"><v>2</v></c></row>")]
    [InlineData("<row r=\"2\"><c r=\"A2\"><v>1</v></c></row><row r=\"2\"><c r=\"B2\"><v>2</v></c></row>")]
    [InlineData("<row r=\"2\"><c r=\"A9\"><v>1</v></c></row>")]
    [InlineData("<row r=\"-2\"><c r=\"A2\"><v>1</v></c></row>")]
    [InlineData("<row r=\"2\"><c r=\"A2\" t=\"s\"><v>7</v></c></row>")]
    [InlineData("<row r=\"2\"><c r=\"A2\"><v>1</v></row>")]
    public void A_sheet_whose_cells_stand_twice_or_nowhere_is_damaged(string row) =>
        Assert.Equal("file.workbook-damaged", Given.Refuse(Xlsx.Of(new Xlsx.Sheet("s", Xlsx.Data(["account", "units"]) + row))).Code);

    [Fact]
    public void Rows_and_columns_beyond_a_spreadsheets_are_refused()
    {
        var far = Xlsx.Row(2_000_000_000, "<c r=\"A2000000000\"><v>1</v></c>");
        var wide = Xlsx.Row(2, "<c r=\"ALM2\"><v>1</v></c>");

        Assert.Equal("file.workbook-too-large", Given.Refuse(Xlsx.Of(new Xlsx.Sheet("s", Xlsx.Data(Good[0]) + far))).Code);
        Assert.Equal("file.workbook-too-large", Given.Refuse(Xlsx.Of(new Xlsx.Sheet("s", Xlsx.Data(Good[0]) + wide))).Code);
    }

    [Fact]
    public void Entities_that_multiply_are_not_expanded()
    {
        const string Bomb = "<!DOCTYPE sst [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><si><t>&b;</t></si></sst>";

        Assert.Equal("file.workbook-damaged", Given.Refuse(Xlsx.With(new Xlsx.Sheet("s", Xlsx.Data(Good)), ("xl/sharedStrings.xml", Encoding.UTF8.GetBytes(Bomb)))).Code);
    }

    [Fact]
    public void A_part_that_is_not_what_its_check_sum_says_is_damaged()
    {
        using var stream = new MemoryStream();
        stream.Write(Xlsx.Of(Good));
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.GetEntry("xl/worksheets/sheet1.xml")!.Delete();
            using var part = zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.NoCompression).Open();
            part.Write(Encoding.UTF8.GetBytes($"<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{Xlsx.Data(["account", "units"], ["0123456789", 777])}</sheetData></worksheet>"));
        }

        var workbook = stream.ToArray();
        Assert.Equal([777L], Given.Read(workbook).Units.ToArray());
        workbook[workbook.AsSpan().IndexOf("777"u8)] = (byte)'8';

        Assert.Equal("file.workbook-damaged", Given.Refuse(workbook).Code);
    }

    [Fact]
    public void Sheets_beyond_the_limit_are_refused_before_they_are_read()
    {
        var sheets = Enumerable.Range(0, Limits.MaxSheets + 1).Select(i => new Xlsx.Sheet($"s{i}", i == 0 ? Xlsx.Data(Good) : "")).ToArray();

        Assert.Equal(3, Given.Read(Xlsx.Of(sheets[..^1])).Units.Sum());
        Assert.Equal("file.workbook-too-large", Given.Refuse(Xlsx.Of(sheets)).Code);
    }

    [Fact]
    public void Other_archives_say_what_they_are()
    {
        Assert.Equal("ZIP", Archive("register.csv"));
        Assert.Equal("OpenDocument (.ods)", Archive("mimetype"));
        Assert.Equal("xlsb", Archive("xl/workbook.bin"));

        static string Archive(string entry)
        {
            using var stream = new MemoryStream();
            using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
                zip.CreateEntry(entry).Open().Dispose();
            return Given.Refuse(stream.ToArray()).Detail("read");
        }
    }

    private static byte[] Zeros(long size)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            zip.CreateEntry("[Content_Types].xml").Open().Dispose();
            using var part = zip.CreateEntry("xl/sharedStrings.xml", CompressionLevel.Fastest).Open();
            var block = new byte[1024 * 1024];
            for (var written = 0L; written < size; written += block.Length)
                part.Write(block);
        }

        return stream.ToArray();
    }
}
