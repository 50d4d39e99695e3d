using System.Text;
using BondResolution.Domain.Bonds;

namespace BondResolution.Domain.Tests.Bonds;

public sealed class PersonTokenTests
{
    [Theory]
    [InlineData("8r86v_51ckF5GBn9R6XciQ")] // as the vault makes it
    [InlineData("8r86v_51ckF5GBn9R6XciR")] // the same bits, had its last character no zeros to spare
    [InlineData("AAAAAAAAAAAAAAAAAAAAAQ")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("p-1")]
    [InlineData("甲")]
    public void A_token_reads_back_as_it_was_written(string text)
    {
        PersonToken token = text;
        var utf8 = new byte[token.MaxUtf8Bytes];

        Assert.Equal(text, token.ToString());
        Assert.Equal(token, PersonToken.Of(Encoding.UTF8.GetBytes(text)));
        Assert.Equal(text, Encoding.UTF8.GetString(utf8, 0, token.WriteUtf8(utf8)));
        Assert.False(token.IsNone);
        Assert.NotEqual(token, "8r86v_51ckF5GBn9R6Xcig");
    }

    [Fact]
    public void No_person_is_the_default_and_says_nothing()
    {
        PersonToken none = null;

        Assert.True(none.IsNone);
        Assert.Equal("", none.ToString());
        Assert.Equal(default, none);
    }
}
