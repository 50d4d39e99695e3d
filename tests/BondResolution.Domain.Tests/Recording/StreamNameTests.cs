using BondResolution.Domain.Buybacks;
using BondResolution.Domain.Recording;

namespace BondResolution.Domain.Tests.Recording;

public sealed class StreamNameTests
{
    [Fact]
    public void No_two_documents_of_any_two_cases_share_a_stream()
    {
        Assert.NotEqual(Offer.StreamName("1", "2-3"), Offer.StreamName("1-2", "3"));
        Assert.NotEqual(Offer.StreamName("1%2D2", "3"), Offer.StreamName("1-2", "3"));
    }

    [Theory]
    [InlineData("128044", "2024-120", "offer-128044-2024-120")]
    [InlineData("T-1", "a", "offer-T%2D1-a")]
    public void A_stream_says_what_it_holds(string code, string offer, string name) => Assert.Equal(name, StreamName.Of("offer", code, offer));
}
