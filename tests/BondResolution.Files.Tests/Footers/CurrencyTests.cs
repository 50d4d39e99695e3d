using BondResolution.Files.Lists;

namespace BondResolution.Files.Tests.Footers;

/// <summary>Totals that say what the money is, in one cell with it, are compared like all others.</summary>
public sealed class CurrencyTests
{
    [Theory]
    [InlineData("合计：人民币300元")]
    [InlineData("合计人民币300.00元整")]
    [InlineData("共计：¥300.00")]
    [InlineData("Total: CNY 300.00")]
    [InlineData("合计：1笔、人民币300元")]
    [InlineData("总金额：人民币300元")]
    public void A_total_with_its_currency_is_compared(string total)
    {
        Assert.True(Read("300.00", total) is null, total);
        Assert.Equal("list.faulty", Read("299.00", total));
    }

    private static string? Read(string amount, string total) =>
        ColumnFile.ReadReturns(Given.Utf8($"account,amount,reason\n0100000001,{amount},closed\n{total},,\n"), "r.csv").Problem?.Code;
}
