using BondResolution.EventStore;
using Microsoft.Data.Sqlite;

namespace BondResolution.Stores;

/// <summary>A table for the events' rows in a file with the ledger's settings, and a prepared insert; nothing else.</summary>
internal sealed class BareSqlite : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("bondres-bench-").FullName;
    private readonly SqliteConnection connection;
    private readonly SqliteCommand insert;
    private long sequence;

    public BareSqlite()
    {
        connection = new SqliteConnection($"Data Source={Path.Combine(folder, "bare.db")};Pooling=False");
        connection.Open();
        Run("PRAGMA page_size = 16384; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
        Run("CREATE TABLE event (sequence INTEGER PRIMARY KEY, stream TEXT, version INTEGER, id BLOB, type TEXT, effective_on TEXT, recorded_at TEXT, command_id TEXT, leaf BLOB, metadata BLOB, payload BLOB) STRICT");
        insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO event VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11)";
        for (var i = 1; i <= 11; i++)
            insert.Parameters.Add(new SqliteParameter { ParameterName = $"${i}" });
    }

    /// <summary>Inserts rows in one transaction.</summary>
    public void Insert(IReadOnlyList<NewEvent> events)
    {
        using var transaction = connection.BeginTransaction();
        insert.Transaction = transaction;
        foreach (var e in events)
        {
            object[] values = [++sequence, "register-1", sequence, e.Id.ToByteArray(), e.Type, "2024-08-21", "2024-08-21T00:00:00.000000Z", e.CommandId, new byte[32], e.Metadata.ToArray(), e.Payload.ToArray()];
            for (var i = 0; i < values.Length; i++)
                insert.Parameters[i].Value = values[i];
            insert.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    public void Dispose()
    {
        connection.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private void Run(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
