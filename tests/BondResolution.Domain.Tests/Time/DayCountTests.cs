using BondResolution.Domain.Time;

namespace BondResolution.Domain.Tests.Time;

public class DayCountTests
{
    [Theory]
    [InlineData("2024-08-15", "2025-01-06", DayCounting.Both, 145)] // the trustee's suit of 128044 (2025-02-11)
    [InlineData("2024-08-15", "2025-01-06", DayCounting.First, 144)]
    [InlineData("2024-08-15", "2025-01-06", DayCounting.Last, 144)]
    [InlineData("2024-08-15", "2024-08-15", DayCounting.Both, 1)]
    [InlineData("2024-08-15", "2024-08-15", DayCounting.First, 0)]
    [InlineData("2024-08-15", "2024-08-15", DayCounting.Last, 0)]
    [InlineData("0001-01-01", "9999-12-31", DayCounting.Both, 3652059)]
    public void The_ends_that_count_decide_the_days(string from, string to, DayCounting counting, int days) =>
        Assert.Equal(days, DayCount.Days(DateOnly.Parse(from), DateOnly.Parse(to), counting));

    [Theory]
    [InlineData("2024-02-28", "2024-03-01", DayCounting.Both, 2)]
    [InlineData("2024-02-29", "2024-03-01", DayCounting.First, 0)]
    [InlineData("2024-02-28", "2024-02-29", DayCounting.Last, 0)]
    [InlineData("2024-02-28", "2024-02-29", DayCounting.First, 1)]
    [InlineData("2023-02-28", "2023-03-01", DayCounting.Both, 2)]
    [InlineData("2020-01-01", "2024-12-31", DayCounting.Both, 5 * 365)]
    [InlineData("1900-01-01", "1900-12-31", DayCounting.Both, 365)]
    public void A_year_without_leap_days_leaves_out_the_29_Februaries_that_would_count(string from, string to, DayCounting counting, int days) =>
        Assert.Equal(days, DayCount.Days(DateOnly.Parse(from), DateOnly.Parse(to), counting, YearBasis.NoLeap365));

    [Fact]
    public void Names_are_those_of_the_command_language_and_are_read_exactly()
    {
        Assert.Equal(["365", "360", "act/act", "nl365", "day"], Enum.GetValues<YearBasis>().Select(basis => Words.Of(basis)));
        Assert.Equal(["first", "last", "both"], Enum.GetValues<DayCounting>().Select(counting => Words.Of(counting)));
        foreach (var basis in Enum.GetValues<YearBasis>())
        {
            Assert.True(Words.TryParse(Words.Of(basis), out YearBasis read));
            Assert.Equal(basis, read);
        }

        foreach (var counting in Enum.GetValues<DayCounting>())
        {
            Assert.True(Words.TryParse(Words.Of(counting), out DayCounting read));
            Assert.Equal(counting, read);
        }

        Assert.False(Words.TryParse("ACT/ACT", out YearBasis _));
        Assert.False(Words.TryParse("", out DayCounting _));
    }
}
