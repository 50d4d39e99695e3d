using System.Text;
using BondResolution.Domain.Recording;
using BondResolution.Domain;
using BondResolution.Domain.Bonds;
using BondResolution.Domain.Buybacks;
using BondResolution.Domain.Cases;
using BondResolution.Domain.Holdings;
using BondResolution.Domain.Lawsuits;
using BondResolution.Domain.Registers;
using BondResolution.EventStore.Codec;

namespace BondResolution.EventStore.Tests.Codec;

public class EventJsonTests
{
    private const int Rows = Limits.LinesPerChunk;

    public static TheoryData<string> Types => Golden.Types;

    public static TheoryData<string> Latest => Golden.Written;

    [Fact]
    public void Every_stored_type_has_its_golden_file_and_its_sample()
    {
        var names = EventCatalogue.All.Select(e => e.Name).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(names.Select(Golden.FileOf).Order(StringComparer.Ordinal), Golden.Files.Order(StringComparer.Ordinal));
        Assert.Equal(Golden.Written.Order(StringComparer.Ordinal), SampleEvents.All().Select(e => EventCatalogue.Of(e).Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_event_of_the_domain_is_stored_under_one_name()
    {
        var roots = EventCatalogue.All.Select(e => e.Type.DeclaringType!).Distinct();
        Assert.Equal(
            roots.SelectMany(t => t.GetNestedTypes()).Where(t => t.IsSealed).Select(t => t.FullName).Order(StringComparer.Ordinal),
            EventCatalogue.Written.Select(e => e.Type.FullName).Order(StringComparer.Ordinal));
        Assert.All(EventCatalogue.All, e => Assert.Equal(e, EventCatalogue.Find(e.Name)));
        Assert.All(EventCatalogue.All.GroupBy(e => e.Type), versions => Assert.Equal(versions.Last(), Assert.Single(EventCatalogue.Written, e => e.Type == versions.Key)));
        Assert.Throws<UnknownEventException>(() => EventCatalogue.Of(new Unlisted()));
    }

    [Theory]
    [MemberData(nameof(Latest))]
    public void An_event_is_written_in_exactly_the_golden_bytes(string type)
    {
        var sample = SampleEvents.All().Single(e => EventCatalogue.Of(e).Name == type);
        Assert.Equal(Encoding.UTF8.GetString(Golden.Payload(type)), Encoding.UTF8.GetString(EventJson.Encode(sample, Golden.Secret)));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void The_golden_bytes_read_as_an_event_that_is_written_in_the_same_bytes(string type)
    {
        var read = EventJson.Decode(type, Golden.Payload(type));
        Assert.Equal(EventCatalogue.Find(type)?.Type, read.GetType());
        Assert.Equal(Golden.Payload(type), EventJson.Encode(read, Golden.Secret));
    }

    [Fact]
    public void The_class_of_a_new_account_stands_with_the_transfer_where_it_was_stated()
    {
        const string json = """{"from":"A","to":"B","units":1,"reason":"gift","class":"foreign"}""";
        var transferred = new HoldingsEvent.UnitsTransferred("A", "B", 1, TransferReason.Gift, null, HolderClass.Foreign);
        Assert.Equal(json, Written(transferred));
        Assert.Equal(transferred, EventJson.Decode("holdings.transferred/1", Encoding.UTF8.GetBytes(json)));
        Assert.Null(((HoldingsEvent.UnitsPassedOn)EventJson.Decode("holdings.passed-on/1", Golden.Payload("holdings.passed-on/1"))).Class);
    }

    [Fact]
    public void What_is_absent_is_left_out()
    {
        Assert.Equal("""{"rows":{"lineNumbers":[2],"accounts":["A"],"classes":"X","units":[1]}}""",
            Written(new Register.Event.Lines(new RegisterLines([2], ["A"], default, [HolderClass.Other], [1], default))));
        Assert.Equal("""{"rows":{"accounts":["A"],"votes":["agree"]}}""",
            Written(new Offer.Event.Tendered(new TenderLines(default, ["A"], [Vote.Agree], default))));
        Assert.Equal("""{"rows":{"accounts":["A"],"units":[1],"base":[1]}}""",
            Written(new HoldingsEvent.Paid(new PaymentLines(["A"], [1], [1], default, default, default, default, default, default, default, default))));
        Assert.Equal("{}", Written(new Offer.Event.TenderOpened(null)));
        Assert.Equal("""{"no":1,"resolutions":[]}""", Written(new Case.Event.MeetingHeld(1, [])));
    }

    [Fact]
    public void What_is_absent_reads_as_absent()
    {
        var payload = EventJson.Encode(new Register.Event.Lines(new RegisterLines([2], ["A"], default, [HolderClass.Other], [1], default)), Golden.Secret);
        var lines = Assert.IsType<Register.Event.Lines>(EventJson.Decode("register.lines/2", payload)).Rows;
        Assert.True(lines.Persons.IsDefault && lines.Frozen.IsDefault);
        Assert.Null(Assert.IsType<Offer.Event.TenderOpened>(EventJson.Decode("offer.tender-opened/1", "{}"u8)).FileDigest);
    }

    [Fact]
    public void A_chunk_at_the_limit_with_the_longest_values_stays_below_the_limit_of_a_payload()
    {
        // No line is longer: accounts and person tokens of 64 characters, every number of 18 digits and a sign.
        long[] numbers = [.. Enumerable.Repeat(-Limits.MaxUnits * 9_999_999, Rows)];
        int[] lineNumbers = [.. Enumerable.Repeat(Limits.MaxAccounts + 1_000, Rows)];
        string[] names = [.. Enumerable.Repeat(new string('9', Limits.MaxNameLength), Rows)];
        HolderClass[] classes = [.. Enumerable.Repeat(HolderClass.Other, Rows)];
        IDomainEvent[] chunks =
        [
            new Register.Event.Lines(new RegisterLines([.. lineNumbers], [.. names], [.. names], [.. classes], [.. numbers], [.. numbers])),
            new HoldingsEvent.Differences(new DifferenceLines([.. names], [.. names], [.. classes], [.. numbers], [.. numbers])),
            new HoldingsEvent.Purchased(new PurchaseLines([.. names], [.. numbers], [.. numbers])),
            new HoldingsEvent.Paid(new PaymentLines([.. names], [.. numbers], [.. numbers], [.. numbers], [.. numbers], [.. numbers],
                [.. numbers], [.. numbers], [.. numbers], [.. numbers], [.. numbers])),
            new HoldingsEvent.Recovered(new RecoveryLines([.. names], [.. numbers], [.. numbers], [.. numbers], [.. numbers], [.. numbers],
                [.. numbers], [.. numbers], [.. numbers], [.. numbers], [.. numbers])),
            new Offer.Event.Tendered(new TenderLines([.. lineNumbers], [.. names], [.. Enumerable.Repeat(Vote.Abstain, Rows)], [.. numbers.Select(n => (long?)n)])),
            new Lawsuit.Event.HoldersListed(new SuitHolderLines([.. lineNumbers], [.. names], [.. numbers]))
        ];
        Assert.All(chunks, chunk => Assert.InRange(EventJson.Encode(chunk, Golden.Secret).Length, 1, Limits.MaxPayloadBytes));
    }

    private sealed record Unlisted : IDomainEvent;

    /// <summary>As it is shown: its bytes, but lines by name and value.</summary>
    private static string Written(IDomainEvent happened) => Encoding.UTF8.GetString(EventJson.Show(happened));
}
