using System.Diagnostics;
using BondResolution.EventStore.Postgres;
using BondResolution.ThrowAwayPostgres;
using Npgsql;
using NpgsqlTypes;

namespace BondResolution.Stores;

/// <summary>The store in PostgreSQL against COPY through Npgsql, on a server with default settings that syncs its commits.</summary>
internal sealed class PostgresBench : IStoreBench
{
    private PostgresDatabase? database;

    public string Name => "PostgreSQL";

    public async Task<double> AppendChunksAsync(int transactions)
    {
        database?.Dispose();
        database = PostgresServer.Durable.NewDatabase();
        await using var store = await OpenAsync();
        return await Watch.AppendChunksAsync(store, transactions);
    }

    public async Task<double> WriteBareAsync(int transactions)
    {
        using var bare = PostgresServer.Durable.NewDatabase();
        await using var connection = bare.Connect();
        await using (var create = new NpgsqlCommand(
            "CREATE TABLE event (sequence bigint PRIMARY KEY, stream text, version bigint, id uuid, type text, effective_on text, recorded_at text, command_id text, leaf bytea, metadata bytea, payload bytea); ALTER TABLE event ALTER payload SET STORAGE EXTERNAL",
            connection))
            await create.ExecuteNonQueryAsync();
        var rows = Enumerable.Range(0, transactions).Select(Chunks.Transaction).ToList();
        var (watch, sequence, leaf) = (Stopwatch.StartNew(), 0L, new byte[32]);
        foreach (var batch in rows)
        {
            await using var copy = await connection.BeginBinaryImportAsync("COPY event FROM STDIN (FORMAT BINARY)");
            foreach (var e in batch)
            {
                await copy.StartRowAsync();
                await copy.WriteAsync(++sequence, NpgsqlDbType.Bigint);
                await copy.WriteAsync("register-1", NpgsqlDbType.Text);
                await copy.WriteAsync(sequence, NpgsqlDbType.Bigint);
                await copy.WriteAsync(e.Id, NpgsqlDbType.Uuid);
                foreach (var text in (string[])[e.Type, "2024-08-21", "2024-08-21T00:00:00.000000Z", e.CommandId])
                    await copy.WriteAsync(text, NpgsqlDbType.Text);
                foreach (var bytes in (ReadOnlyMemory<byte>[])[leaf, e.Metadata, e.Payload])
                    await copy.WriteAsync(bytes, NpgsqlDbType.Bytea);
            }

            await copy.CompleteAsync();
        }

        return watch.Elapsed.TotalSeconds;
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

    private Task<PostgresEventStore> OpenAsync() => PostgresEventStore.OpenAsync(PostgresAddress.Parse(database!.Uri).Value, TimeProvider.System);
}
