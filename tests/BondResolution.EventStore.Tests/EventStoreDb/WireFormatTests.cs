using System.Text;
using BondResolution.EventStore.EventStoreDb;
using BondResolution.EventStore.EventStoreDb.Wire;

namespace BondResolution.EventStore.Tests.EventStoreDb;

/// <summary>How an event is written on the cluster, which stays so for ever, and which addresses are read.</summary>
public class WireFormatTests
{
    [Fact]
    public void What_is_hashed_is_in_the_metadata_in_this_form()
    {
        var given = Sample.Event("c-缓交", 0) with { Metadata = """{"by":"受托管理人","n":[1,{"a":"}"}]}"""u8.ToArray() };
        var data = WireFormat.Encode(given, new(2025, 1, 27, 8, 30, 0, TimeSpan.Zero), Guid.Parse("00112233-4455-6677-8899-aabbccddeeff"));
        Assert.Equal(
            """{"on":"2023-08-16","recordedAt":"2025-01-27T08:30:00.0000000Z","command":"c-缓交","append":"00112233445566778899aabbccddeeff","metadata":{"by":"受托管理人","n":[1,{"a":"}"}]}}""",
            Encoding.UTF8.GetString(data.Metadata.Span));
        Assert.Equal(given.Payload.ToArray(), data.Data.ToArray());
        Assert.Equal((given.Id, given.Type, "application/json"), (data.EventId.ToGuid(), data.Type, data.ContentType));
        Assert.Equal("bondres/main/", WireFormat.Prefix("main"));
    }

    [Theory]
    [InlineData(" {}")]
    [InlineData("{}\n")]
    [InlineData("{")]
    [InlineData("{},{}")]
    public void Metadata_that_would_not_come_back_as_it_was_is_refused(string metadata) => Assert.Throws<ArgumentException>(
        () => WireFormat.Encode(Sample.Event("c") with { Metadata = Encoding.UTF8.GetBytes(metadata) }, RecordedInstant.Earliest, Guid.Empty));

    [Theory]
    [InlineData("esdb://n1:2113,n2:2113,n3:2113?ledger=trust-1&tls=true", "esdb://n1:2113,n2:2113,n3:2113?ledger=trust-1", "trust-1")]
    [InlineData("esdb://clerk:secret@n1/?tls=false", "esdb://n1?ledger=main", "main")]
    [InlineData("esdb+discover://cluster.example", "esdb://cluster.example?ledger=main", "main")]
    public void An_address_names_hosts_and_ledger_and_no_secret(string uri, string name, string ledger)
    {
        var address = ClusterAddress.Parse(uri);
        Assert.Equal((name, ledger), (address.Name, address.Ledger));
    }

    [Theory]
    [InlineData("esdb://")]
    [InlineData("esdb://n1?ledger=a/b")]
    [InlineData("esdb://n1?ledger=")]
    [InlineData("esdb://n1?tls=maybe")]
    [InlineData("esdb://n1?nonsense=1")]
    [InlineData("esdb://n1:port")]
    [InlineData("esdb://n1/path")]
    [InlineData("esdb://clerk@n1")]
    public void What_is_no_address_is_refused(string uri) => Assert.Throws<FormatException>(() => ClusterAddress.Parse(uri));

    [Fact]
    public void A_refused_address_keeps_its_secret() =>
        Assert.DoesNotContain("secret", Assert.Throws<FormatException>(() => ClusterAddress.Parse("esdb://clerk:sec:secret@n1?x")).Message);

    [Fact]
    public void Credentials_of_the_environment_go_before_those_of_the_address()
    {
        Assert.Equal("clerk", ClusterAddress.Parse("esdb://other:x@n1", "clerk", "y").Settings().DefaultCredentials!.Username);
        Assert.Equal("other", ClusterAddress.Parse("esdb://other:x@n1").Settings().DefaultCredentials!.Username);
    }
}
