using System.Diagnostics;
using BondResolution.Application.Places;
using BondResolution.EventStore;
using BondResolution.EventStore.EventStoreDb;
using BondResolution.EventStore.EventStoreDb.Sequence;
using EventStore.Client;

namespace BondResolution.Stores;

/// <summary>The store on a cluster, its sequences in SQLite, against appends of the same events in the same batches through the official client.</summary>
/// <param name="given">The server's address, without <c>ledger=</c>.</param>
internal sealed class ClusterBench(string given) : IStoreBench
{
    private string ledger = "";
    private string folder = "";

    public string Name => "EventStoreDB";

    public async Task<double> AppendChunksAsync(int transactions)
    {
        if (folder.Length > 0)
            Directory.Delete(folder, recursive: true);
        (folder, ledger) = (Directory.CreateTempSubdirectory("bondres-bench-").FullName, NewName("bench"));
        await using var store = await OpenAsync();
        return await Watch.AppendChunksAsync(store, transactions);
    }

    public async Task<double> WriteBareAsync(int transactions)
    {
        await using var client = new EventStoreClient(EventStoreClientSettings.Create(given));
        List<IReadOnlyList<NewEvent>> batches;
        await using (var store = await OpenAsync()) // says how much goes together
            batches = [.. Enumerable.Range(0, transactions).SelectMany(t => Watch.Parts(store, Chunks.Transaction(t)))];
        await AppendAsync(client, NewName("bare"), -1, [Chunks.One(0)]); // connected, as the store is by then
        var (stream, last) = (NewName("bare"), -1L);
        var watch = Stopwatch.StartNew();
        foreach (var batch in batches)
            last = await AppendAsync(client, stream, last, batch);
        return watch.Elapsed.TotalSeconds;
    }

    public async Task<double> ReadAllAsync()
    {
        await using var store = await OpenAsync();
        return await Watch.ReadAllAsync(store);
    }

    public async Task<(IReadOnlyList<double> Store, IReadOnlyList<double> Bare)> OneByOneAsync(int count)
    {
        await using var client = new EventStoreClient(EventStoreClientSettings.Create(given));
        await using var store = await OpenAsync();
        var (stream, last) = (NewName("bare"), -1L);
        return await Watch.OneByOneAsync(store, count, async one => last = await AppendAsync(client, stream, last, [one]));
    }

    public LedgerPlace NewPlace(string folder) =>
        LedgerPlace.Of(AddressOf(NewName("bench")), new LedgerSecrets(KeyFolder: folder), "file:" + Path.Combine(folder, "views")).Value;

    private static string NewName(string of) => $"{of}-{Guid.NewGuid():N}";

    private static async Task<long> AppendAsync(EventStoreClient client, string stream, long last, IReadOnlyList<NewEvent> events)
    {
        var data = events.Select(e => new EventData(Uuid.FromGuid(e.Id), e.Type, e.Payload, e.Metadata));
        _ = last < 0 ? await client.AppendToStreamAsync(stream, StreamState.NoStream, data) : await client.AppendToStreamAsync(stream, StreamRevision.FromInt64(last), data);
        return last + events.Count;
    }

    private string AddressOf(string name) => given + (given.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "ledger=" + name;

    private async Task<EventStoreDbStore> OpenAsync() => await EventStoreDbStore.OpenAsync(
        ClusterAddress.Parse(AddressOf(ledger)), await SqliteSequenceIndex.OpenAsync(Path.Combine(folder, "sequence.db"), ledger), TimeProvider.System, Chunks.NewLedger, Guid.NewGuid);
}
