using System.Security.Cryptography;
using System.Text;

namespace BondResolution.Integrity.Tests;

/// <summary>Codes of many messages at once are those RFC 4231 publishes, and those the framework gives.</summary>
public class HmacBatchTests
{
    /// <summary>RFC 4231 §4.2, 4.3, 4.7: key, message, HMAC-SHA-256.</summary>
    public static readonly TheoryData<byte[], string, string> Published = new()
    {
        { [.. Enumerable.Repeat((byte)0x0b, 20)], "Hi There", "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7" },
        { "Jefe"u8.ToArray(), "what do ya want for nothing?", "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843" },
        {
            [.. Enumerable.Repeat((byte)0xaa, 131)], "Test Using Larger Than Block-Size Key - Hash Key First",
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
        },
    };

    [Theory, MemberData(nameof(Published))]
    public void The_published_codes_come_out_in_every_lane(byte[] key, string message, string code)
    {
        var (messages, ends) = Batch.Of([.. Enumerable.Repeat(Encoding.ASCII.GetBytes(message), 11)]);
        var codes = new byte[ends.Length * 32];
        new HmacBatch(key).DigestAll(messages, ends, codes);
        Assert.Equal(Enumerable.Repeat(code, ends.Length), Batch.Hex(codes));
    }

    [Fact]
    public void Keys_and_messages_of_any_length_come_out_as_by_the_framework()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var round = 0; round < 140; round++)
        {
            var key = Bytes(random, round); // past a block and back
            byte[][] each = [.. Enumerable.Range(0, random.Next(30)).Select(_ => Bytes(random, random.Next(150)))];
            var (messages, ends) = Batch.Of(each);
            var codes = new byte[ends.Length * 32];
            var oneByOne = new byte[ends.Length * 32];
            new HmacBatch(key).DigestAll(messages, ends, codes);
            new HmacBatch(key).DigestEach(messages, ends, oneByOne);
            var expected = each.Select(m => Convert.ToHexStringLower(HMACSHA256.HashData(key, m))).ToList();
            Assert.True(expected.SequenceEqual(Batch.Hex(codes)), $"seed {seed}, round {round}");
            Assert.True(expected.SequenceEqual(Batch.Hex(oneByOne)), $"seed {seed}, round {round}, by the framework");
        }
    }

    [Fact]
    public void Room_for_another_number_of_codes_is_refused() =>
        Assert.Throws<ArgumentException>(() => new HmacBatch([1]).DigestAll([1, 2, 3], [1, 2, 3], new byte[64]));

    private static byte[] Bytes(Random random, int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }
}
