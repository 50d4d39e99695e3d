using System.Security.Cryptography;
using System.Text;
using BondResolution.Application.Places;
using BondResolution.EventStore;
using BondResolution.Integrity;

namespace BondResolution.Faults.Tests;

/// <summary>A hundred readers and four writers at once: no error, no gap, and the end is what one after the other gives.</summary>
public sealed class ManyAtOnceTests(ITestOutputHelper output)
{
    private const int Readers = 100;
    private const int Writers = 4;
    private const int AppendsEach = 30;

    [SkippableTheory]
    [InlineData("file")]
    [InlineData("postgres")]
    public async Task Readers_see_every_event_once_and_in_order_while_writers_append(string kind)
    {
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        using var bondres = Bondres.At(kind);
        var place = LedgerPlace.Of(bondres.Ledger, new LedgerSecrets()).Value;
        await using var store = await place.OpenStoreAsync(TimeProvider.System, default);
        await using var second = await place.OpenStoreAsync(TimeProvider.System, default);
        var writing = Task.WhenAll(Enumerable.Range(0, Writers).Select(w => Task.Run(async () =>
        {
            var random = new Random(seed + w);
            for (var i = 0; i < AppendsEach; i++)
                await (w % 2 == 0 ? store : second).AppendAsync($"s{w}", ExpectedVersion.Exactly(i - 1), [Event($"{w}-{i}", random.Next(1, 20_000))]);
        })));

        const long all = Writers * AppendsEach;
        var seen = await Task.WhenAll(Enumerable.Range(0, Readers).Select(r => Task.Run(async () =>
        {
            var last = 0L;
            while (last < all)
            {
                await foreach (var stored in (r % 2 == 0 ? store : second).ReadAllAsync(last))
                    Assert.Equal(++last, stored.Sequence);
                await Task.Yield();
            }

            return last;
        })));
        await writing;

        Assert.All(seen, last => Assert.Equal(all, last));
        var leaves = new List<byte[]>();
        var streams = new Dictionary<string, long>();
        await foreach (var stored in store.ReadAllAsync())
        {
            leaves.Add(stored.Leaf().Hash());
            Assert.Equal(streams.GetValueOrDefault(stored.Stream), stored.Version);
            streams[stored.Stream] = stored.Version + 1;
        }

        // one after the other each writer's stream has all of his events
        Assert.All(streams.Values, count => Assert.Equal(AppendsEach, count));
        Assert.Equal(MerkleTree.Root(leaves), (await store.ReadHeadAsync()).Root.ToArray());
    }

    private static NewEvent Event(string id, int bytes) => new(
        new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(id))[..16]), "case.warned/1", new DateOnly(2024, 8, 14), id, "{}"u8.ToArray(), new byte[bytes]);
}
