using System.Data.Common;
using BondResolution.EventStore;
using Dapper;
using Microsoft.Data.Sqlite;

namespace BondResolution.Views;

/// <summary>The read models in a SQLite file of their own, which needs no sync of its disk because it can be made anew.</summary>
public sealed class ViewsFile : ViewsDatabase
{
    private readonly string _path;
    private SqliteConnection _connection;

    private ViewsFile(string path, SqliteConnection connection) => (_path, _connection) = (path, connection);

    internal override DbConnection Connection => _connection;

    /// <summary>Opens the read models of a ledger, making them anew where they do not fit it. They are not caught up yet.</summary>
    public static async Task<ViewsFile> OpenAsync(string path, IEventStore store, CancellationToken cancel = default)
    {
        var existed = File.Exists(path);
        var views = new ViewsFile(path, Connect(path));
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

    public override async Task RebuildAsync(IEventStore store, CancellationToken cancel = default)
    {
        var fresh = MakeBeside();
        await new Projector(fresh).CatchUpAsync(store, cancel: cancel);
        fresh._connection.Execute("PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE;");
        await fresh.DisposeAsync();
        await DisposeAsync();
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
        var beside = $"{_path}.{Environment.ProcessId}.new";
        Delete(beside);
        var fresh = new ViewsFile(beside, Connect(beside));
        fresh.CreateTables();
        return fresh;
    }

    public override async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync();
        SqliteConnection.ClearPool(_connection);
    }

    internal override Task<DbTransaction> BeginCatchUpAsync(CancellationToken cancel) =>
        Task.FromResult<DbTransaction>(_connection.BeginTransaction(deferred: false));

    internal override StatementWriter Writer(DbTransaction transaction) => new SqliteStatements(_connection, (SqliteTransaction)transaction);

    /// <summary>Whoever has the file open keeps the one he has when another takes its name.</summary>
    internal override IDisposable? BeginReading() => null;

    internal override DbCommand Statement(string sql)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.Add(new SqliteParameter { ParameterName = "$1" });
        return command;
    }

    private static SqliteConnection Connect(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = 30 }.ToString());
        try
        {
            connection.Open();
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
            _connection.Execute("INSERT INTO checkpoint (id, sequence, root) VALUES (1, 0, x'')", transaction: transaction);
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
            var (sequence, root) = Checkpoint();
            if (sequence == 0)
                return null;
            var head = await store.ReadHeadAtAsync(sequence, cancel);
            return head is not null && head.Root.Span.SequenceEqual(root) ? null : "they stood for other events than the ledger holds";
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
