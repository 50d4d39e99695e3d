using System.Diagnostics;
using BondResolution.Application.Places;
using BondResolution.EventStore.Sqlite;

namespace BondResolution.Stores;

/// <summary>The embedded store against a prepared insert in a file with the same settings.</summary>
internal sealed class SqliteBench : IStoreBench
{
    private string folder = "";

    public string Name => "SQLite";

    public async Task<double> AppendChunksAsync(int transactions)
    {
        if (folder.Length > 0)
            Directory.Delete(folder, recursive: true);
        folder = Directory.CreateTempSubdirectory("bondres-bench-").FullName;
        await using var store = await OpenAsync();
        return await Watch.AppendChunksAsync(store, transactions);
    }

    public Task<double> WriteBareAsync(int transactions)
    {
        using var bare = new BareSqlite();
        var rows = Enumerable.Range(0, transactions).Select(Chunks.Transaction).ToList();
        var watch = Stopwatch.StartNew();
        rows.ForEach(bare.Insert);
        return Task.FromResult(watch.Elapsed.TotalSeconds);
    }

    public async Task<double> ReadAllAsync()
    {
        await using var store = await OpenAsync();
        return await Watch.ReadAllAsync(store);
    }

    public async Task<(IReadOnlyList<double> Store, IReadOnlyList<double> Bare)> OneByOneAsync(int count)
    {
        using var bare = new BareSqlite();
        await using var store = await OpenAsync();
        return await Watch.OneByOneAsync(store, count, one =>
        {
            bare.Insert([one]);
            return Task.CompletedTask;
        });
    }

    public LedgerPlace NewPlace(string folder) => new FolderPlace(folder);

    private async Task<SqliteEventStore> OpenAsync() => await SqliteEventStore.OpenAsync(Path.Combine(folder, "events.db"), TimeProvider.System, Chunks.NewLedger);
}
