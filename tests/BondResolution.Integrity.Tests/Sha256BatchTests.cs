using System.Security.Cryptography;
using System.Text;

namespace BondResolution.Integrity.Tests;

/// <summary>Digests of many messages at once are those the standard gives, and those the framework gives.</summary>
public class Sha256BatchTests
{
    /// <summary>Every way a batch can be hashed: as the machine likes, by lanes even where few, by the framework.</summary>
    public static readonly TheoryData<string> Ways = ["public", "lanes", "framework"];

    /// <summary>FIPS 180-2 appendix B and NIST's example values for FIPS 180-4: text, times it is repeated, digest.</summary>
    private static readonly (string Text, int Times, string Digest)[] Published =
    [
        ("", 1, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", 1, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        ("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 1, "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"),
        ("abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu", 1,
            "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"),
        ("a", 1_000_000, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
    ];

    [Theory, MemberData(nameof(Ways))]
    public void The_published_messages_have_their_published_digests(string way) => Assert.Equal(
        Published.Select(p => p.Digest),
        Digests(way, [.. Published.Select(p => Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(p.Text, p.Times))))]));

    [Theory, MemberData(nameof(Ways))]
    public void Every_length_up_to_300_in_one_batch_comes_out_as_by_the_framework(string way)
    {
        var random = new Random(180_4);
        byte[][] messages = [.. Enumerable.Range(0, 301).Select(length => Bytes(random, length))];
        AssertLikeFramework(way, messages);
        AssertLikeFramework(way, [.. messages.Reverse()]);
        random.Shuffle(messages);
        AssertLikeFramework(way, messages);
    }

    [Theory, MemberData(nameof(Ways))]
    public void Any_number_of_messages_leaves_no_lane_with_anothers_digest(string way)
    {
        var random = new Random(8);
        for (var count = 0; count <= 40; count++)
            AssertLikeFramework(way, [.. Enumerable.Range(0, count).Select(_ => Bytes(random, random.Next(200)))]);
    }

    [Fact]
    public void Random_batches_come_out_as_by_the_framework()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var round = 0; round < 50; round++)
        {
            var longest = 1 << random.Next(12);
            byte[][] messages = [.. Enumerable.Range(0, random.Next(100)).Select(_ => Bytes(random, random.Next(longest)))];
            Assert.True(ByFramework(messages).SequenceEqual(Digests("public", messages)), $"seed {seed}, round {round}");
        }
    }

    [Fact]
    public void Messages_of_one_length_need_no_ends()
    {
        var random = new Random(5);
        foreach (var (count, length) in new[] { (0, 7), (1, 0), (2, 64), (9, 0), (23, 63), (100, 65) })
        {
            byte[][] messages = [.. Enumerable.Range(0, count).Select(_ => Bytes(random, length))];
            var digests = new byte[count * 32];
            Sha256Batch.DigestAll(messages.SelectMany(m => m).ToArray(), length, digests);
            Assert.Equal(ByFramework(messages), Batch.Hex(digests));
        }
    }

    [Theory, MemberData(nameof(Ways))]
    public void Ends_that_decrease_or_lie_outside_the_messages_are_refused(string way)
    {
        if (!Batch.IsPossible(way))
            return;
        foreach (var ends in new int[][] { [1, 2, 4], [2, 1, 3], [-1, 1, 3], [1, 1, 2, 1] })
            Assert.Throws<ArgumentOutOfRangeException>(() => Batch.Digest(way, [1, 2, 3], ends, new byte[ends.Length * 32]));
    }

    [Fact]
    public void Room_for_another_number_of_digests_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Sha256Batch.DigestAll([1, 2, 3], [1, 2, 3], new byte[95]));
        Assert.Throws<ArgumentException>(() => Sha256Batch.DigestAll([1, 2, 3], 2, new byte[64]));
        Assert.Throws<ArgumentException>(() => Sha256Batch.DigestAll([1, 2, 3], 1, new byte[97]));
    }

    private static void AssertLikeFramework(string way, byte[][] messages) => Assert.Equal(ByFramework(messages), Digests(way, messages));

    private static List<string> ByFramework(byte[][] messages) => [.. messages.Select(m => Convert.ToHexStringLower(SHA256.HashData(m)))];

    private static List<string> Digests(string way, byte[][] messages)
    {
        if (!Batch.IsPossible(way))
            return ByFramework(messages); // a machine without such vectors has nothing else to test
        var (joined, ends) = Batch.Of(messages);
        var digests = new byte[messages.Length * 32];
        Batch.Digest(way, joined, ends, digests);
        return Batch.Hex(digests);
    }

    private static byte[] Bytes(Random random, int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }
}
