using System.Security.Cryptography;
using System.Text;

namespace BondResolution.Integrity.Tests;

/// <summary>The tree of a chunk of lines: all at once as one by one, and both as docs/integrity.md §2 says.</summary>
public class LineTreeTests
{
    private static readonly byte[] ChunkSalt = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];

    /// <summary>docs/integrity.md §7.</summary>
    [Fact]
    public void The_worked_example_comes_out_in_the_first_place_of_any_chunk()
    {
        var salt = LineTree.SaltOf(ChunkSalt, 0);
        Assert.Equal("c155cddeea69048e694b99691614aea8e189568942f1275bd56d9129c882ed7c", Convert.ToHexStringLower(salt));
        const string text = "accounts:0100000001\nunits:520\n";
        const string leaf = "6b5f5433322f638434492ec9cc73c58963c6749417ddd3435d6637d5c9f30c58";
        Assert.Equal(leaf, Convert.ToHexStringLower(LineTree.Leaf(salt, text)));
        foreach (var count in new[] { 1, 2, 3, 20 })
            Assert.Equal(leaf, Convert.ToHexStringLower(LeavesAtOnce([.. Enumerable.Repeat(text, count)])[..32]));
    }

    [Fact]
    public void Leaves_and_root_of_a_chunk_are_what_the_document_says()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        foreach (var count in Enumerable.Range(0, 40).Concat([511, 512, 513]))
        {
            string[] texts = [.. Enumerable.Range(0, count).Select(i => new string('账', random.Next(5)) + new string((char)('a' + i % 26), random.Next(200)))];
            byte[][] leaves = [.. texts.Select(LeafByDocument)];
            Assert.True(Batch.Hex(LeavesAtOnce(texts)).SequenceEqual(leaves.Select(Convert.ToHexStringLower)), $"seed {seed}, {count} lines");
            Assert.Equal(leaves, LineTree.Leaves(ChunkSalt, texts));
            var (joined, ends) = Batch.Of([.. texts.Select(Encoding.UTF8.GetBytes)]);
            Assert.Equal(MerkleTree.Root(leaves), LineTree.Root(ChunkSalt, joined, ends));
        }
    }

    [Fact]
    public void A_salt_that_is_not_32_bytes_and_room_that_does_not_fit_are_refused()
    {
        Assert.Throws<ArgumentException>(() => LineTree.SaltOf(new byte[31], 0));
        Assert.Throws<ArgumentException>(() => LineTree.Leaf(new byte[33], ""));
        Assert.Throws<ArgumentException>(() => LineTree.Root(new byte[31], [1], [1]));
        Assert.Throws<ArgumentException>(() => LineTree.Leaves(ChunkSalt, [1], [1], new byte[64]));
        Assert.Throws<ArgumentOutOfRangeException>(() => LineTree.Root(ChunkSalt, [1], [2]));
    }

    private static byte[] LeavesAtOnce(string[] texts)
    {
        var (joined, ends) = Batch.Of([.. texts.Select(Encoding.UTF8.GetBytes)]);
        var leaves = new byte[texts.Length * 32];
        LineTree.Leaves(ChunkSalt, joined, ends, leaves);
        return leaves;
    }

    private static byte[] LeafByDocument(string text, int index)
    {
        byte[] salt = SHA256.HashData([.. "bondresolution/line-salt/1\n"u8, .. ChunkSalt, 0, 0, (byte)(index / 256), (byte)(index % 256)]);
        return SHA256.HashData([0, .. "bondresolution/line/1\n"u8, .. salt, .. Encoding.UTF8.GetBytes(text)]);
    }
}
