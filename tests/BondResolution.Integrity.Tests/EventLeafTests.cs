using System.Text;

namespace BondResolution.Integrity.Tests;

public sealed class EventLeafTests
{
    private static readonly EventLeaf Sample = new(
        LedgerId.Parse("0f1e2d3c4b5a69788796a5b4c3d2e1f0")!.Value, 57, "case-128044", 3, Guid.Parse("00112233-4455-6677-8899-aabbccddeeff"), "case.defaulted/1", new DateOnly(2023, 8, 16),
        new DateTimeOffset(2025, 1, 27, 16, 30, 0, TimeSpan.FromHours(8)).AddTicks(1_234_560), "c-违约-1",
        Encoding.UTF8.GetBytes("""{"by":"trustee"}"""), EventLeaf.DigestOf(Encoding.UTF8.GetBytes("""{"units":4563663}""")));

    // Written by a second program from the description of the bytes, not by this one.
    private const string SampleBytes =
        "0000001b626f6e647265736f6c7574696f6e2f6576656e742d6c6561662f32000000100f1e2d3c4b5a69788796a5b4c3d2e1f0" +
        "0000000800000000000000390000000b636173652d313238" +
        "3034340000000800000000000000030000001000112233445566778899aabbccddeeff00000010636173652e64656661756c7465642f31" +
        "0000000a323032332d30382d31360000001c323032352d30312d32375430383a33303a30302e313233343536305a0000000a632de8bf9d" +
        "e7baa62d31000000107b226279223a2274727573746565227d000000207e1a62276d63962c361ce8c3924a8ec82510b7350592fa119103" +
        "159f69381776";

    private const string SampleHash = "b43c38420f372a2080542581371d2fed81e00fead1e198cd251bbc2d1e0b0e21";

    [Fact]
    public void The_bytes_of_a_leaf_are_pinned() => Assert.Equal(SampleBytes, PublishedTree.Hex(Sample.ToBytes()));

    [Fact]
    public void The_hash_of_a_leaf_is_pinned() => Assert.Equal(SampleHash, PublishedTree.Hex(Sample.Hash()));

    public static TheoryData<EventLeaf> OneFieldOther =>
    [
        Sample with { Ledger = LedgerId.Parse("0f1e2d3c4b5a69788796a5b4c3d2e1f1")!.Value }, Sample with { Sequence = 58 }, Sample with { Stream = "case-128045" }, Sample with { Version = 4 }, Sample with { Id = Guid.Empty },
        Sample with { Type = "case.defaulted/2" }, Sample with { On = new DateOnly(2023, 8, 17) },
        Sample with { RecordedAt = Sample.RecordedAt.AddTicks(1) }, Sample with { CommandId = "c-违约-2" },
        Sample with { Metadata = ReadOnlyMemory<byte>.Empty }, Sample with { PayloadDigest = EventLeaf.DigestOf([]) },
    ];

    [Theory]
    [MemberData(nameof(OneFieldOther))]
    public void Every_field_counts(EventLeaf other) => Assert.NotEqual(SampleHash, PublishedTree.Hex(other.Hash()));

    [Fact]
    public void A_character_that_moves_from_one_field_to_the_next_gives_another_leaf()
    {
        var left = Sample with { CommandId = "ab", Metadata = "c"u8.ToArray() };
        var right = Sample with { CommandId = "a", Metadata = "bc"u8.ToArray() };
        Assert.NotEqual(left.Hash(), right.Hash());
    }

    [Fact]
    public void The_offset_of_an_instant_does_not_count() =>
        Assert.Equal(SampleHash, PublishedTree.Hex((Sample with { RecordedAt = Sample.RecordedAt.ToUniversalTime() }).Hash()));

    [Fact]
    public void What_cannot_be_a_leaf_is_refused()
    {
        Assert.Throws<ArgumentException>(() => (Sample with { Ledger = default }).ToBytes());
        Assert.Throws<ArgumentOutOfRangeException>(() => (Sample with { Sequence = 0 }).ToBytes());
        Assert.Throws<ArgumentOutOfRangeException>(() => (Sample with { Version = -1 }).ToBytes());
        Assert.Throws<ArgumentException>(() => (Sample with { PayloadDigest = new byte[31] }).ToBytes());
        Assert.Throws<EncoderFallbackException>(() => (Sample with { Stream = "\ud800" }).ToBytes());
    }
}
