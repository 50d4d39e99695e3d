using BondResolution.Domain.Law;
using BondResolution.Domain.Money;

namespace BondResolution.Domain.Tests.Law;

/// <summary>Periods and thresholds are data with a date and a source.</summary>
public class LegalPeriodTests
{
    [Theory] // Civil Code Art. 188: three years; before 2017-10-01 two (General Principles, Art. 135)
    [InlineData("2024-08-14", "2027-08-14")]
    [InlineData("2017-10-01", "2020-10-01")]
    [InlineData("2017-09-30", "2019-09-30")]
    [InlineData("2024-02-29", "2027-02-28")]
    public void Limitation_ends_years_after_the_day_it_is_counted_from(string from, string until) =>
        Assert.Equal(Day(until), LegalPeriods.Limitation(Day(from)).EndOf(Day(from)));

    [Fact] // Civil Procedure Law Art. 250
    public void Enforcement_is_applied_for_within_two_years() =>
        Assert.Equal(Day("2027-12-31"), LegalPeriods.Enforcement(Day("2025-12-31")).EndOf(Day("2025-12-31")));

    [Fact]
    public void A_period_at_the_end_of_time_ends_there() =>
        Assert.Equal(DateOnly.MaxValue, LegalPeriods.Limitation(DateOnly.MaxValue).EndOf(DateOnly.MaxValue));

    [Theory] // 证监办发〔2025〕89号: not more than 50,000 yuan; before, by practice, less than that
    [InlineData("2025-07-25", 5_000_000, true)]
    [InlineData("2025-07-25", 5_000_001, false)]
    [InlineData("2025-07-24", 4_999_999, true)]
    [InlineData("2025-07-24", 5_000_000, false)]
    [InlineData("2025-07-24", 0, true)]
    public void A_small_estate_is_one_of_not_more_than_the_threshold_of_its_day(string on, long fen, bool isSmall)
    {
        Assert.Equal(isSmall, SmallEstate.On(Day(on)).Includes(new Fen(fen)));
        Assert.Equal("50000.00", SmallEstate.On(Day(on)).Threshold.ToString());
    }

    [Fact]
    public void Every_row_has_a_source_and_warns_ahead() => Assert.All(Schedules.Limitations.Concat(Schedules.EnforcementPeriods), period =>
    {
        Assert.NotEmpty(period.Source);
        Assert.InRange(period.WarnDays, 1, 366);
    });

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd");
}
