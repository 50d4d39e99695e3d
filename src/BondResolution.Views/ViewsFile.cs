using System.Data.Common;
using BondResolution.EventStore;
using BondResolution.EventStore.Sqlite;
using BondResolution.Views.Lines;
using Dapper;
using Microsoft.Data.Sqlite;

namespace BondResolution.Views;

/// <summary>The read models in a SQLite file of their own, which needs no sync of its disk because it can be made anew.</summary>
public sealed class ViewsFile : ViewsDatabase
{
    private string _path;
    private SqliteConnection _connection;

    /// <summary>Of read models that are only read: the live file is never written, and what is taken in goes into a file of one's own.</summary>
    private bool _isLive;
    private ReadingCopy? _copy;
    private DirectoryInfo? _own;

    /// <summary>The file that holds the events; null: they are where no statement reaches.</summary>
    private readonly string? _events;
    private SqliteConnection? _payloads;

    /// <summary>How many were made beside live ones by this process.</summary>
    private static int _made;

    private ViewsFile(string path, SqliteConnection connection, string? events) => (_path, _connection, _events) = (path, connection, events);

    internal override DbConnection Connection => _connection;

    /// <summary>Opens the read models of a ledger, making them anew where they do not fit it. They are not caught up yet.</summary>
    /// <param name="path">Their file.</param>
    /// <param name="store">The events.</param>
    /// <param name="events">The SQLite file that holds the events, from which payloads of lines are read; null: there is none, and the read
    /// models keep them.</param>
    /// <param name="cancel">Cancels.</param>
    public static async Task<ViewsFile> OpenAsync(string path, IEventStore store, string? events = null, CancellationToken cancel = default)
    {
        var existed = File.Exists(path);
        var views = new ViewsFile(path, Connect(path), events);
        try
        {
            var reason = existed ? await views.MisfitAsync(store, cancel) : null;
            if (reason is not null)
            {
                views.RebuiltBecause = reason;
                await views.ReplaceAsync();
            }
            else if (!existed)
            {
                views.RebuiltBecause = (await store.ReadHeadAsync(cancel)).Sequence > 0 ? "they were missing" : null;
                views.CreateTables();
            }

            return views;
        }
        catch (SqliteException broken)
        {
            await views.DisposeAsync();
            throw new StoreUnreachableException($"the read models in {path} cannot be opened: {broken.Message}; check its folder's rights and room, or delete the file: it is made anew", broken);
        }
    }

    /// <summary>
    /// Opens the read models of a ledger that is only read. The file stays as it is: where it is missing, does not fit or is not caught up, read models are made or
    /// caught up in a temporary folder.
    /// </summary>
    /// <inheritdoc cref="OpenAsync"/>
    public static async Task<ViewsFile> OpenReadingAsync(string path, IEventStore store, string? events = null, CancellationToken cancel = default)
    {
        if (!File.Exists(path) || new FileInfo(path).Length == 0)
            return await MakeOwnAsync("they were missing", store, events, cancel);
        var copy = ReadingCopy.Of(path);
        var views = new ViewsFile(copy.Path, Connect(copy.Path, copy), events) { _isLive = true, _copy = copy };
        var reason = await views.MisfitAsync(store, cancel);
        if (reason is null)
            return views;
        await views.DisposeAsync();
        return await MakeOwnAsync(reason, store, events, cancel);
    }

    /// <summary>The sequence that a file of read models stands for; 0 where there is none, or none can be read. The file stays as it is.</summary>
    public static long SequenceOf(string path)
    {
        if (!File.Exists(path) || new FileInfo(path).Length == 0)
            return 0;
        using var copy = ReadingCopy.Of(path);
        using var connection = Connect(copy.Path, copy);
        try
        {
            return connection.QueryFirstOrDefault<long>("SELECT sequence FROM checkpoint");
        }
        catch (SqliteException)
        {
            return 0; // what is no read model knows nothing
        }
        finally
        {
            SqliteConnection.ClearPool(connection);
        }
    }

    private static async Task<ViewsFile> MakeOwnAsync(string because, IEventStore store, string? events, CancellationToken cancel)
    {
        var own = Directory.CreateTempSubdirectory("bondres-views-");
        var path = Path.Combine(own.FullName, "views.db");
        var views = new ViewsFile(path, Connect(path), events) { _own = own };
        views.RebuiltBecause = (await store.ReadHeadAsync(cancel)).Sequence > 0 ? because : null;
        views.CreateTables();
        return views;
    }

    /// <summary>Goes on with a copy of the live file in a temporary folder.</summary>
    private void LeaveLive()
    {
        _own = Directory.CreateTempSubdirectory("bondres-views-");
        var path = Path.Combine(_own.FullName, "views.db");
        var connection = Connect(path);
        _connection.BackupDatabase(connection);
        Close();
        (_path, _connection, _isLive) = (path, connection, false);
    }

    private void Close()
    {
        _connection.Dispose();
        SqliteConnection.ClearPool(_connection);
        _copy?.Dispose();
        _copy = null;
    }

    public override async Task RebuildAsync(IEventStore store, CancellationToken cancel = default)
    {
        var fresh = MakeBeside();
        await new Projector(fresh).CatchUpAsync(store, cancel: cancel);
        fresh._connection.Execute("PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE;");
        await fresh.DisposeAsync();
        await CloseAllAsync();
        Delete(_path);
        CrashPoint.Reach("views.swap");
        File.Move(fresh._path, _path);
        CrashPoint.Reach("views.swapped");
        Delete(fresh._path);
        _connection = Connect(_path);
    }

    private protected override string Place => "main";

    private protected override string PlaceOf(ViewsDatabase beside) => "fresh";

    private protected override Task<ViewsDatabase> MakeBesideAsync(CancellationToken cancel)
    {
        var fresh = MakeBeside();
        _connection.Execute("ATTACH DATABASE @fresh AS fresh", new { fresh = fresh._path });
        return Task.FromResult<ViewsDatabase>(fresh);
    }

    private protected override async Task DropBesideAsync(ViewsDatabase beside)
    {
        _connection.Execute("DETACH DATABASE fresh");
        await beside.DisposeAsync();
        Delete(((ViewsFile)beside)._path);
    }

    private protected override DbTransaction BeginSnapshot() => _connection.BeginTransaction(deferred: true);

    private ViewsFile MakeBeside()
    {
        if (_isLive)
            LeaveLive();
        var beside = $"{_path}.{Environment.ProcessId}-{Interlocked.Increment(ref _made)}.new"; // a server may make several at once
        Delete(beside);
        var fresh = new ViewsFile(beside, Connect(beside), _events);
        fresh.CreateTables();
        return fresh;
    }

    /// <summary>Lets go of the file; the folder it may have of its own stays.</summary>
    private async ValueTask CloseAllAsync()
    {
        _payloads?.Dispose();
        _payloads = null;
        await _connection.DisposeAsync();
        Close();
    }

    public override async ValueTask DisposeAsync()
    {
        await CloseAllAsync();
        _own?.Delete(recursive: true);
        _own = null;
    }

    internal override Task<DbTransaction> BeginCatchUpAsync(CancellationToken cancel)
    {
        if (_isLive)
            LeaveLive();
        return Task.FromResult<DbTransaction>(_connection.BeginTransaction(deferred: false));
    }

    internal override StatementWriter Writer(DbTransaction transaction) => new SqliteStatements(_connection, (SqliteTransaction)transaction);

    /// <summary>Whoever has the file open keeps the one he has when another takes its name.</summary>
    internal override IDisposable? BeginReading() => null;

    internal override bool KeepsPayloads => _events is null;

    internal override PayloadReader OpenPayloads() => _events is null
        ? new SqlitePayloads(_connection, KeptPayload)
        : new SqlitePayloads(_payloads ??= ConnectToEvents(_events), SqliteEventStore.PayloadStatement);

    /// <summary>Reads beside the store, which closes the file last.</summary>
    private static SqliteConnection ConnectToEvents(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path, DefaultTimeout = 30, Mode = SqliteOpenMode.ReadWrite, Pooling = false
        }.ToString());
        connection.Open();
        _ = SQLitePCL.raw.sqlite3_db_config(connection.Handle, SQLitePCL.raw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, out _);
        return connection;
    }

    /// <param name="path">The file.</param>
    /// <param name="reading">Where the file is only read: how.</param>
    private static SqliteConnection Connect(string path, ReadingCopy? reading = null)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path, DefaultTimeout = 30, Mode = reading is null ? SqliteOpenMode.ReadWriteCreate : SqliteOpenMode.ReadWrite, Pooling = reading is null
        }.ToString());
        try
        {
            connection.Open();
            if (reading is { KeepsLog: true })
                _ = SQLitePCL.raw.sqlite3_db_config(connection.Handle, SQLitePCL.raw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, out _);
            if (reading is not null)
            {
                connection.Execute("PRAGMA busy_timeout = 30000; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY;");
                return connection;
            }

            connection.Execute("PRAGMA busy_timeout = 30000; PRAGMA page_size = 16384; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY;");
        }
        catch (SqliteException)
        {
            // A file that is no database fails here already; MisfitAsync finds it again and has it replaced.
        }

        return connection;
    }

    private void CreateTables()
    {
        using var transaction = _connection.BeginTransaction();
        if (_connection.ExecuteScalar<int>("PRAGMA user_version", transaction: transaction) == 0)
        {
            _connection.Execute(ViewsSchema.Create, transaction: transaction);
            _connection.Execute("INSERT INTO checkpoint (id, ledger, sequence, root, frontier, seal) VALUES (1, '', 0, x'', x'', x'')", transaction: transaction);
            _connection.Execute($"PRAGMA user_version = {ViewsSchema.Version}", transaction: transaction);
        }

        transaction.Commit();
    }

    private async Task<string?> MisfitAsync(IEventStore store, CancellationToken cancel)
    {
        try
        {
            var version = _connection.ExecuteScalar<int>("PRAGMA user_version");
            if (version != ViewsSchema.Version)
                return $"they were of version {version}, this program has {ViewsSchema.Version}";
            if (_connection.ExecuteScalar<string>("PRAGMA quick_check(1)") is not "ok")
                return "their file is damaged";
            if (_connection.ExecuteScalar<long>("SELECT COUNT(*) FROM checkpoint") != 1)
                return "they had no checkpoint";
            return await MisfitOfCheckpointAsync(store, cancel);
        }
        catch (SqliteException broken)
        {
            return $"their file cannot be read ({broken.Message})";
        }
    }

    private async Task ReplaceAsync()
    {
        await DisposeAsync();
        Delete(_path);
        _connection = Connect(_path);
        CreateTables();
    }

    private static void Delete(string path)
    {
        foreach (var file in new[] { path, path + "-wal", path + "-shm", path + "-journal" })
            File.Delete(file);
    }
}
