using System.Diagnostics;
using BondResolution.EventStore.Sqlite;
using Microsoft.Data.Sqlite;

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
        var bare = Directory.CreateTempSubdirectory("bondres-bench-").FullName;
        using var connection = new SqliteConnection($"Data Source={Path.Combine(bare, "bare.db")};Pooling=False");
        connection.Open();
        Run(connection, "PRAGMA page_size = 16384; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
        Run(connection, "CREATE TABLE event (sequence INTEGER PRIMARY KEY, stream TEXT, version INTEGER, id BLOB, type TEXT, effective_on TEXT, recorded_at TEXT, command_id TEXT, leaf BLOB, metadata BLOB, payload BLOB) STRICT");
        var rows = Enumerable.Range(0, transactions).Select(Chunks.Transaction).ToList();
        using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO event VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11)";
        for (var i = 1; i <= 11; i++)
            insert.Parameters.Add(new SqliteParameter { ParameterName = $"${i}" });
        var (watch, sequence, leaf) = (Stopwatch.StartNew(), 0L, new byte[32]);
        foreach (var batch in rows)
        {
            using var transaction = connection.BeginTransaction();
            insert.Transaction = transaction;
            foreach (var e in batch)
            {
                object[] values = [++sequence, "register-1", sequence, e.Id.ToByteArray(), e.Type, "2024-08-21", "2024-08-21T00:00:00.000000Z", e.CommandId, leaf, e.Metadata.ToArray(), e.Payload.ToArray()];
                for (var i = 0; i < values.Length; i++)
                    insert.Parameters[i].Value = values[i];
                insert.ExecuteNonQuery();
            }

            transaction.Commit();
        }

        var seconds = watch.Elapsed.TotalSeconds;
        connection.Dispose();
        Directory.Delete(bare, recursive: true);
        return Task.FromResult(seconds);
    }

    public async Task<double> ReadAllAsync()
    {
        await using var store = await OpenAsync();
        return await Watch.ReadAllAsync(store);
    }

    public async Task<IReadOnlyList<double>> AppendOneByOneAsync(int count)
    {
        await using var store = await OpenAsync();
        return await Watch.OneByOneAsync(store, count);
    }

    private async Task<SqliteEventStore> OpenAsync() => await SqliteEventStore.OpenAsync(Path.Combine(folder, "events.db"), TimeProvider.System);

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
