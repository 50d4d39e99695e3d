using System.Security.Cryptography;

namespace BondResolution.Integrity.Tests;

/// <summary>The tree of a chunk of lines: all at once as one by one, and both as docs/integrity.md §2 says.</summary>
public class LineTreeTests
{
    private static readonly byte[] Secret = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];

    /// <summary>Around one, two and three levels of sixteen.</summary>
    private static readonly int[] Counts = [.. Enumerable.Range(1, 40), 255, 256, 257, 272, 511, 512, 4095, 4097];

    [Fact]
    public void Leaves_and_root_of_a_chunk_are_what_the_document_says()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        foreach (var count in Counts)
        {
            byte[][] lines = [.. Enumerable.Range(0, count).Select(_ => RandomNumberGenerator.GetBytes(random.Next(200)))];
            byte[][] leaves = [.. lines.Select(LeafByDocument)];
            Assert.True(leaves.SelectMany(l => l).SequenceEqual(LeavesAtOnce(lines)), $"seed {seed}, {count} lines");
            Assert.Equal(leaves, lines.Select((line, i) => LineTree.Leaf(LineTree.SaltOf(Secret, i), line)));
            var (joined, ends) = Batch.Of(lines);
            Assert.Equal(RootByDocument(leaves), LineTree.Root(Secret, joined, ends));
        }
    }

    [Fact]
    public void Every_leaf_leads_to_the_root_by_its_path_and_at_no_other_place()
    {
        foreach (var count in Counts.Where(c => c <= 512))
        {
            byte[][] leaves = [.. Enumerable.Range(0, count).Select(i => SHA256.HashData(BitConverter.GetBytes(i)))];
            byte[] joined = [.. leaves.SelectMany(l => l)];
            var root = LineTree.Root(joined.ToArray());
            for (var i = 0; i < count; i++)
            {
                var path = LineTree.Path(joined.ToArray(), i);
                Assert.Equal(root, LineTree.RootOf(leaves[i], i, count, path));
                if (count > 1)
                {
                    Assert.NotEqual(root, LineTree.RootOf(leaves[(i + 1) % count], i, count, path));
                    Assert.NotEqual(root, LineTree.RootOf(leaves[i], i == 0 ? 1 : i - 1, count, path));
                }

                Assert.Null(LineTree.RootOf(leaves[i], i, count, [.. path, new byte[32]]));
                if (path.Count > 0)
                    Assert.Null(LineTree.RootOf(leaves[i], i, count, [.. path.Skip(1)]));
            }
        }
    }

    [Fact]
    public void A_place_outside_the_chunk_and_hashes_that_are_none_lead_nowhere()
    {
        Assert.Null(LineTree.RootOf(new byte[32], 1, 1, []));
        Assert.Null(LineTree.RootOf(new byte[32], -1, 1, []));
        Assert.Null(LineTree.RootOf(new byte[32], 0, 2, [new byte[31]]));
        Assert.NotNull(LineTree.RootOf(new byte[32], 0, 2, [new byte[32]]));
    }

    [Fact]
    public void A_secret_or_a_salt_of_another_length_no_lines_and_room_that_does_not_fit_are_refused()
    {
        Assert.Throws<ArgumentException>(() => LineTree.SaltOf(new byte[31], 0));
        Assert.Throws<ArgumentException>(() => LineTree.Leaf(new byte[32], []));
        Assert.Throws<ArgumentException>(() => LineTree.Root(new byte[31], [1], [1]));
        Assert.Throws<ArgumentException>(() => LineTree.Root(Secret, [], []));
        Assert.Throws<ArgumentException>(() => LineTree.Leaves(Secret, [1], [1], new byte[64]));
        Assert.Throws<ArgumentOutOfRangeException>(() => LineTree.Root(Secret, [1], [2]));
    }

    private static byte[] LeavesAtOnce(byte[][] lines)
    {
        var (joined, ends) = Batch.Of(lines);
        var leaves = new byte[lines.Length * 32];
        LineTree.Leaves(Secret, joined, ends, leaves);
        return leaves;
    }

    private static byte[] LeafByDocument(byte[] values, int index)
    {
        byte[] salts = SHA256.HashData([4, .. Secret, 0, 0, (byte)(index / 2 / 256), (byte)(index / 2 % 256)]);
        return SHA256.HashData([2, .. salts.Skip(index % 2 * 16).Take(16), .. values]);
    }

    private static byte[] RootByDocument(IEnumerable<byte[]> leaves)
    {
        var level = leaves.Chunk(16).Select(group => SHA256.HashData([3, .. group.SelectMany(hash => hash)])).ToList();
        return level.Count == 1 ? level[0] : RootByDocument(level);
    }
}
