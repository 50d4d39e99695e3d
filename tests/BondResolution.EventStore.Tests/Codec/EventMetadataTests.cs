using System.Collections.Immutable;
using System.Text;
using BondResolution.EventStore.Codec;

namespace BondResolution.EventStore.Tests.Codec;

public class EventMetadataTests
{
    private static readonly EventMetadata Whole = new(
        "128044", "case.default", "9f86d081", "受托管理人", "2024-113", "reported",
        ImmutableSortedDictionary<string, string>.Empty.Add("principal", "computed").Add("interest", "computed"),
        ImmutableArray.Create(new DateOnly(2024, 9, 17), new DateOnly(2024, 9, 23)), "1e5007");

    [Fact]
    public void Metadata_is_written_in_these_bytes() => Assert.Equal(
        """{"case":"128044","do":"case.default","digest":"9f86d081","by":"受托管理人","source":"2024-113","label":"reported","labels":{"interest":"computed","principal":"computed"},"between":["2024-09-17","2024-09-23"],"linesRoot":"1e5007"}""",
        Encoding.UTF8.GetString(Whole.Encode()));

    [Fact]
    public void Metadata_reads_as_it_was_written()
    {
        var read = EventMetadata.Decode(Whole.Encode());
        Assert.Equal(Whole with { Labels = null, Between = null }, read with { Labels = null, Between = null });
        Assert.Equal(Whole.Labels!, read.Labels!);
        Assert.Equal(Whole.Between!.Value.AsEnumerable(), read.Between!.Value.AsEnumerable());
        Assert.Equal(Whole.Encode(), read.Encode());
    }

    [Fact]
    public void What_a_command_did_not_say_is_left_out()
    {
        var bare = new EventMetadata("128044", "case.default", "9f86d081", "clerk", null, null, null, null);
        Assert.Equal("""{"case":"128044","do":"case.default","digest":"9f86d081","by":"clerk"}""", Encoding.UTF8.GetString(bare.Encode()));
        Assert.Equal(bare, EventMetadata.Decode(bare.Encode()));
    }

    [Fact]
    public void An_event_of_the_desk_itself_names_no_case()
    {
        EventMetadata metadata = new(null, "user.add", "9f86d081", "anna", null, null, null, null);
        Assert.Equal("""{"do":"user.add","digest":"9f86d081","by":"anna"}""", Encoding.UTF8.GetString(metadata.Encode()));
        Assert.Null(EventMetadata.Decode(metadata.Encode()).Case);
    }
}
