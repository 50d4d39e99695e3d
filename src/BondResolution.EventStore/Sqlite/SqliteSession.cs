using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace BondResolution.EventStore.Sqlite;

/// <summary>One connection with its prepared statements, used by one caller at a time.</summary>
internal sealed class SqliteSession : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly Dictionary<string, SqliteCommand> statements = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim gate = new(1, 1);
    private bool isDisposed;

    private SqliteSession(string path, SqliteConnection connection) => (Path, this.connection) = (path, connection);

    public string Path { get; }

    /// <param name="lockTimeoutSeconds">How long a statement waits for another process, at least 1.</param>
    /// <exception cref="StoreUnreachableException">The file cannot be opened or is no database.</exception>
    /// <param name="isMade">Whether the file is made where there is none.</param>
    /// <param name="keepsLog">Whether a write-ahead log that is there stays when the file is closed.</param>
    public static SqliteSession Open(string path, int lockTimeoutSeconds, bool isMade = true, bool keepsLog = false)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = isMade ? SqliteOpenMode.ReadWriteCreate : SqliteOpenMode.ReadWrite,
            Pooling = false, // a closed store leaves the file alone, so that it can be copied or moved
            DefaultTimeout = lockTimeoutSeconds,
        }.ToString());
        var session = new SqliteSession(path, connection);
        try
        {
            connection.Open();
            if (keepsLog)
                _ = raw.sqlite3_db_config(connection.Handle, raw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, out _);
            session.Script($"PRAGMA busy_timeout = {lockTimeoutSeconds * 1000}; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;");
            return session;
        }
        catch (SqliteException e)
        {
            session.Dispose();
            throw SqliteErrors.Translate(e, path);
        }
    }

    /// <summary>Runs work alone on this connection and translates what SQLite throws.</summary>
    public async ValueTask<T> RunAsync<T>(Func<T> work, CancellationToken cancel)
    {
        await gate.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            cancel.ThrowIfCancellationRequested();
            ObjectDisposedException.ThrowIf(isDisposed, this);
            return work();
        }
        catch (SqliteException e)
        {
            throw SqliteErrors.Translate(e, Path);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Runs work under the file's write lock: all of it is committed, or nothing.</summary>
    public T InTransaction<T>(Func<T> work)
    {
        Statement("BEGIN IMMEDIATE").ExecuteNonQuery();
        try
        {
            var result = work();
            Statement("COMMIT").ExecuteNonQuery();
            return result;
        }
        catch
        {
            // after a full disk and the like SQLite has rolled back by itself, and a second time would be an error
            if (raw.sqlite3_get_autocommit(connection.Handle) == 0)
                Statement("ROLLBACK").ExecuteNonQuery();
            throw;
        }
    }

    /// <summary>A statement with parameters $1, $2, … prepared once and kept. Its reader must be disposed before it is used again.</summary>
    public SqliteCommand Statement(string sql, params ReadOnlySpan<object> values)
    {
        if (!statements.TryGetValue(sql, out var statement))
        {
            statement = connection.CreateCommand();
            statement.CommandText = sql;
            for (var i = 0; i < values.Length; i++)
                statement.Parameters.Add(new SqliteParameter { ParameterName = $"${i + 1}" });
            statements.Add(sql, statement);
        }
        for (var i = 0; i < values.Length; i++)
            statement.Parameters[i].Value = values[i];
        return statement;
    }

    public object? Scalar(string sql) => Statement(sql).ExecuteScalar();

    /// <summary>Runs several statements once.</summary>
    public void Script(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Waits for whoever is at work, then closes the file.</summary>
    public void Dispose()
    {
        gate.Wait();
        if (!isDisposed)
        {
            isDisposed = true;
            foreach (var statement in statements.Values)
                statement.Dispose();
            connection.Dispose();
        }
        gate.Release(); // the gate itself stays: whoever waits behind gets an ObjectDisposedException
    }
}
