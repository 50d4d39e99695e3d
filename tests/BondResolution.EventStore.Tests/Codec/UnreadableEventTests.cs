using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using BondResolution.EventStore.Codec;

namespace BondResolution.EventStore.Tests.Codec;

/// <summary>Whatever does not fit its type stops the reader, at every place of every event.</summary>
public class UnreadableEventTests
{
    /// <summary>Fields that may be absent: what was not known, and columns of which a list has none.</summary>
    private static readonly HashSet<string> Optional = new(StringComparer.Ordinal)
    {
        "resolutions/unitsFor", "resolutions/unitsAgainst", "resolutions/unitsAbstain", "authority", "until", "document", "purchaserAccount",
        "fileDigest", "terms/purchaser", "terms/interest", "terms/text", "terms/recordDate", "terms/number", "claims/stated", "claims/formula", "base", "by",
        "scheme/group", "scheme/tax", "tax/individual", "tiers/upTo", "components/stated", "components/formula", "award/defendantBears", "award/lateCount",
        "payBy/by", "payBy/daysAfterEffect", "payBy/amount", "receipt/from", "receipt/tax",
        "case.acknowledged/1:account", "parts/sheet", "suit.appealed/1:amount", "suit.cost-advanced/1:account", "suit.enforcement-applied/1:number",
        "suit.enforcement-applied/1:court", "suit.judged/1:number", "suit.mediated/1:award", "suit.mediated/1:number", "suit.settled/1:award", "suit.settled/1:text", "suit.withdrawn/1:reason", "suit.credit-stated/1:since", "estate", "retainedUntil", "ground",
        "rules/above", "proposal.approved/1:comment"
    };

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TheoryData<string> Types => Golden.Types;

    [Fact]
    public void An_unknown_type_stops_the_reader()
    {
        Assert.Equal("case.defaulted/2", Assert.Throws<UnreadableEventException>(() => EventJson.Decode("case.defaulted/2", "{}"u8)).Type);
        Assert.Throws<UnreadableEventException>(() => EventJson.Decode("", "{}"u8));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("1")]
    [InlineData("{")]
    [InlineData("{} {}")]
    public void What_is_no_object_stops_the_reader(string payload) =>
        Assert.Throws<UnreadableEventException>(() => EventJson.Decode("offer.closed/1", Encoding.UTF8.GetBytes(payload)));

    /// <summary>What is absent has one form: the field is left out. And no reader may take the one and another the other.</summary>
    [Theory]
    [InlineData("""{"account":"0100000001","number":"f","units":1,"kind":"freeze","authority":null}""")]
    [InlineData("""{"account":"0100000001","number":"f","units":1,"kind":"freeze","units":1}""")]
    [InlineData("""{"account":"0100000001","number":"f","units":1,"kind":"freeze","until":"2025-1-1"}""")]
    [InlineData("""{"account":"0100000001","number":"f","units":1.0,"kind":"freeze"}""")]
    public void A_null_a_field_twice_and_another_form_of_a_value_stop_the_reader(string payload) =>
        Assert.Throws<UnreadableEventException>(() => EventJson.Decode("holdings.frozen/1", Encoding.UTF8.GetBytes(payload)));

    [Theory]
    [MemberData(nameof(Types))]
    public void An_unknown_field_stops_the_reader_wherever_it_stands(string type) => Refused(type, node =>
        node is JsonObject o ? () => o["unknown"] = 1 : null);

    [Theory]
    [MemberData(nameof(Types))]
    public void A_missing_field_stops_the_reader_unless_it_may_be_absent(string type) => Refused(type, node =>
        node.Parent is JsonObject parent && !IsColumn(node) && !MayBeAbsent(type, node)
            ? () => parent.Remove(node.GetPropertyName())
            : null);

    [Theory]
    [MemberData(nameof(Types))]
    public void A_null_stops_the_reader_unless_the_field_may_be_absent(string type) => Refused(type, node =>
        node.Parent is JsonObject parent && !MayBeAbsent(type, node)
            ? () => parent[node.GetPropertyName()] = null
            : null);

    [Theory]
    [MemberData(nameof(Types))]
    public void A_mistyped_value_stops_the_reader(string type) => Refused(type, node => node.Parent switch
    {
        JsonObject parent => () => parent[node.GetPropertyName()] = Mistyped(node),
        JsonArray parent => () => parent[node.GetElementIndex()] = Mistyped(node),
        _ => null
    });

    [Theory]
    [InlineData("case.defaulted/1", """{"units":4563663,"principal":"456366300","interest":"31945641.00"}""")]
    [InlineData("case.defaulted/1", """{"units":4563663.5,"principal":"456366300.00","interest":"31945641.00"}""")]
    [InlineData("case.defaulted/1", """{"units":"4563663","principal":"456366300.00","interest":"31945641.00"}""")]
    [InlineData("case.accelerated/1", """{"until":"2024-08-32"}""")]
    [InlineData("case.warned/1", """{"by":"RatingAgency","text":""}""")]
    [InlineData("case.accelerated/1", """{"Until":"2024-08-07"}""")]
    [InlineData("instalment.funded/1", """{"amount":"1.00","fundsReceived":"1.00"}""")]
    [InlineData("holdings.payment-opened/1", """{"no":1,"recordDate":"2025-01-27","scheme":{"type":"one-per","per":0,"rounding":"ceiling"},"feeRate":"0"}""")]
    [InlineData("holdings.payment-opened/1", """{"no":1,"recordDate":"2025-01-27","scheme":{"type":"one-per","per":10,"rounding":"ceiling"},"feeRate":"-1"}""")]
    public void What_no_writer_of_this_version_writes_stops_the_reader(string type, string payload) =>
        Assert.Throws<UnreadableEventException>(() => EventJson.Decode(type, Encoding.UTF8.GetBytes(payload)));

    [Theory]
    [InlineData("holdings.recovery-opened")]
    [InlineData("holdings.recovery-sealed")]
    [InlineData("suit.recovered")]
    public void A_field_of_a_later_version_is_no_field_of_an_earlier_one_and_is_not_missing_in_its_own(string name)
    {
        Assert.Throws<UnreadableEventException>(() => EventJson.Decode(name + "/1", Golden.Payload(name + "/2")));
        Assert.Throws<UnreadableEventException>(() => EventJson.Decode(name + "/2", Golden.Payload(name + "/1")));
    }

    [Theory]
    [InlineData("""[["2024-08-15"]]""")]
    [InlineData("""[["2024-08-32","0.05"]]""")]
    [InlineData("""[[null,"0.05"]]""")]
    [InlineData("""[["2025-01-01","0.05"],["2024-01-01","0.05"]]""")]
    [InlineData("""[]""")]
    [InlineData("""[["2024-08-15","5%"]]""")]
    public void Rates_that_are_no_rates_by_date_stop_the_reader(string rates)
    {
        var payload = Encoding.UTF8.GetString(Golden.Payload("suit.filed/1")).Replace("\"0.06\"", rates, StringComparison.Ordinal);
        Assert.Throws<UnreadableEventException>(() => EventJson.Decode("suit.filed/1", Encoding.UTF8.GetBytes(payload)));
    }

    /// <summary>Every change that is offered for some node of the golden event must stop the reader.</summary>
    private static void Refused(string type, Func<JsonNode, Action?> changeOf)
    {
        var read = new List<string>();
        for (var i = 0; ; i++)
        {
            var root = JsonNode.Parse(Golden.Payload(type))!;
            if (Nodes(root).ElementAtOrDefault(i) is not { } node)
                break;
            if (changeOf(node) is not { } change)
                continue;
            change();
            var payload = root.ToJsonString(Relaxed);
            if (Record.Exception(() => EventJson.Decode(type, Encoding.UTF8.GetBytes(payload))) is not UnreadableEventException)
                read.Add(payload);
        }

        Assert.Empty(read);
    }

    private static IEnumerable<JsonNode> Nodes(JsonNode? node) => node switch
    {
        JsonObject o => [o, .. o.ToList().SelectMany(p => Nodes(p.Value))],
        JsonArray a => [a, .. a.ToList().SelectMany(Nodes)],
        null => [],
        _ => [node]
    };

    /// <summary>By its place in any event, or in events of its type.</summary>
    private static bool MayBeAbsent(string type, JsonNode node) => Optional.Contains(Place(node)) || Optional.Contains($"{type}:{Place(node)}");

    /// <summary>A column may be left out where it holds nothing; which ones may is the list's to say, not the reader's.</summary>
    private static bool IsColumn(JsonNode node) => node is JsonArray || Place(node).StartsWith("columns/", StringComparison.Ordinal);

    private static JsonNode Mistyped(JsonNode node) => node switch
    {
        JsonObject => JsonValue.Create(1),
        JsonArray => new JsonObject(),
        JsonValue v when v.TryGetValue<string>(out _) => JsonValue.Create(1),
        _ => JsonValue.Create("x")
    };

    /// <summary>The field with the one it stands in: <c>terms/number</c>.</summary>
    private static string Place(JsonNode node)
    {
        var within = node.Parent?.Parent is JsonArray list ? list : node.Parent;
        var outer = within?.Parent is JsonObject ? within.GetPropertyName() + "/" : "";
        return outer + node.GetPropertyName();
    }
}
