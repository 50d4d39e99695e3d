using System.Text;

namespace BondResolution.Files.Tests.Workbooks;

/// <summary>Files that are no table and no workbook that can be read are refused by the name of what they are.</summary>
public sealed class ForeignFileTests
{
    [Fact]
    public void A_table_of_dbase_or_foxpro_is_named()
    {
        foreach (byte version in new byte[] { 0x03, 0x30, 0x83, 0xF5 })
        {
            byte[] table = [version, 124, 3, 6, 1, 0, 0, 0, 65, 0, 11, 0, .. new byte[20], .. "ACCOUNT\0\0\0\0C"u8, 0, 0, 0, 0, 10, 0, .. new byte[14], 0x0D, .. " 0123456789"u8, 0x1A];
            Assert.Equal("dBase (.dbf)", Name(table));
        }

        Assert.Equal("plain", Given.Read("account,units\n0123456789,1\n").Layout);
    }

    [Fact]
    public void Workbooks_of_excel_2_to_4_and_records_without_a_container_are_named()
    {
        Assert.Equal("Excel 2 (BIFF2 .xls)", Name([9, 0, 4, 0, 2, 0, 0x10, 0, 10, 0, 0, 0]));
        Assert.Equal("Excel 3 (BIFF3 .xls)", Name([9, 2, 6, 0, 0, 0, 0x10, 0, 0, 0, 10, 0, 0, 0]));
        Assert.Equal("Excel 4 (BIFF4 .xls)", Name([9, 4, 6, 0, 0, 0, 0x10, 0, 0, 0, 10, 0, 0, 0]));
        Assert.Equal("BIFF without its container (.xls)", Name(Xls.Records(isOld: false, [["account", "units"]])));
        Assert.Equal("BIFF without its container (.xls)", Name(Xls.Records(isOld: true, [["account", "units"]])));
    }

    [Fact]
    public void What_a_compound_file_holds_is_named()
    {
        Assert.Equal("file.workbook-protected", Given.Refuse(Xls.Holding("EncryptedPackage")).Code);
        Assert.Equal("Word (.doc)", Name(Xls.Holding("WordDocument")));
        Assert.StartsWith("OLE compound file", Name(Xls.Holding("Contents")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MIME-Version: 1.0\r\nContent-Type: multipart/related", "MHTML")]
    [InlineData("<!-- saved --><html>", "HTML")]
    [InlineData("<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\">", "HTML")]
    [InlineData("<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">", "XML (Excel 2003)")]
    [InlineData("<?xml version=\"1.0\"?><office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" office:mimetype=\"application/vnd.oasis.opendocument.spreadsheet\">", "OpenDocument (.fods)")]
    [InlineData("{\\rtf1 account}", "RTF")]
    public void Markup_that_calls_itself_a_register_is_named(string text, string name) => Assert.Equal(name, Name(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("word/document.xml", "Word (.docx)")]
    [InlineData("ppt/presentation.xml", "PowerPoint (.pptx)")]
    [InlineData("OFD.xml", "OFD")]
    [InlineData("Index/Document.iwa", "Numbers (.numbers)")]
    [InlineData("register.xlsx", "ZIP")]
    public void Archives_are_named_by_what_is_in_them(string part, string name) =>
        Assert.Equal(name, Name(Xlsx.Changed([0x50, 0x4B, 5, 6, .. new byte[18]], part, _ => "x")));

    private static string Name(byte[] bytes) => Given.Refuse(bytes) is { Code: "file.not-table" } problem ? problem.Detail("read") : "";
}
