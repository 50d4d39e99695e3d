using BondResolution.Files.Registers;

namespace BondResolution.Files.Tests.Footers;

/// <summary>The date that a register states as its own, above or below its rows.</summary>
public sealed class StatedDateTests
{
    private const string Table = "account,units\n0100000001,100\n";

    [Theory]
    [InlineData("权益登记日：2024-08-21")]
    [InlineData("登记日期：2024年8月21日")]
    [InlineData("登记日期,2024/8/21")]
    [InlineData("截止日期：20240821")]
    [InlineData("截至２０２４年０８月２１日收市")]
    [InlineData("债权登记日 2024.08.21")]
    [InlineData("as of 2024-08-21")]
    [InlineData("Record date: 21 August 2024")]
    [InlineData("Register as at Aug 21, 2024")]
    [InlineData("岭南转债2024年8月21日持有人名册")]
    [InlineData("打印日期：2024-09-01 权益登记日：2024-08-21")]
    public void A_title_states_the_date_of_the_register(string title) =>
        Assert.Equal((1, new DateOnly(2024, 8, 21)), Given.Read(title + "\n" + Table).StatedDates.Select(stated => (stated.Line, stated.Date)).Single());

    [Theory]
    [InlineData("权益登记日：2024-08-21,")]
    [InlineData("截止日期：,2024年8月21日")]
    public void So_does_a_footer(string footer) =>
        Assert.Equal((3, new DateOnly(2024, 8, 21)), Given.Read(Table + footer + "\n").StatedDates.Select(stated => (stated.Line, stated.Date)).Single());

    [Theory]
    [InlineData("打印日期：2024-09-01")]
    [InlineData("持有人名册 制表日期：2024-09-01")]
    [InlineData("债券代码：128044")]
    [InlineData("登记日期：2024-13-41")]
    [InlineData("发行日期：2018-08-14")]
    public void The_day_of_printing_and_other_dates_are_none(string title) => Assert.Empty(Given.Read(title + "\n" + Table).StatedDates);

    [Fact]
    public void Dates_are_found_in_whatever_part_of_the_text_they_stand()
    {
        var text = "account,units\n" + string.Concat(Enumerable.Range(0, 100).Select(i => $"{i:0000000000},1\n")) + "截止日期：2024-08-21,\n";

        Assert.Equal([102], Given.Read(text, new RegisterOptions("r.csv") { PartBytes = 50 }).StatedDates.Select(stated => stated.Line));
    }
}
