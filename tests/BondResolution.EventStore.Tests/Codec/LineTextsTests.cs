using System.Text;
using System.Text.Json;
using BondResolution.Domain.Recording;
using BondResolution.EventStore.Codec;
using BondResolution.Integrity;

namespace BondResolution.EventStore.Tests.Codec;

/// <summary>What hashes of lines are made of: the same bytes the plain way from a document gives, whatever the payload.</summary>
public class LineTextsTests
{
    /// <summary>Payloads nobody records, and what every reader of JSON must make of them.</summary>
    public static readonly TheoryData<string> Odd =
    [
        """{"rows":{}}""",
        """{"rows":{"a":[]}}""",
        """{"rows":{"a":"","b":[]}}""",
        """{"rows":{"a":[1,-2.50e+3,true,false,null,"",[ 1, "x" ],{"y" : [2]}]}}""",
        """{"before":{"rows":{"a":[7]}},"rows":{"a":[1]},"behind":[[{}]]}""",
        """{"rows":{"a":[1,2],"b":"xy"},"rows":{"c":[3]}}""",
        """{"rows":{"a":[1],"a":[2]}}""",
        """{"r\u006fws":{"\u8d26\u6237":["\u00e9\"\\\/\b\f\n\r\t\ud83d\ude00"],"账\n":["户"]}}""",
        """{"rows":{"classes":"I\u0046N\"é账"}}""",
        """{"rows":{"classes":"a😀b\ud83d\ude00"}}""",
        " \n{ \"rows\" :\t{ \"a\" : [ 1 , null ] , \"b\" : \"IF\" } } \r\n",
    ];

    public static readonly TheoryData<string> Bad =
    [
        "", " ", "null", "[]", "1", "{", "{}", """{"rows":1}""", """{"rows":null}""", """{"rows":[]}""", """{"rows":{"a":1}}""",
        """{"rows":{"a":{}}}""", """{"rows":{"a":null}}""", """{"Rows":{"a":[1]}}""", """{"units":1}""",
        """{"rows":{"a":[1,2],"b":[1]}}""", """{"rows":{"a":[1],"b":"xy"}}""", """{"rows":{"a":[],"b":[1]}}""",
        """{"rows":{"a":[1]}""", """{"rows":{"a":[1]}}}""", """{"rows":{"a":[1]}} x""", """{"rows":{"a":[01]}}""", """{"rows":{"a":[1,]}}""",
        """{"rows":{"a":["x]}}""", """{"rows":{"a":["\ud83d"]}}""", """{"rows":{"a":"\ude00"}}""", """{"rows":{"\ud83d":[1]}}""", """{"rows":{"a":[1]},"b":}""",
        """{"rows":{"a":[1]/**/}}""", "\ufeff{\"rows\":{\"a\":[1]}}",
    ];

    [Theory, MemberData(nameof(Odd))]
    public void Odd_payloads_have_the_texts_of_their_document(string payload) => AssertLikeDocument(Encoding.UTF8.GetBytes(payload), payload);

    [Theory, MemberData(nameof(Bad))]
    public void Bad_payloads_are_refused_as_their_document_is(string payload)
    {
        var bytes = Encoding.UTF8.GetBytes(payload);
        Assert.ThrowsAny<Exception>(() => LineTextsByDocument.Of(bytes));
        Assert.ThrowsAny<JsonException>(() => LineTexts.Of(bytes));
    }

    [Fact]
    public void A_payload_that_is_not_utf_8_is_refused()
    {
        var payload = """{"rows":{"a":["x"]}}"""u8.ToArray();
        payload[payload.AsSpan().IndexOf((byte)'x')] = 0xff;
        Assert.Throws<JsonException>(() => LineTexts.Of(payload));
    }

    [Fact]
    public void A_column_of_another_length_is_named() => Assert.Equal(
        "column 单位 has 1 values; 2 were expected",
        Assert.Throws<JsonException>(() => LineTexts.Of("""{"rows":{"accounts":["A","B"],"单位":[1]}}"""u8)).Message);

    [Fact]
    public void Every_event_with_lines_has_the_texts_of_its_document()
    {
        foreach (var name in EventCatalogue.All.Where(e => e.HoldsLines).Select(e => e.Name))
            AssertLikeDocument(Golden.Payload(name), name);
    }

    [Fact]
    public void Random_payloads_have_the_texts_of_their_documents()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var round = 0; round < 400; round++)
        {
            var payload = RandomPayload(random, lines: random.Next(4) == 0 ? random.Next(600) : random.Next(8));
            AssertLikeDocument(Encoding.UTF8.GetBytes(payload), $"seed {seed}, round {round}: {payload}");
        }
    }

    [Fact]
    public void The_root_of_a_chunk_is_that_of_its_lines_one_by_one()
    {
        byte[] salt = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];
        Assert.Equal(MerkleTree.Root([LineTree.Leaf(LineTree.SaltOf(salt, 0), "accounts:0100000001\nunits:520\n")]),
            ChunkRoot.Of(salt, """{"rows":{"accounts":["0100000001"],"units":[520]}}"""u8)); // docs/integrity.md §7
        var payload = Golden.Payload("register.lines/1");
        Assert.Equal(MerkleTree.Root(LineTree.Leaves(salt, LineTexts.StringsOf(payload))), ChunkRoot.Of(salt, payload, out var lines));
        Assert.Equal(5, lines);
    }

    private static void AssertLikeDocument(byte[] payload, string which)
    {
        using var texts = LineTexts.Of(payload);
        var expected = LineTextsByDocument.Of(payload);
        Assert.True(expected.Length == texts.Count, which);
        Assert.Equal(expected.Sum(line => line.Length), texts.Utf8.Length);
        for (var i = 0; i < expected.Length; i++)
            Assert.True(texts.Utf8[(i == 0 ? 0 : texts.Ends[i - 1])..texts.Ends[i]].SequenceEqual(expected[i]), $"line {i} of {which}");
        Assert.Equal(expected.Select(Encoding.UTF8.GetString), LineTexts.StringsOf(payload));
    }

    /// <summary>Columns of numbers, texts, absent values and letters, with escapes where JSON allows them and blanks now and then.</summary>
    private static string RandomPayload(Random random, int lines)
    {
        string Text(int length) => string.Concat(Enumerable.Range(0, length).Select(_ => random.Next(12) switch
        {
            0 => "\\n", 1 => "\\\"", 2 => "\\u8d26", 3 => "账", 4 => "é", 5 => random.Next(3) == 0 ? "😀" : "\\\\", _ => ((char)('a' + random.Next(26))).ToString()
        }));
        string Letters() => string.Concat(Enumerable.Range(0, lines).Select(_ => random.Next(40) switch
        {
            0 => "\\u0046", 1 => "账", 2 => "\\\"", _ => "IFNOX"[random.Next(5)].ToString()
        }));
        string Value(int kind) => random.Next(6) == 0 ? "null" : kind switch
        {
            0 => random.NextInt64(-1000, 1L << random.Next(62)).ToString(System.Globalization.CultureInfo.InvariantCulture),
            1 => $"\"01{random.Next(100_000_000):D8}\"",
            2 => $"\"{Text(random.Next(9))}\"",
            _ => new[] { "true", "1.50", "1e9", "[1, 2]", "{\"a\":\"b\"}" }[random.Next(5)]
        };
        string Column(int kind) => kind == 4 ? $"\"{Letters()}\"" : $"[{string.Join(random.Next(5) == 0 ? " ,\n" : ",", Enumerable.Range(0, lines).Select(_ => Value(kind)))}]";
        var columns = Enumerable.Range(0, random.Next(8)).Select(_ => $"\"{Text(random.Next(1, 12))}\":{Column(random.Next(5))}");
        return $"{{\"act\":\"x\",\"rows\":{{{string.Join(",", columns)}}}{(random.Next(3) == 0 ? ",\"more\":[{}]" : "")}}}";
    }
}
