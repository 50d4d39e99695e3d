namespace BondResolution.Integrity.Tests;

public sealed class InstantTextTests
{
    [Fact]
    public void An_instant_is_written_in_utc_with_seven_decimals_and_read_back()
    {
        var instant = new DateTimeOffset(2025, 1, 27, 7, 30, 0, TimeSpan.FromHours(8)).AddTicks(1);
        Assert.Equal("2025-01-26T23:30:00.0000001Z", InstantText.Format(instant));
        Assert.Equal(instant, InstantText.Parse("2025-01-26T23:30:00.0000001Z"));
        Assert.Equal(TimeSpan.Zero, InstantText.Parse("2025-01-26T23:30:00.0000001Z").Offset);
    }

    [Theory]
    [InlineData("")]
    [InlineData("2025-01-26T23:30:00Z")]
    [InlineData("2025-01-26T23:30:00.0000001")]
    [InlineData("2025-01-26T23:30:00.0000001+00:00")]
    [InlineData("2025-01-26 23:30:00.0000001Z")]
    [InlineData("2025-02-30T23:30:00.0000001Z")]
    [InlineData(" 2025-01-26T23:30:00.0000001Z")]
    public void Any_other_form_is_refused(string text) => Assert.Throws<FormatException>(() => InstantText.Parse(text));
}
