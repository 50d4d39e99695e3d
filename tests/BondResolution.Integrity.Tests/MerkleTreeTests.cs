using System.Security.Cryptography;
using Xunit.Abstractions;

namespace BondResolution.Integrity.Tests;

public sealed class MerkleTreeTests(ITestOutputHelper output)
{
    [Fact]
    public void Roots_of_the_published_inputs_are_the_published_roots()
    {
        for (var size = 0; size <= 8; size++)
            Assert.Equal(PublishedTree.Roots[size], PublishedTree.Hex(MerkleTree.Root(PublishedTree.Leaves(size))));
    }

    [Theory]
    [MemberData(nameof(PublishedTree.InclusionProofs), MemberType = typeof(PublishedTree))]
    public void Inclusion_proofs_are_the_published_ones_and_verify(int index, int size, string[] published)
    {
        var leaves = PublishedTree.Leaves(size);
        var proof = MerkleTree.InclusionProof(leaves, index);
        Assert.Equal(published, proof.Select(PublishedTree.Hex));
        Assert.True(MerkleTree.VerifyInclusion(leaves[index], index, size, proof, Convert.FromHexString(PublishedTree.Roots[size])));
    }

    [Theory]
    [MemberData(nameof(PublishedTree.ConsistencyProofs), MemberType = typeof(PublishedTree))]
    public void Consistency_proofs_are_the_published_ones_and_verify(int oldSize, int newSize, string[] published)
    {
        var proof = MerkleTree.ConsistencyProof(PublishedTree.Leaves(newSize), oldSize);
        Assert.Equal(published, proof.Select(PublishedTree.Hex));
        Assert.True(MerkleTree.VerifyConsistency(
            oldSize, newSize, Convert.FromHexString(PublishedTree.Roots[oldSize]), Convert.FromHexString(PublishedTree.Roots[newSize]), proof));
    }

    [Fact]
    public void A_root_is_that_of_the_recursive_definition_at_every_size()
    {
        var leaves = RandomLeaves(600);
        for (var size = 0; size <= leaves.Count; size++)
        {
            var root = RootByDefinition([.. leaves.Take(size)]);
            Assert.Equal(root, MerkleTree.Root(leaves.Take(size)));
            Assert.Equal(root, MerkleTree.Root(leaves.Take(size).SelectMany(leaf => leaf).ToArray())); // level by level
        }

        Assert.Throws<ArgumentException>(() => MerkleTree.Root(new byte[33]));
    }

    [Fact]
    public void Every_leaf_of_every_tree_is_proven_and_nothing_altered_is()
    {
        var leaves = RandomLeaves(40);
        for (var size = 1; size <= leaves.Count; size++)
        {
            var tree = leaves.Take(size).ToList();
            var root = MerkleTree.Root(tree);
            for (var index = 0; index < size; index++)
            {
                var proof = MerkleTree.InclusionProof(tree, index);
                Assert.True(MerkleTree.VerifyInclusion(tree[index], index, size, proof, root));
                Assert.False(MerkleTree.VerifyInclusion(Altered(tree[index]), index, size, proof, root));
                Assert.False(MerkleTree.VerifyInclusion(tree[index], index, size, proof, Altered(root)));
                Assert.False(MerkleTree.VerifyInclusion(tree[index], index, size, [.. proof, root], root));
                if (size > 1)
                    Assert.False(MerkleTree.VerifyInclusion(tree[index], (index + 1) % size, size, proof, root));
                foreach (var altered in AlteredProofs(proof))
                    Assert.False(MerkleTree.VerifyInclusion(tree[index], index, size, altered, root));
            }
        }
    }

    [Fact]
    public void Every_tree_is_proven_to_extend_its_prefixes_and_nothing_altered_is()
    {
        var leaves = RandomLeaves(40);
        for (var newSize = 1; newSize <= leaves.Count; newSize++)
        {
            var tree = leaves.Take(newSize).ToList();
            var newRoot = MerkleTree.Root(tree);
            for (var oldSize = 0; oldSize <= newSize; oldSize++)
            {
                var oldRoot = MerkleTree.Root(tree.Take(oldSize));
                var proof = MerkleTree.ConsistencyProof(tree, oldSize);
                Assert.True(MerkleTree.VerifyConsistency(oldSize, newSize, oldRoot, newRoot, proof));
                Assert.False(MerkleTree.VerifyConsistency(oldSize, newSize, Altered(oldRoot), newRoot, proof));
                if (oldSize > 0) // the empty tree is a prefix of any tree, whatever its root
                    Assert.False(MerkleTree.VerifyConsistency(oldSize, newSize, oldRoot, Altered(newRoot), proof));
                Assert.False(MerkleTree.VerifyConsistency(oldSize, newSize, oldRoot, newRoot, [.. proof, newRoot]));
                foreach (var altered in AlteredProofs(proof))
                    Assert.False(MerkleTree.VerifyConsistency(oldSize, newSize, oldRoot, newRoot, altered));
            }
        }
    }

    [Fact]
    public void Malformed_proofs_are_false_and_not_errors()
    {
        var leaves = PublishedTree.Leaves(8);
        var root = MerkleTree.Root(leaves);
        var proof = MerkleTree.InclusionProof(leaves, 0);
        Assert.False(MerkleTree.VerifyInclusion(leaves[0], -1, 8, proof, root));
        Assert.False(MerkleTree.VerifyInclusion(leaves[0], 8, 8, proof, root));
        Assert.False(MerkleTree.VerifyInclusion(leaves[0], 0, 0, [], root));
        Assert.False(MerkleTree.VerifyInclusion([1, 2, 3], 0, 8, proof, root));
        Assert.False(MerkleTree.VerifyInclusion(leaves[0], 0, 8, [[1], .. proof.Skip(1)], root));
        Assert.False(MerkleTree.VerifyConsistency(-1, 8, root, root, []));
        Assert.False(MerkleTree.VerifyConsistency(9, 8, root, root, []));
        Assert.False(MerkleTree.VerifyConsistency(3, 8, root, root, []));
        Assert.False(MerkleTree.VerifyConsistency(8, 8, [], [], []));
        Assert.False(MerkleTree.VerifyConsistency(0, 0, root, root, []));
    }

    [Fact]
    public void A_path_too_long_or_too_short_for_the_size_proves_nothing_whatever_root_it_leads_to()
    {
        var leaves = PublishedTree.Leaves(8);
        var root = MerkleTree.Root(leaves);
        Assert.False(MerkleTree.VerifyInclusion(leaves[0], 0, 8, [], leaves[0]));
        Assert.False(MerkleTree.VerifyInclusion(leaves[0], 0, 1, MerkleTree.InclusionProof(leaves, 0), root));
        Assert.False(MerkleTree.VerifyConsistency(1, 8, leaves[0], leaves[0], []));
        // a right path led on beyond the top, with the roots that this leads to
        byte[] LedOn(int size) => MerkleTree.NodeHash(root, MerkleTree.Root(leaves.Take(size)));
        Assert.False(MerkleTree.VerifyInclusion(leaves[0], 0, 2, [leaves[1], root], LedOn(2)));
        Assert.False(MerkleTree.VerifyConsistency(3, 4, LedOn(3), LedOn(4), [.. MerkleTree.ConsistencyProof(leaves[..4], 3), root]));
    }

    [Fact]
    public void Proofs_are_made_only_for_leaves_and_sizes_the_tree_has()
    {
        var leaves = PublishedTree.Leaves(8);
        Assert.Throws<ArgumentOutOfRangeException>(() => MerkleTree.InclusionProof(leaves, 8));
        Assert.Throws<ArgumentOutOfRangeException>(() => MerkleTree.InclusionProof(leaves, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => MerkleTree.ConsistencyProof(leaves, 9));
        Assert.Throws<ArgumentOutOfRangeException>(() => MerkleTree.ConsistencyProof(leaves, -1));
    }

    /// <summary>MTH of RFC 6962 §2.1, word for word.</summary>
    private static byte[] RootByDefinition(byte[][] leaves)
    {
        if (leaves.Length == 0)
            return SHA256.HashData([]);
        if (leaves.Length == 1)
            return leaves[0];
        var k = 1;
        while (k * 2 < leaves.Length)
            k *= 2;
        return SHA256.HashData([1, .. RootByDefinition(leaves[..k]), .. RootByDefinition(leaves[k..])]);
    }

    private List<byte[]> RandomLeaves(int count)
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => { var leaf = new byte[32]; random.NextBytes(leaf); return leaf; })];
    }

    private static byte[] Altered(byte[] hash) => [.. hash[..^1], (byte)(hash[^1] ^ 1)];

    /// <summary>Each hash altered, each hash left out, and two neighbours exchanged.</summary>
    private static IEnumerable<List<byte[]>> AlteredProofs(IReadOnlyList<byte[]> proof)
    {
        for (var i = 0; i < proof.Count; i++)
        {
            yield return [.. proof.Take(i), Altered(proof[i]), .. proof.Skip(i + 1)];
            yield return [.. proof.Take(i), .. proof.Skip(i + 1)];
            if (i > 0)
                yield return [.. proof.Take(i - 1), proof[i], proof[i - 1], .. proof.Skip(i + 1)];
        }
    }
}
