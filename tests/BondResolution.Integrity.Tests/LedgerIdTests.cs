namespace BondResolution.Integrity.Tests;

public sealed class LedgerIdTests
{
    private const string Text = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";

    [Fact]
    public void An_id_has_one_text_and_sixteen_bytes_in_its_order()
    {
        var id = LedgerId.Parse(Text)!.Value;
        Assert.Equal((Text, Text), (id.ToString(), Convert.ToHexStringLower(id.ToBytes())));
        Assert.Equal(id, LedgerId.Of(Convert.FromHexString(Text)));
        Assert.NotEqual(id, LedgerId.Of(Convert.FromHexString(Text[..^1] + "1")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("0F1E2D3C4B5A69788796A5B4C3D2E1F0")]
    [InlineData("0f1e2d3c4b5a69788796a5b4c3d2e1f")]
    [InlineData("0f1e2d3c4b5a69788796a5b4c3d2e1f00")]
    [InlineData("0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0")]
    [InlineData(" f1e2d3c4b5a69788796a5b4c3d2e1f0")]
    [InlineData("00000000000000000000000000000000")]
    public void Any_other_text_is_none(string text) => Assert.Null(LedgerId.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("0f1e2d3c4b5a69788796a5b4c3d2e1")]
    [InlineData("00000000000000000000000000000000")]
    public void Other_bytes_are_none(string hex) => Assert.Throws<FormatException>(() => LedgerId.Of(Convert.FromHexString(hex)));

    [Fact]
    public void One_that_was_never_drawn_is_of_no_ledger() => Assert.True(default(LedgerId).IsNone);
}
