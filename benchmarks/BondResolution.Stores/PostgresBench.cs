using System.Diagnostics;
using BondResolution.Application.Places;
using BondResolution.EventStore;
using BondResolution.EventStore.Postgres;
using BondResolution.ThrowAwayPostgres;
using Npgsql;
using NpgsqlTypes;

namespace BondResolution.Stores;

/// <summary>The store in PostgreSQL against COPY through Npgsql, on a server with default settings that syncs its commits.</summary>
internal sealed class PostgresBench : IStoreBench
{
    private const string Table =
        """
        CREATE TABLE event (sequence bigint PRIMARY KEY, stream text, version bigint, id uuid, type text, effective_on text, recorded_at text, command_id text, leaf bytea, metadata bytea, payload bytea);
        ALTER TABLE event ALTER payload SET STORAGE EXTERNAL
        """;

    private PostgresDatabase? database;

    public string Name => "PostgreSQL";

    public async Task<double> AppendChunksAsync(int transactions)
    {
        database?.Dispose();
        database = PostgresServer.Durable.NewDatabase();
        await using var store = await OpenAsync();
        WriteBack();
        return await Watch.AppendChunksAsync(store, transactions);
    }

    public async Task<double> WriteBareAsync(int transactions)
    {
        using var bare = PostgresServer.Durable.NewDatabase();
        bare.Sql(Table);
        await using var connection = bare.Connect();
        var rows = Enumerable.Range(0, transactions).Select(Chunks.Transaction).ToList();
        WriteBack();
        var (watch, sequence) = (Stopwatch.StartNew(), 0L);
        foreach (var batch in rows)
        {
            await using var copy = await connection.BeginBinaryImportAsync("COPY event FROM STDIN (FORMAT BINARY)");
            foreach (var e in batch)
            {
                await copy.StartRowAsync();
                foreach (var (value, type) in Row(e, ++sequence))
                    await copy.WriteAsync(value, type);
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

    public async Task<(IReadOnlyList<double> Store, IReadOnlyList<double> Bare)> OneByOneAsync(int count)
    {
        using var bare = PostgresServer.Durable.NewDatabase();
        bare.Sql(Table);
        await using var connection = bare.Connect();
        await using var insert = new NpgsqlCommand("INSERT INTO event VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)", connection);
        foreach (var (value, type) in Row(Chunks.One(0), 0))
            insert.Parameters.Add(new NpgsqlParameter { Value = value, NpgsqlDbType = type });
        await insert.PrepareAsync();
        await using var store = await OpenAsync();
        var sequence = 0L;
        return await Watch.OneByOneAsync(store, count, async one =>
        {
            var row = Row(one, ++sequence);
            for (var i = 0; i < row.Count; i++)
                insert.Parameters[i].Value = row[i].Value;
            await insert.ExecuteNonQueryAsync();
        });
    }

    public LedgerPlace NewPlace(string folder)
    {
        var own = PostgresServer.Durable.NewDatabase();
        return LedgerPlace.Of(own.Uri, new LedgerSecrets(KeyFolder: folder)).Value;
    }

    private static List<(object Value, NpgsqlDbType Type)> Row(NewEvent e, long sequence) =>
    [
        (sequence, NpgsqlDbType.Bigint), ("register-1", NpgsqlDbType.Text), (sequence, NpgsqlDbType.Bigint), (e.Id, NpgsqlDbType.Uuid), (e.Type, NpgsqlDbType.Text),
        ("2024-08-21", NpgsqlDbType.Text), ("2024-08-21T00:00:00.000000Z", NpgsqlDbType.Text), (e.CommandId, NpgsqlDbType.Text), (new byte[32], NpgsqlDbType.Bytea),
        (e.Metadata, NpgsqlDbType.Bytea), (e.Payload, NpgsqlDbType.Bytea)
    ];

    /// <summary>What was written before is on the disk, so that neither way pays for the other.</summary>
    private static void WriteBack() => PostgresServer.Durable.Run("CHECKPOINT");

    private Task<PostgresEventStore> OpenAsync() => PostgresEventStore.OpenAsync(PostgresAddress.Parse(database!.Uri).Value, TimeProvider.System, Chunks.NewLedger);
}
