using BondResolution.Domain.Problems;
using BondResolution.Domain.Time;

namespace BondResolution.Domain.Tests.Time;

public class UnusualDateTests
{
    private static readonly DateOnly Today = new(2026, 11, 30), Issued = new(2018, 8, 14), Matures = new(2024, 8, 14);

    [Theory]
    [InlineData("2026-11-30", null)]
    [InlineData("2027-03-02", null)] // 92 days
    [InlineData("2027-03-03", "date.ahead")]
    [InlineData("2062-01-27", "date.ahead")]
    [InlineData("2018-08-14", null)]
    [InlineData("2018-08-13", "date.before-issue")]
    public void A_command_takes_effect_between_the_issue_and_a_quarter_of_a_year_from_today(string on, string? code) =>
        Assert.Equal(code, Is(new UnusualDate("w", Day(on), Today, Issued, Matures).OfCommand()));

    [Theory]
    [InlineData("2027-01-25", null)] // 732 days from 2025-01-23
    [InlineData("2027-01-26", "date.far")]
    [InlineData("2062-01-27", "date.far")]
    [InlineData("2023-01-22", null)]
    [InlineData("2023-01-21", "date.far")]
    [InlineData("2018-08-13", "date.before-issue")]
    public void What_a_command_announces_lies_within_two_years_of_it(string date, string? code) => Assert.Equal(code, Is(At("2025-01-23").OfAct("payDate", Day(date))));

    [Theory]
    [InlineData("2018-08-14", null)]
    [InlineData("2030-01-26", null)] // 1,830 days from 2025-01-22
    [InlineData("2030-01-27", "date.far")]
    [InlineData("2018-08-13", "date.before-issue")]
    public void Other_dates_lie_within_five_years_or_the_life_of_the_bond(string date, string? code) => Assert.Equal(code, Is(At("2025-01-22").Of("from", Day(date))));

    [Theory]
    [InlineData("2048-08-14", null)]
    [InlineData("2062-08-14", "date.far")]
    public void A_bond_matures_within_thirty_years(string date, string? code) =>
        Assert.Equal(code, Is(new UnusualDate("case.open", Issued, Today, null, null).OfBond("maturityDate", Day(date))));

    private static UnusualDate At(string on) => new("w", Day(on), Today, Issued, Matures);

    private static string? Is(Problem? warning) => warning?.Code;

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd");
}
