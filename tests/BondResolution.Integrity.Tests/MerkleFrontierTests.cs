namespace BondResolution.Integrity.Tests;

public sealed class MerkleFrontierTests
{
    [Fact]
    public void A_frontier_written_and_read_back_at_any_size_goes_on_as_if_it_had_never_been_away()
    {
        var (straight, resumed) = (new MerkleFrontier(), new MerkleFrontier());
        for (var i = 0; i < 200; i++)
        {
            var leaf = MerkleTree.LeafHash(BitConverter.GetBytes(i));
            straight.Append(leaf);
            resumed = MerkleFrontier.FromBytes(resumed.ToBytes());
            resumed.Append(leaf);
            Assert.Equal(i + 1, resumed.Size);
            Assert.Equal(straight.Root(), resumed.Root());
            Assert.Equal(straight.ToBytes(), resumed.ToBytes());
        }
    }

    [Fact]
    public void A_copy_and_its_original_do_not_touch_each_other()
    {
        var original = new MerkleFrontier();
        foreach (var leaf in PublishedTree.Leaves(3))
            original.Append(leaf);
        var copy = original.Copy();
        copy.Append(PublishedTree.Leaves(4)[3]);
        Assert.Equal(PublishedTree.Roots[3], PublishedTree.Hex(original.Root()));
        Assert.Equal(PublishedTree.Roots[4], PublishedTree.Hex(copy.Root()));
    }

    [Fact]
    public void What_a_caller_does_to_a_root_does_not_reach_the_frontier()
    {
        var frontier = new MerkleFrontier();
        frontier.Append(PublishedTree.Leaves(1)[0]);
        frontier.Root()[0] ^= 1;
        Assert.Equal(PublishedTree.Roots[1], PublishedTree.Hex(frontier.Root()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("00000000000000")]
    [InlineData("0000000000000001")]
    [InlineData("000000000000000000")]
    [InlineData("ffffffffffffffff")]
    public void Bytes_that_are_no_frontier_are_refused(string hex) =>
        Assert.Throws<FormatException>(() => MerkleFrontier.FromBytes(Convert.FromHexString(hex)));

    [Fact]
    public void Only_hashes_of_32_bytes_are_appended()
    {
        Assert.Throws<ArgumentException>(() => new MerkleFrontier().Append(new byte[31]));
        Assert.Throws<ArgumentException>(() => new MerkleFrontier().Append(new byte[33]));
    }
}
