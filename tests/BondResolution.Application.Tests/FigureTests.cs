using System.Text.Json;
using BondResolution.Application.Replay;

namespace BondResolution.Application.Tests;

/// <summary>Figures compared as they were published: in 亿 or 万, rounded half up or cut off.</summary>
public sealed class FigureTests
{
    [Theory]
    [InlineData("1.46亿", "\"145645000.00\"", true)]
    [InlineData("1.45亿", "\"145645000.00\"", false)]
    [InlineData("1.46亿", "\"145500000.00\"", true)]
    [InlineData("1.45亿", "\"145499999.99\"", true)]
    [InlineData("4564.73万", "\"45647282.25\"", true)]
    [InlineData("4564.7万", "\"45647282.25\"", true)]
    [InlineData("4,564.73万", "\"45647282.25\"", true)]
    [InlineData("45,647,282", "\"45647282.25\"", true)]
    [InlineData("45647282.3", "\"45647282.25\"", true)]
    [InlineData("45647282.25", "\"45647282.25\"", true)]
    [InlineData("0.5", "\"0.45\"", true)]
    [InlineData("-1.46亿", "\"-145500000.00\"", true)]
    [InlineData("-0.5", "\"-0.45\"", true)]
    [InlineData("3", "3", true)]
    [InlineData("41.07万", "410721", true)]
    [InlineData("41.08万", "410721", false)]
    [InlineData("5.4710亿", "547100000", true)]
    [InlineData("5.471亿", "547149999", true)]
    public void Rounded_half_up_to_the_decimals_written(string expected, string actual, bool equal) =>
        Assert.Equal(equal, Figure.EqualAtPrecision(expected, Json(actual), truncates: false));

    [Theory]
    [InlineData("1.45亿", "\"145999999.99\"", true)]
    [InlineData("1.46亿", "\"145999999.99\"", false)]
    [InlineData("-1.45亿", "\"-145999999.99\"", true)]
    [InlineData("4564.72万", "\"45647282.25\"", true)]
    [InlineData("7", "7.99", true)]
    public void Cut_off_at_the_decimals_written(string expected, string actual, bool equal) =>
        Assert.Equal(equal, Figure.EqualAtPrecision(expected, Json(actual), truncates: true));

    [Theory]
    [InlineData("亿", "1")]
    [InlineData("", "1")]
    [InlineData("1.4.6", "1.46")]
    [InlineData("1e3", "1000")]
    [InlineData("many", "\"many\"")]
    [InlineData("1", "null")]
    [InlineData("1", "\"\"")]
    [InlineData("1", "{}")]
    public void What_is_no_number_equals_nothing(string expected, string actual) =>
        Assert.False(Figure.EqualAtPrecision(expected, Json(actual), truncates: false));

    [Theory]
    [InlineData("1000", "\"1000.00\"", true)]
    [InlineData("\"1000.0\"", "1000", true)]
    [InlineData("\"1000.00\"", "\"1000.01\"", false)]
    [InlineData("\"fund\"", "\"fund\"", true)]
    [InlineData("\"fund\"", "\"Fund\"", false)]
    [InlineData("null", "null", true)]
    [InlineData("0", "null", false)]
    [InlineData("null", "0", false)]
    [InlineData("true", "true", true)]
    public void Exactly_by_value_or_letter_by_letter(string expected, string actual, bool equal) => Assert.Equal(equal, Figure.Equal(Json(expected), Json(actual)));

    [Fact]
    public void The_mark_of_precision_is_no_part_of_the_path()
    {
        Assert.Equal(("a.b", false, false), Figure.Split("a.b"));
        Assert.Equal(("a.b", true, false), Figure.Split("a.b~"));
        Assert.Equal(("a.b", true, true), Figure.Split("a.b~trunc"));
    }

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;
}
