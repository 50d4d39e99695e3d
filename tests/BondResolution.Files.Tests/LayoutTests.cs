using System.Collections.Immutable;
using BondResolution.Domain.Bonds;
using BondResolution.Domain.Registers;
using BondResolution.Files.Registers;
using BondResolution.Files.Tables;
using BondResolution.Files.Text;

namespace BondResolution.Files.Tests;

/// <summary>Every layout in every encoding, with its exact totals.</summary>
public sealed class LayoutTests
{
    private const string Plain = """
        account,person,name,id_number,class,units,frozen
        0123456789,p1,张三,440101198001011234,individual,"1,000",10
        A123456782,,岭南基金,91440000,fund,20,
        0123456780,p1,李四,,,3,3
        """;

    private const string PlainChinese = """
        类别|证券账户号码|数量|姓名|一码通
        个人|0123456789|１，０００|张三|p1
        基金|A123456782|20|岭南基金|
        |0123456780|3|李四|p1
        """;

    private const string Bondholder = """
        岭南转债债券持有人名册,,,,,,,
        权益登记日：2024-08-20,,,,,,,

        持有人名称,一码通账户号码,证券账户号码,证件号码,持有金额（元）,持有比例,质押/冻结总数,联系电话
        张三,180000000001,0123456789,440101198001011234,1000,97.75,10,13800001234
        岭南基金,180000000002,A123456782,91440000,20,1.96,0,
        李四,180000000001,0123456780,,3,0.29,3,
        证券总数量：1,023,,,,,,
        "总户数：",3,,,持有人数（已合并）：2,,,
        制表人：王五,,,,,,,
        """;

    private const string T1 = """
        序号;持有人名称;一码通账户号码;证券账户号码;证件号码;持有人类别;持有数量;持有比例;质押/冻结总数;通讯地址;联系电话;备注
        1;张三;180000000001;0123456789;440101198001011234;1001;1000;97.75;10;广州市;13800001234;
        2;岭南基金;180000000002;A123456782;91440000;证券投资基金;20;1.96;0;;;无
        3;李四;180000000001;0123456780;;x;3;0.29;3;;;
        证券总数量：1023 总户数：3 持有人数（已合并）：2
        """;

    public static TheoryData<string, string, char, int> LayoutsAndEncodings()
    {
        var rows = new TheoryData<string, string, char, int>();
        foreach (var encoding in new[] { "utf-8", "utf-8-bom", "utf-16le", "utf-16be", "gb18030" })
        {
            rows.Add("plain", encoding, ',', 1);
            rows.Add("plain-chinese", encoding, '|', 1);
            rows.Add("szse-bondholder", encoding, ',', 4);
            rows.Add("szse-t1", encoding, ';', 1);
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(LayoutsAndEncodings))]
    public void A_layout_reads_the_same_in_every_encoding_and_line_ending(string layout, string encoding, char delimiter, int headerLine)
    {
        var text = layout switch { "plain" => Plain, "plain-chinese" => PlainChinese, "szse-bondholder" => Bondholder, _ => T1 };
        foreach (var ending in new[] { "\n", "\r\n", "\r" })
        {
            var bytes = Given.In(encoding, text.ReplaceLineEndings(ending));

            var file = Given.Read(bytes, new RegisterOptions("r") { Layout = null, ExpectUnits = 1023, ExpectHolders = 3 });

            Assert.Equal(layout.Replace("-chinese", ""), file.Layout);
            Assert.Equal(encoding, file.Encoding);
            Assert.Equal(delimiter, file.Delimiter);
            Assert.Equal(headerLine, file.HeaderLine);
            Assert.Equal(QuantityIs.Units, file.QuantityIs);
            Assert.Equal(["0123456789", "A123456782", "0123456780"], file.Accounts.ToArray());
            Assert.Equal([1000L, 20, 3], file.Units.ToArray());
            Assert.Equal([headerLine + 1, headerLine + 2, headerLine + 3], file.LineNumbers.ToArray());
            Assert.Equal((3, 1023L), (file.Totals.Accounts, file.Totals.Units));
            Assert.Equal(["张三", "岭南基金", "李四"], file.Personal.Single().Unpack().Select(row => row.Name));
        }
    }

    [Fact]
    public void A_plain_register_gives_columns_and_totals()
    {
        var file = Given.Read(Plain);

        Assert.Equal(["p1", null, "p1"], Enumerable.Range(0, file.Count).Select(row => file.Persons![row]));
        Assert.Equal([HolderClass.Individual, HolderClass.Fund, HolderClass.Other], file.Classes.ToArray());
        Assert.Equal([10L, 0, 3], file.Frozen.ToArray());
        Assert.Equal((2, 13L), (file.Totals.Persons!.Value, file.Totals.Frozen));
        Assert.Equal([1, 1, 0, 0, 1], file.Totals.CountByClass.ToArray());
        Assert.Equal(new ControlTotals(null, null, null), file.Footer);
        Assert.Equal(new ColumnTaken(6, "units", Field.Units), file.Columns[5]);
        Assert.Equal(64, file.Digest.Length);
    }

    [Fact]
    public void Footers_are_control_totals_in_bonds_accounts_and_persons()
    {
        Assert.Equal(new ControlTotals(1023, 3, 2), Given.Read(Bondholder).Footer);
        Assert.Equal(new ControlTotals(1023, 3, 2), Given.Read(T1).Footer);
    }

    [Fact]
    public void A_t1_class_beginning_with_1_is_an_individual_and_an_unknown_one_is_other() =>
        Assert.Equal([HolderClass.Individual, HolderClass.Fund, HolderClass.Other], Given.Read(T1).Classes.ToArray());

    [Fact]
    public void Personal_data_goes_to_the_vault_rows_alone()
    {
        var row = Given.Read(T1).Personal.Single().Unpack().First();

        Assert.Equal(("0123456789", "180000000001", "张三", "440101198001011234"), (row.Account, row.Person, row.Name, row.IdNumber));
        Assert.Equal(("13800001234", "广州市", ""), (row.Phone, row.Address, row.Remark));
    }

    [Fact]
    public void A_register_without_personal_columns_has_no_vault_rows()
    {
        var file = Given.Read("account,units\n0123456789,5\n");

        Assert.Empty(file.Personal);
        Assert.True(file.Persons is null);
        Assert.True(file.Frozen.IsDefault);
        Assert.Null(file.Totals.Persons);
    }

    [Theory]
    [InlineData("units,account\n5,0123456789\n")]
    [InlineData("\tUnits \tAccount\n\t5\t0123456789\n")]
    [InlineData("\"units\",\"account\"\n\"5\",\"０１２３４５６７８９\"\n")]
    [InlineData("证券账户号码;数量\n 0123456789 ;５\n\n\n")]
    [InlineData("account,units,,\n0123456789,5,,\n")]
    [InlineData("account,units\n0123456789,5,,\n")]
    [InlineData("registre of holders\n\naccount,units\n0123456789,5")]
    [InlineData("title \"with\" quotes,\naccount,units\n0123456789,5")]
    public void Order_case_width_space_and_titles_of_a_header_do_not_matter(string text)
    {
        var file = Given.Read(text);

        Assert.Equal(("plain", "0123456789", 5L), (file.Layout, file.Accounts.Single(), file.Units.Single()));
    }

    [Fact]
    public void English_headers_of_the_Shenzhen_layouts_are_known()
    {
        var bondholder = Given.Read("Holder name,Person,Account,ID number,Holding amount (yuan),Ratio,Frozen,Telephone\n张三,180000000001,0123456789,,5,1,0,\n",
            new RegisterOptions("r", ExpectUnits: 5));
        var t1 = Given.Read("No,Holder name,Person,Account,ID number,Holder class,Quantity held,Ratio,Frozen,Address,Telephone,Remark\n1,张三,180000000001,0123456789,,x,5,1,0,,,\n");

        Assert.Equal(("szse-bondholder", "szse-t1"), (bondholder.Layout, t1.Layout));
    }

    [Theory]
    [InlineData("individual", HolderClass.Individual)]
    [InlineData("FUND", HolderClass.Fund)]
    [InlineData("institution", HolderClass.Institution)]
    [InlineData("foreign", HolderClass.Foreign)]
    [InlineData("other", HolderClass.Other)]
    [InlineData("", HolderClass.Other)]
    [InlineData("1", HolderClass.Individual)]
    [InlineData("1001", HolderClass.Individual)]
    [InlineData("2001", HolderClass.Other)]
    [InlineData("境内自然人", HolderClass.Individual)]
    [InlineData("个人", HolderClass.Individual)]
    [InlineData("证券投资基金", HolderClass.Fund)]
    [InlineData("境外机构", HolderClass.Foreign)]
    [InlineData("QFII", HolderClass.Foreign)]
    [InlineData("ＲＱＦＩＩ", HolderClass.Foreign)]
    [InlineData("境内一般法人", HolderClass.Institution)]
    [InlineData("某某公司", HolderClass.Institution)]
    [InlineData("其他", HolderClass.Other)]
    public void A_class_is_read_from_words_codes_and_Chinese_text(string word, HolderClass expected) =>
        Assert.Equal(expected, Given.Read($"account,units,class\n0123456789,5,{word}\n").Classes.Single());

    [Fact]
    public void Physical_lines_are_counted_through_quoted_line_breaks_and_blank_lines()
    {
        var file = Given.Read("account,units,name\r\n0123456789,1,\"a\r\nb\nc\"\r\n\r\n0123456780,2,d\r\n");

        Assert.Equal([2, 6], file.LineNumbers.ToArray());
    }

    [Fact]
    public void Rows_are_cut_into_chunks_with_a_token_for_each_person()
    {
        var text = "account,person,units\n" + string.Concat(Enumerable.Range(0, 513).Select(i => $"{i:0000000000},{(i == 512 ? "" : $"p{i}")},1\n"));

        var file = Given.Read(text);

        Assert.Equal((2, 2), (file.ChunkCount, file.Personal.Length));
        Assert.Equal(["t:p511"], file.Chunk(0, TokensOf).Persons.TakeLast(1));
        var last = file.Chunk(1, TokensOf);
        Assert.Equal((1, "0000000512", "", 514), (last.Count, last.Accounts[0].ToString(), last.PersonAt(0).ToString(), last.LineNumbers[0]));
        Assert.Equal(["0000000512"], file.Personal[1].Unpack().Select(row => row.Account));

        static ImmutableArray<PersonToken> TokensOf(TextColumn persons, int from, int count) =>
            [.. Enumerable.Range(from, count).Select(row => persons[row] is { } person ? "t:" + person : default(PersonToken))];
    }
}
