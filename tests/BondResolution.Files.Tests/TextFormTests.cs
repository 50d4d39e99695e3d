using BondResolution.Domain;
using BondResolution.Files.Lists;
using BondResolution.Files.Registers;
using BondResolution.Files.Tables;

namespace BondResolution.Files.Tests;

/// <summary>Forms in which texts come: what spreadsheets and old programs write is read, and said.</summary>
public sealed class TextFormTests
{
    public static TheoryData<string> Encodings => ["utf-8", "utf-8-bom", "utf-16le", "utf-16be", "gb18030"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public void What_a_spreadsheet_writes_so_that_it_stays_a_text_is_that_text(string encoding)
    {
        var text = "证券账户号码,持有人名称,持有数量\n=\"0100000001\",=\"王某\",100.00\n'0100000002,'王某,=\"2,00\"\n".Replace("2,00", "200", StringComparison.Ordinal)
            + "\"=\"\"0100000003\"\"\",李某,'300\n０１００００００４５,赵某,４００．０\n";

        var file = Given.Read(Given.In(encoding, text));

        Assert.Equal(["0100000001", "0100000002", "0100000003", "0100000045"], file.Accounts.Select(account => account.ToString()));
        Assert.Equal([100L, 200, 300, 400], file.Units.ToArray());
        Assert.Equal(["王某", "'王某", "李某", "赵某"], file.Personal.Single().Unpack().Select(row => row.Name));
        Assert.Equal(new ReadForms(FormulaTexts: 4, Apostrophes: 2, FullWidth: 2, ZeroDecimals: 2), file.Forms);
    }

    [Theory]
    [InlineData("1.000", false)]
    [InlineData("12.000", false)]
    [InlineData("１２３．０００", false)]
    [InlineData("1.000.000", false)]
    [InlineData("0.000", true)]
    [InlineData("1234.000", true)]
    [InlineData("1.00", true)]
    [InlineData("1.0000", true)]
    public void Three_zeros_behind_a_point_may_be_thousands_and_are_not_guessed(string units, bool isRead)
    {
        foreach (var file in new[] { Given.Utf8($"account,units\n0100000001,{units}\n"), Workbooks.Xlsx.Of(["account", "units"], ["0100000001", units]) })
            Assert.Equal(isRead, RegisterReader.Read(Given.Content(file), new RegisterOptions("r.csv")).Problem is null);
        Assert.Equal(isRead, ColumnFile.ReadTenders(Given.Utf8($"account,vote,units\n0100000001,agree,{units}\n"), "t.csv").Problem is null);
    }

    [Fact]
    public void Blanks_that_are_no_plain_blanks_are_left_out_and_counted()
    {
        var file = Given.Read("account,units\n\u00A00100000001,\u30001\n 0100000002 , 2\n\u00A0,\u00A0\n");
        Assert.Equal((2, 2), (file.Count, file.Forms.Blanks));
    }

    [Theory]
    [InlineData("account,units\n0100000001,1\n\u001A\n0100000002,2\n")]
    [InlineData("account,units\n0100000001,1\nend\u001A\n0100000002,2\n")]
    [InlineData("a list\u001A\naccount,units\n0100000001,1\n")]
    public void A_mark_of_the_end_in_the_middle_is_no_note(string text) =>
        Assert.Contains(Given.Refuse(text).Parts, fault => fault.Code is "row.end-mark" or "row.hidden-character");

    [Fact]
    public void A_header_may_be_written_so_too() => Assert.Equal(5L, Given.Read("=\"account\",'units\n=\"0100000001\",5\n").Units.Single());

    [Theory]
    [InlineData("=\"01000\"\"00001\",1", "row.quote")]
    [InlineData("=0100000001,1", "row.account")]
    [InlineData("=\"0100000001,1", "row.quote")]
    [InlineData("'=\"0100000001\",1", "row.quote")]
    [InlineData("\"'=\"\"100000001\"\"\",1", "row.account-zeros")]
    [InlineData("x=\"0100000001\",1", "row.quote")]
    public void What_is_no_such_text_is_a_fault(string row, string code)
    {
        var problem = Given.Refuse("account,units\n" + row + "\n");

        Assert.Equal(code, problem.Parts.IsEmpty ? problem.Code : problem.Parts[0].Code);
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void A_final_0x1A_ends_the_text(string encoding)
    {
        foreach (var end in new[] { "\n\u001A", "\u001A", "\r\n\u001A\r\n", "\n\u001A\u001A\u001A\n" })
        {
            var file = Given.Read(Given.In(encoding, "account,units\n0100000001,1\n0100000002,2" + end));

            Assert.Equal((2, true, false), (file.Count, file.HasEndMark, file.IsEndUnconfirmed));
        }

        Assert.Equal("file.empty", Given.Refuse(Given.In(encoding, "\u001A")).Code);
        Assert.Equal("row.hidden-character", Given.Fault("account,units\n0100000001,1\n\u001A0100000002,2\n").Code);
        Assert.Equal("row.units", Given.Refuse(Given.In(encoding, "account,units\n0100000001,x\n\u001A")).Parts.Single().Code);
    }

    [Fact]
    public void A_mark_of_the_end_on_the_boundary_of_blocks_and_parts_is_found()
    {
        var text = Given.Utf8("account,units\n" + string.Concat(Enumerable.Range(0, 50).Select(i => $"{i:0000000000},1\n")) + new string('\u001A', 5_000) + "\r\n");
        for (var size = 30; size < 60; size++)
        {
            var read = RegisterReader.Read(Given.InBlocks(text, size), new RegisterOptions("r.csv") { PartBytes = size });
            Assert.Equal((50, true), (read.Value.Count, read.Value.HasEndMark));
        }
    }

    [Theory]
    [InlineData("utf-8", new byte[] { 0xEF, 0xBB, 0xBF }, "utf-8-bom")]
    [InlineData("utf-16le", new byte[] { 0xFF, 0xFE }, "utf-16le")]
    [InlineData("utf-16be", new byte[] { 0xFE, 0xFF }, "utf-16be")]
    [InlineData("gb18030", new byte[] { 0x84, 0x31, 0x95, 0x33 }, "gb18030")]
    public void Two_byte_order_marks_are_read_as_one(string encoding, byte[] mark, string read)
    {
        var bytes = Given.In(encoding, "证券账户号码,持有数量\n0100000001,1\n");
        if (!bytes.AsSpan().StartsWith(mark))
            bytes = [.. mark, .. bytes];

        Assert.Equal((1, read, 1), (Given.Read(bytes).ByteOrderMarks, Given.Read(bytes).Encoding, Given.Read(bytes).Count));
        Assert.Equal((2, read, 1), (Given.Read([.. mark, .. bytes]).ByteOrderMarks, Given.Read([.. mark, .. bytes]).Encoding, Given.Read([.. mark, .. bytes]).Count));
        Assert.Equal("file.empty", Given.Refuse([.. mark, .. mark]).Code);
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Lists_come_in_the_same_forms(string encoding)
    {
        byte[] List(string head, string row) => Given.In(encoding, $"{head}\n{row}\n-----\n\u001A");
        var options = new RegisterOptions("r.csv") { Layouts = ListLayouts.Returns, Reason = "closed" };

        Assert.Equal(5L, ColumnFile.ReadTenders(List("account,vote,units", "=\"0100000001\",'agree,5.00"), "t").Value.Units.Single());
        Assert.Equal(5L, ColumnFile.ReadSuitHolders(List("account,units", "'0100000001,=\"5.0\""), "s").Value.Units.Single());
        Assert.Equal("5.00", ColumnFile.ReadReturns(Given.Content(List("account,amount", "'0100000001,=\"5.00\"")), options).Value.Amounts.Single().ToString());
    }

    [Fact]
    public void Bad_rows_in_these_forms_are_given_back_as_they_were_read()
    {
        using var folder = new TemporaryFolder();

        Given.Rejects(folder["rejects.csv"], Given.In("utf-16le", "account,units\n=\"0100000001\",x\n'0100000002,5.50\n-----\n\u001A"), new RegisterOptions("r.csv"), chinese: false);

        Assert.Equal([",0100000001,x", ",0100000002,5.50"], File.ReadAllLines(folder["rejects.csv"]).Skip(1).Select(line => line[^(line.Length - line.LastIndexOf(",01", StringComparison.Ordinal))..]));
    }

    [Theory]
    [InlineData(Limits.MaxTextLength, null)]
    [InlineData(Limits.MaxTextLength + 1, "file.field-too-long")]
    public void A_field_is_refused_with_a_code_one_character_above_its_limit_wherever_it_stands(int length, string? code)
    {
        var field = new string('x', length);
        foreach (var text in new[] { $"{field}\naccount,units\n0100000001,1\n", $"account,units\n0100000001,1\n{field}\n", $"account,units,name\n0100000001,1,{field}\n" })
            Assert.Equal(code, RegisterReader.Read(Given.Utf8(text), new RegisterOptions("r.csv")).Problem?.Code);
    }

    [Theory]
    [InlineData(3, null)]
    [InlineData(2, "register.too-many-accounts")]
    public void A_register_is_refused_with_a_code_one_row_above_its_limit(int limit, string? code)
    {
        const string text = "account,units\n0100000001,1\n0100000002,1\n0100000003,1\n合计,3\n";
        foreach (var part in new[] { 20, int.MaxValue })
            Assert.Equal(code, RegisterReader.Read(Given.Utf8(text), new RegisterOptions("r.csv") { MaxRows = limit, PartBytes = part }).Problem?.Parts[0].Code);
    }

    [Fact]
    public void A_text_one_byte_above_its_limit_is_refused_before_it_is_read()
    {
        using var folder = new TemporaryFolder();
        using (var sparse = File.Create(folder["sparse.csv"]))
            sparse.SetLength(Limits.MaxTextBytes + 1);

        Assert.Equal("file.too-large", Files.Text.FileContent.Open(folder["sparse.csv"]).Problem!.Code);
    }
}
