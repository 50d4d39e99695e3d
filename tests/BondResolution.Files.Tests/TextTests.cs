using BondResolution.Files.Text;
using BondResolution.Files.Registers;

namespace BondResolution.Files.Tests;

/// <summary>Text is proven to the byte: nothing is replaced, and a fault names its place.</summary>
public sealed class TextTests
{
    [Theory]
    [InlineData(new byte[] { 0xC3, 0x28 }, "file.wrong-encoding", 20, 3)]
    [InlineData(new byte[] { 0xFF }, "file.wrong-encoding", 20, 3)]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 }, "file.wrong-encoding", 20, 3)]
    [InlineData(new byte[] { 0xE5, 0xBC }, "file.truncated-character", 20, 3)]
    public void An_invalid_byte_of_UTF_8_is_refused_with_offset_and_line(byte[] invalid, string code, int offset, int line)
    {
        var problem = Given.Refuse([0xEF, 0xBB, 0xBF, .. "account\r\nunits\ra\n"u8[..16], (byte)'b', .. invalid]);

        Assert.Equal((code, $"{offset}", $"{line}"), (problem.Code, problem.Detail("offset"), problem.Detail("line")));
    }

    [Fact]
    public void UTF_8_with_a_damaged_byte_is_not_taken_for_GB18030()
    {
        var bytes = Given.Utf8("account,units,name\n0123456789,1,张三\n0123456780,2,李四\n");
        bytes[^4] = (byte)'?';

        var problem = Given.Refuse(bytes);

        Assert.Equal(("file.wrong-encoding", "UTF-8", "3"), (problem.Code, problem.Detail("encoding"), problem.Detail("line")));
    }

    [Theory]
    [InlineData("张三")]
    [InlineData("岭南园林股份有限公司")]
    [InlineData("中国工商银行股份有限公司－广发基金")]
    [InlineData("㐀㐁")]
    [InlineData("赵")]
    public void A_name_in_GBK_is_read_as_such(string name)
    {
        var file = Given.Read(Given.In("gb18030", $"account,units,name\n0123456789,1,{name}\n"));

        Assert.Equal(("gb18030", name), (file.Encoding, file.Personal.Single().Unpack().Single().Name));
    }

    [Fact]
    public void GBK_is_reported_as_GB18030() =>
        Assert.Equal("gb18030", Given.Read(Given.In("gbk", "证券账户号码,数量\n0123456789,1\n")).Encoding);

    [Theory]
    [InlineData(new byte[] { 0x80 }, "file.wrong-encoding")]
    [InlineData(new byte[] { 0xD5, 0x20 }, "file.wrong-encoding")]
    [InlineData(new byte[] { 0xD5 }, "file.truncated-character")]
    [InlineData(new byte[] { 0x81, 0x30, 0x81 }, "file.truncated-character")]
    public void An_invalid_byte_of_GB18030_is_refused_with_offset_and_line(byte[] invalid, string code)
    {
        var before = Given.In("gb18030", "证券账户号码,数量\n0123456789,");

        var problem = Given.Refuse([.. before, .. invalid]);

        Assert.Equal((code, $"{before.Length}", "2"), (problem.Code, problem.Detail("offset"), problem.Detail("line")));
    }

    [Fact]
    public void An_invalid_byte_far_into_GB18030_is_found()
    {
        var before = Given.In("gb18030", "证券账户号码,数量,姓名\n" + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"{i:0000000000},1,张三\n")));

        var problem = Given.Refuse([.. before, 0xFF, (byte)'\n']);

        Assert.Equal((before.Length.ToString(), "20002"), (problem.Detail("offset"), problem.Detail("line")));
    }

    [Fact]
    public void A_lone_surrogate_of_UTF_16_is_refused() =>
        Assert.Equal("file.wrong-encoding", Given.Refuse([0xFF, 0xFE, 0x61, 0, 0x00, 0xD8, 0x61, 0]).Code);

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x61 })]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x61, 0, 0x3D, 0xD8 })]
    public void UTF_16_that_ends_inside_a_character_is_truncated(byte[] bytes) =>
        Assert.Equal("file.truncated-character", Given.Refuse(bytes).Code);

    [Fact]
    public void UTF_16_without_a_byte_order_mark_is_refused_as_no_text() =>
        Assert.Equal(("file.not-text", "1"), (Given.Refuse([0x61, 0, 0x62, 0]).Code, Given.Refuse([0x61, 0, 0x62, 0]).Detail("offset")));

    [Theory]
    [InlineData("account,units\n0123456789,1\n0123456780,\"2\n", 3)]
    [InlineData("account,units,name\n0123456789,1,\"a\"\"", 2)]
    [InlineData("account,units,name\n0123456789,1,\"", 2)]
    [InlineData("account,units,name\n0123456789,1,a\"b\n0123456780,1,\"c\n", 3)]
    [InlineData("account,units,name\n0123456789,1,\"a\n0123456780,1,b\n", 2)]
    public void A_quote_that_is_never_closed_is_a_truncated_file(string text, int line)
    {
        var problem = Given.Refuse(text);

        Assert.Equal(("file.truncated", $"{line}"), (problem.Code, problem.Detail("line")));
        Assert.Equal("file.truncated", Given.Refuse(Given.In("utf-16be", text)).Code);
    }

    [Fact]
    public void A_stray_quote_is_a_fault_of_its_row_and_the_rows_after_it_are_read()
    {
        var problem = Given.Refuse("account,units,name\n0123456789,1,\"a\"b\n0123456780,x,c\n0123456781,1,a\"\"b\n");

        Assert.Equal([("row.quote", "2"), ("row.units", "3"), ("row.quote", "4")],
            problem.Parts.Select(part => (part.Code, part.Detail("line"))));
    }

    [Fact]
    public void A_field_may_have_4000_characters() =>
        Assert.Equal(4_000, Given.Read($"account,units,name\n0123456789,1,{new string('x', 4_000)}\n").Personal.Single().Unpack().Single().Name.Length);

    [Fact]
    public void A_field_on_the_boundary_of_a_block_is_read_whole()
    {
        // Rows of every length push each kind of character over the boundary of the blocks that are read.
        var text = "account,units,name\r\n" + string.Concat(Enumerable.Range(0, 30_000)
            .Select(i => $"{i:0000000000},{i},\"张{new string('"', 2 * (i % 3))}{new string('x', i % 17)}\r\n\"\r\n"));

        var file = Given.Read(text);

        Assert.Equal(Enumerable.Range(0, 30_000).Select(i => (long)i), file.Units);
        Assert.Equal(Enumerable.Range(0, 30_000).Select(i => 2 + 2 * i), file.LineNumbers);
        Assert.Equal($"张{new string('"', 2)}{new string('x', 29_999 % 17)}", file.Personal[^1].Unpack().Last().Name);
    }

    [Fact]
    public void An_exception_or_message_never_holds_a_name()
    {
        var problem = Given.Refuse("account,units,name,id_number\n0123456789,1,Secret\u200BName,4401\u202E01\nx,1,SecretName,\n");

        Assert.DoesNotContain("Secret", Given.Text(problem));
        Assert.DoesNotContain("4401", Given.Text(problem));
    }

    [Fact]
    public void A_file_is_known_by_its_bytes() =>
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", Given.Content("abc"u8.ToArray()).Digest);
}
