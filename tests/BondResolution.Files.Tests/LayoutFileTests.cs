using BondResolution.Domain.Buybacks;
using BondResolution.Domain.Registers;
using BondResolution.Files.Layouts;
using BondResolution.Files.Lists;
using BondResolution.Files.Registers;
using BondResolution.Files.Tables;

namespace BondResolution.Files.Tests;

/// <summary>Layouts are data: ours hold together, a user's are checked, and what two could be is not guessed.</summary>
public sealed class LayoutFileTests
{
    private const string Merged = """
        持有人名称,一码通,证件号码,类别,持有数量,普通证券账户号码,信用证券账户号码,质押/冻结
        张三,180000000001,440101198001011234,1001,"1,000",0123456789,0612345678,10
        岭南基金,180000000002,91440000,2001,20,A123456782,,
        李四,180000000003,,1001,3,,0612345679,3
        证券总数量：1023 持有人数（已合并）：3
        """;

    [Theory]
    [InlineData("szse-t3", Merged)]
    [InlineData("clearing-house", "持有机构,证券账户号码,持有人名称,持有金额（元）\n广发证券,0123456789,张三,1000\n广发证券,A123456782,岭南基金,20\n某银行,0612345679,李四,3\n证券总数量：1023,,,\n")]
    [InlineData("tender-detail", "证券账户号码,持有人名称,托管单元,托管单元名称,登记金额（元）,委托日期\n0123456789,张三,001,广发,1000,2024-08-23\nA123456782,岭南基金,001,广发,20,\n0612345679,李四,,,3,\n证券总数量：1023,,,,,\n")]
    [InlineData("szse-t1", "No,Holder name,Securities account,Quantity held,Telephone\n1,张三,0123456789,1000,\n2,岭南基金,A123456782,20,\n3,李四,0612345679,3,\n")]
    public void Each_layout_of_the_depositories_reads_with_its_exact_totals(string layout, string text)
    {
        foreach (var encoding in new[] { "utf-8-bom", "gb18030" })
        {
            var file = Given.Read(Given.In(encoding, text));

            Assert.Equal((layout, 3, 1023L), (file.Layout, file.Count, file.Totals.Units));
            Assert.Equal(["0123456789", "A123456782", "0612345679"], file.Accounts.Select(account => account.ToString()));
        }
    }

    [Fact]
    public void A_merged_row_stands_on_its_normal_account_and_a_total_may_count_both()
    {
        Assert.Equal(4, Given.Read(Merged + "\n总户数：4").Footer.Accounts);
        Assert.Equal(3, Given.Read(Merged + "\n总户数：3").Totals.Accounts);
        Assert.Equal("register.total-accounts", Given.Fault(Merged + "\n总户数：5").Code);
        Assert.Equal(3, Given.Read(Merged).Totals.Persons);

        // One margin account belongs to one person, and a row without any account to nobody.
        Assert.Equal("row.account-twice", Given.Fault(Merged.Replace("0612345679", "0612345678")).Code);
        Assert.Equal("row.account", Given.Fault(Merged.Replace("0612345679", "")).Code);
    }

    [Fact]
    public void A_tender_detail_agrees_row_by_row_and_adds_custody_units_up_on_request()
    {
        var bytes = Given.Utf8("证券账户号码,托管单元,登记金额（元）\n0123456789,001,1000\n0123456789,002,500\n");
        var options = new RegisterOptions("t.csv", QuantityIs: QuantityIs.Face) { Layouts = ListLayouts.Tenders };

        var list = ColumnFile.ReadTenders(Given.Content(bytes), options with { Repeated = Repeated.Sum }).Value;
        var refused = ColumnFile.ReadTenders(Given.Content(bytes), options).Problem!;

        Assert.Equal(("0123456789", Vote.Agree, 15L), (list.Accounts.Single(), list.Votes.Single(), list.Units.Single()));
        Assert.Equal(("list.faulty", "row.account-twice"), (refused.Code, refused.Parts.Single().Code));
    }

    [Fact]
    public void A_list_holds_to_the_totals_that_are_expected()
    {
        var options = new RegisterOptions("s.csv", ExpectUnits: 3, ExpectHolders: 1) { Layouts = ListLayouts.SuitHolders };

        Assert.Equal(["register.total-units", "register.total-accounts"],
            ColumnFile.ReadSuitHolders(Given.Content("account,units\n0123456789,1\n0123456780,1\n"u8.ToArray()), options).Problem!.Parts.Select(part => part.Code));
    }

    [Fact]
    public void Ours_take_no_column_for_two_things_between_them()
    {
        foreach (var use in Enum.GetValues<LayoutUse>())
        {
            var names = KnownLayouts.For(use).SelectMany(layout => layout.Columns.SelectMany(column => column.Headers.Select(header => (header, column.Field))));
            Assert.All(names.GroupBy(name => name.header, name => name.Field), name => Assert.Single(name.Distinct()));
        }
    }

    [Theory]
    [InlineData("[]", "the file")]
    [InlineData("{", "the file")]
    [InlineData("""{"layout":"x","colums":[]}""", "colums")]
    [InlineData("""{"layout":"My layout","columns":[]}""", "layout")]
    [InlineData("""{"layout":"x"}""", "columns")]
    [InlineData("""{"layout":"x","columns":[]}""", "columns")]
    [InlineData("""{"layout":"x","for":["registers"],"columns":[{"is":"account","called":["a"]}]}""", "for")]
    [InlineData("""{"layout":"x","personDigits":99,"columns":[{"is":"account","called":["a"]}]}""", "personDigits")]
    [InlineData("""{"layout":"x","classes":"some","columns":[{"is":"account","called":["a"]}]}""", "classes")]
    [InlineData("""{"layout":"x","columns":[{"is":"acount","called":["a"]}]}""", "columns[0].is")]
    [InlineData("""{"layout":"x","columns":[{"is":"account","called":[]}]}""", "columns[0].called")]
    [InlineData("""{"layout":"x","columns":[{"is":"account","called":[" _ "]}]}""", "columns[0].called")]
    [InlineData("""{"layout":"x","columns":[{"is":"account","called":"a"}]}""", "columns[0].called")]
    [InlineData("""{"layout":"x","columns":[{"is":"account","called":["a"],"needed":"yes"}]}""", "columns[0].needed")]
    [InlineData("""{"layout":"x","columns":[{"is":"account","name":["a"]}]}""", "columns[0].name")]
    [InlineData("""{"layout":"x","columns":[{"is":"account","called":["a"]},{"is":"units","called":["Ａ"]}]}""", "columns[1].called")]
    [InlineData("""{"layout":"x","columns":[{"is":"account","called":["a"]},{"is":"account","called":["b"]}]}""", "columns[1].is")]
    [InlineData("""{"layout":"x","columns":[{"is":"account","called":["a"]}]}""", "columns")]
    [InlineData("""{"layout":"x","columns":[{"is":"units","called":["a"]}]}""", "columns")]
    [InlineData("""{"layout":"x","columns":[{"is":"account","called":["a"]},{"is":"units","called":["u"]},{"is":"amount","called":["m"]}]}""", "columns")]
    [InlineData("""{"layout":"x","for":["suit"],"columns":[{"is":"account","called":["a"]},{"is":"amount","called":["m"]}]}""", "columns")]
    public void A_layout_file_that_does_not_hold_together_says_where(string json, string where)
    {
        var problem = LayoutFile.Read(Given.Utf8(json), "l.json").Problem!;

        Assert.Equal(("file.layout", where), (problem.Code, problem.Detail("where")));
    }

    [Fact]
    public void A_folder_of_layouts_joins_ours_and_a_broken_one_in_it_is_told()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["mine.json"], """{"layout":"mine","columns":[{"is":"account","called":["资金账号"]},{"is":"units","called":["余额"]}]}""");
        var layouts = KnownLayouts.With(folder.Path, LayoutUse.Register).Value;

        Assert.Equal("mine", Given.Read("资金账号,余额\n0123456789,1\n", new RegisterOptions("r") { Layouts = layouts }).Layout);
        Assert.Equal(KnownLayouts.For(LayoutUse.Register).Length, KnownLayouts.With(folder["none"], LayoutUse.Register).Value.Length);
        File.WriteAllText(folder["other.json"], """{"layout":"plain","columns":[{"is":"account","called":["a"]},{"is":"units","called":["u"]}]}""");
        Assert.Contains("other.json", KnownLayouts.With(folder.Path, LayoutUse.Register).Problem!.Detail("file"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_header_that_two_layouts_read_differently_is_refused_until_one_is_named()
    {
        var mine = LayoutFile.Read(Given.Utf8("""{"layout":"mine","columns":[{"is":"account","called":["账户"]},{"is":"frozen","called":["数量"]},{"is":"units","called":["质押/冻结"]}]}"""), "m").Value;
        var options = new RegisterOptions("r") { Layouts = [.. RegisterLayouts.All, mine] };
        const string Text = "账户,数量,质押/冻结\n0123456789,1,2\n";

        Assert.Equal("plain, mine", Given.Refuse(Text, options).Detail("layouts"));
        Assert.Equal(2, Given.Read(Text, options with { Layout = "mine" }).Totals.Units);
    }
}
