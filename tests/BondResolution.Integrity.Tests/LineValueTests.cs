namespace BondResolution.Integrity.Tests;

/// <summary>The bytes a line's values are hashed as (docs/integrity.md §2): one form for one value.</summary>
public class LineValueTests
{
    [Theory]
    [InlineData(0, "00")]
    [InlineData(1, "0101")]
    [InlineData(-1, "01ff")]
    [InlineData(127, "017f")]
    [InlineData(128, "020080")]
    [InlineData(-128, "0180")]
    [InlineData(-129, "02ff7f")]
    [InlineData(520, "020208")]
    [InlineData(8_388_607, "037fffff")]
    [InlineData(8_388_608, "0400800000")]
    [InlineData(long.MaxValue, "087fffffffffffffff")]
    [InlineData(long.MinValue, "088000000000000000")]
    public void A_number_is_its_fewest_bytes(long number, string hex)
    {
        Span<byte> bytes = stackalloc byte[LineValue.MaxNumberBytes];
        Assert.Equal(hex, Convert.ToHexStringLower(bytes[..LineValue.WriteNumber(number, bytes)]));
        Assert.Equal(hex, Convert.ToHexStringLower(LineValue.Of("number", $"{number}")!));
        Assert.Equal(number == 0 ? "0100" : hex, Convert.ToHexStringLower(LineValue.Of("optional", $"{number}")!));
    }

    [Theory]
    [InlineData("optional", null, "00")]
    [InlineData("text", null, "00")]
    [InlineData("text", "A户", "0441e688b7")]
    [InlineData("token", null, "00")]
    [InlineData("token", "AAECAwQFBgcICQoLDA0ODw", "10000102030405060708090a0b0c0d0e0f")]
    public void A_value_that_is_shown_has_its_bytes(string kind, string? shown, string hex) => Assert.Equal(hex, Convert.ToHexStringLower(LineValue.Of(kind, shown)!));

    [Theory]
    [InlineData("number", null)]
    [InlineData("number", "")]
    [InlineData("number", "01")]
    [InlineData("number", "+1")]
    [InlineData("number", "-0")]
    [InlineData("number", "1.0")]
    [InlineData("number", "9223372036854775808")]
    [InlineData("optional", " 1")]
    [InlineData("text", "")]
    [InlineData("token", "AAECAwQFBgcICQoLDA0OD")]
    [InlineData("token", "AAECAwQFBgcICQoLDA0ODx")]
    [InlineData("token", "AAECAwQFBgcICQoLDA0O+w")]
    [InlineData("money", "1")]
    public void What_is_no_value_of_its_kind_or_written_otherwise_has_none(string kind, string? shown) => Assert.Null(LineValue.Of(kind, shown));

    [Fact]
    public void A_text_beyond_255_bytes_has_none()
    {
        Assert.Equal(256, LineValue.Of("text", new string('a', 255))!.Length);
        Assert.Null(LineValue.Of("text", new string('a', 256)));
    }
}
