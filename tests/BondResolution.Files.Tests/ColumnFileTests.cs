using BondResolution.Domain.Buybacks;
using BondResolution.Files.Lists;

namespace BondResolution.Files.Tests;

/// <summary>Lists of tenders and of holders in a suit.</summary>
public sealed class ColumnFileTests
{
    [Theory]
    [InlineData("utf-8")]
    [InlineData("gb18030")]
    [InlineData("utf-16le")]
    public void Tenders_keep_every_row_of_an_account_in_order(string encoding)
    {
        var bytes = Given.In(encoding, "证券账户号码,表决意见,申报数量\n0123456789,同意,\"1,000\"\n0123456780,反对,\n0123456789,弃权,５\n");

        var list = ColumnFile.ReadTenders(bytes, "t.csv").Value!;

        Assert.Equal(["0123456789", "0123456780", "0123456789"], list.Accounts.ToArray());
        Assert.Equal([Vote.Agree, Vote.Oppose, Vote.Abstain], list.Votes.ToArray());
        Assert.Equal([1000L, null, 5L], list.Units.ToArray());
        Assert.Equal([2, 3, 4], list.LineNumbers.ToArray());
        Assert.Equal(64, list.Digest.Length);
    }

    [Fact]
    public void Units_of_tenders_may_be_left_out() =>
        Assert.Null(ColumnFile.ReadTenders("account\tvote\n0123456789\tAgree\n"u8.ToArray(), "t").Value!.Units.Single());

    [Fact]
    public void All_faults_of_tenders_are_found_in_one_pass()
    {
        var problem = ColumnFile.ReadTenders("account,vote,units\n1.2E+9,agree,1\n0123456789,,1\n0123456789,agree,x\n0123456789\n"u8.ToArray(), "t").Problem!;

        Assert.Equal("list.faulty", problem.Code);
        Assert.Equal(["2 row.account-scientific", "3 row.vote", "4 row.units", "5 row.columns"],
            problem.Parts.Select(part => $"{part.Detail("line")} {part.Code}"));
    }

    [Fact]
    public void Suit_holders_name_each_account_once()
    {
        var list = ColumnFile.ReadSuitHolders("account,units\n0123456789,1\n0123456780,0\n"u8.ToArray(), "s").Value!;
        var problem = ColumnFile.ReadSuitHolders("account,units\n0123456789,1\n0123456789,2\n"u8.ToArray(), "s").Problem!;

        Assert.Equal([1L, 0], list.Units.ToArray());
        Assert.Equal(("row.account-twice", "3", "2"), (problem.Parts.Single().Code, problem.Parts[0].Detail("line"), problem.Parts[0].Detail("first")));
    }

    [Theory]
    [InlineData("account,units\n", "file.no-rows")]
    [InlineData("account,vote\n0123456789,agree\n", "file.unknown-column")]
    [InlineData("account,units,units\n0123456789,1,1\n", "file.duplicate-column")]
    [InlineData("a,b\n", "file.no-layout")]
    [InlineData("", "file.empty")]
    public void A_list_of_no_known_layout_is_refused(string text, string code) =>
        Assert.Equal(code, ColumnFile.ReadSuitHolders(Given.Utf8(text), "s").Problem!.Code);
}
