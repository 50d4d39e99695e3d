using System.Data.Common;
using System.Globalization;
using BondResolution.EventStore;
using BondResolution.EventStore.Postgres;
using BondResolution.Views.Lines;
using Dapper;
using Npgsql;

namespace BondResolution.Views.Postgres;

/// <summary>
/// The read models in a schema of a PostgreSQL database, beside the events' own or elsewhere. Whoever takes events in, or swaps, holds
/// an advisory lock of the database; whoever asks holds a lock on the checkpoint that a swap waits for.
/// </summary>
public sealed class PostgresViews : ViewsDatabase
{
    /// <summary>Where the live read models are.</summary>
    public const string Schema = "bondres_views";

    /// <summary>"BRVw" in ASCII.</summary>
    private const long Lock = 0x42525677;

    /// <summary>What is lost in a power cut is taken in from the events again.</summary>
    private const string NoSync = "SET LOCAL synchronous_commit = off";

    private readonly PostgresAddress _address;
    private readonly string _schema;
    private readonly NpgsqlDataSource _connections;
    private NpgsqlConnection _connection;

    private PostgresViews(PostgresAddress address, string schema, bool keepsPayloads)
    {
        (_address, _schema, KeepsPayloads) = (address, schema, keepsPayloads);
        _connections = address.Connections(schema, settings => settings.Pooling = false);
        _connection = _connections.CreateConnection();
    }

    internal override DbConnection Connection => OpenConnection();

    /// <summary>Opens the read models of a ledger, making them anew where they do not fit it. They are not caught up yet.</summary>
    /// <param name="address">Of their database.</param>
    /// <param name="store">The events.</param>
    /// <param name="keepsPayloads">Whether they keep the payloads of lines, because the events are not in this database.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="StoreUnreachableException">The database cannot be reached or used.</exception>
    public static async Task<PostgresViews> OpenAsync(PostgresAddress address, IEventStore store, bool keepsPayloads = false, CancellationToken cancel = default)
    {
        var views = new PostgresViews(address, Schema, keepsPayloads);
        try
        {
            if (await views.MisfitAsync(store, cancel) is not null)
                await views.MakeAnewAsync(store, cancel);
            return views;
        }
        catch (NpgsqlException broken)
        {
            await views.DisposeAsync();
            throw PostgresErrors.Translate(broken, address.Name);
        }
        catch
        {
            await views.DisposeAsync();
            throw;
        }
    }

    /// <remarks>Appends go on meanwhile; what they add is taken in before the swap, which waits for whoever is reading.</remarks>
    public override async Task RebuildAsync(IEventStore store, CancellationToken cancel = default)
    {
        var fresh = await MakeFreshAsync(cancel);
        try
        {
            await new Projector(fresh).CatchUpAsync(store, cancel: cancel);
            await using var transaction = await BeginCatchUpAsync(cancel);
            await new Projector(fresh).CatchUpAsync(store, cancel: cancel); // from here on nobody else takes anything in
            await RunAsync(_connection, $"""
                LOCK TABLE {Schema}.checkpoint IN ACCESS EXCLUSIVE MODE;
                DROP SCHEMA {Schema} CASCADE;
                ALTER SCHEMA {fresh._schema} RENAME TO {Schema};
                """, cancel);
            CrashPoint.Reach("views.swap");
            await transaction.CommitAsync(cancel);
            CrashPoint.Reach("views.swapped");
        }
        finally
        {
            await DropBesideAsync(fresh);
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync();
        await _connections.DisposeAsync();
    }

    internal override async Task<DbTransaction> BeginCatchUpAsync(CancellationToken cancel)
    {
        var transaction = await OpenConnection().BeginTransactionAsync(System.Data.IsolationLevel.ReadCommitted, cancel);
        if (_schema == Schema) // beside the live ones nobody else is
            await RunAsync(_connection, string.Create(CultureInfo.InvariantCulture, $"SELECT pg_advisory_xact_lock({Lock}); {NoSync}"), cancel);
        else
            await RunAsync(_connection, NoSync, cancel);
        return transaction;
    }

    private protected override string Place => _schema;

    private protected override string PlaceOf(ViewsDatabase beside) => ((PostgresViews)beside)._schema;

    private protected override async Task<ViewsDatabase> MakeBesideAsync(CancellationToken cancel) => await MakeFreshAsync(cancel);

    private protected override async Task DropBesideAsync(ViewsDatabase beside)
    {
        // swapped in it has another name by now
        await RunAsync(((PostgresViews)beside).OpenConnection(), $"DROP SCHEMA IF EXISTS {PlaceOf(beside)} CASCADE", CancellationToken.None);
        await beside.DisposeAsync();
    }

    private protected override DbTransaction BeginSnapshot() => OpenConnection().BeginTransaction(System.Data.IsolationLevel.RepeatableRead);

    internal override StatementWriter Writer(DbTransaction transaction) => new PostgresStatements(_connection);

    internal override IDisposable BeginReading()
    {
        var transaction = OpenConnection().BeginTransaction(System.Data.IsolationLevel.ReadCommitted);
        _connection.Execute("SELECT 1 FROM checkpoint");
        return transaction;
    }

    internal override bool KeepsPayloads { get; }

    internal override PayloadReader OpenPayloads()
    {
        var command = OpenConnection().CreateCommand();
        command.CommandText = KeepsPayloads ? KeptPayload : PostgresEventStore.PayloadStatement;
        command.Parameters.Add(new NpgsqlParameter());
        return new PostgresPayloads(command);
    }

    /// <summary>The connection, opened anew where the server went away in between.</summary>
    private NpgsqlConnection OpenConnection()
    {
        if (_connection.State is System.Data.ConnectionState.Broken)
            _connection.Close();
        if (_connection.State is System.Data.ConnectionState.Closed)
            _connection.Open();
        return _connection;
    }

    private async Task<PostgresViews> MakeFreshAsync(CancellationToken cancel)
    {
        await DropLeftoversAsync(cancel);
        var beside = string.Create(CultureInfo.InvariantCulture, $"{Schema}_{OpenConnection().ProcessID}");
        var fresh = new PostgresViews(_address, beside, KeepsPayloads);
        try
        {
            await PostgresTables.CreateAsync(fresh.OpenConnection(), beside, cancel);
            return fresh;
        }
        catch
        {
            await fresh.DisposeAsync();
            throw;
        }
    }

    private async Task MakeAnewAsync(IEventStore store, CancellationToken cancel)
    {
        await using var transaction = await BeginCatchUpAsync(cancel);
        var reason = await MisfitAsync(store, cancel);
        if (reason is null) // somebody else made them in between
            return;
        await RunAsync(_connection, $"DROP SCHEMA IF EXISTS {Schema} CASCADE", cancel);
        await PostgresTables.CreateAsync(_connection, Schema, cancel);
        await transaction.CommitAsync(cancel);
        RebuiltBecause = reason.Length > 0 ? reason : null;
    }

    /// <summary>Why the read models do not fit the events; empty where there were none and need not have been; null where they fit.</summary>
    private async Task<string?> MisfitAsync(IEventStore store, CancellationToken cancel)
    {
        if (await PostgresTables.MisfitAsync(OpenConnection(), Schema, cancel) is { } misfit)
            return misfit.Length > 0 ? misfit : (await store.ReadHeadAsync(cancel)).Sequence > 0 ? "they were missing" : "";
        return await MisfitOfCheckpointAsync(store, cancel);
    }

    /// <summary>Takes away what rebuilds left that were cut off: their schemas bear the number of a session that is gone.</summary>
    private async Task DropLeftoversAsync(CancellationToken cancel)
    {
        var left = await OpenConnection().QueryAsync<string>($"""
            SELECT nspname FROM pg_namespace WHERE nspname ~ '^{Schema}_[0-9]+$'
            AND substring(nspname FROM '[0-9]+$')::int NOT IN (SELECT pid FROM pg_stat_activity WHERE pid <> pg_backend_pid())
            """);
        foreach (var schema in left.AsList())
            await RunAsync(_connection, $"DROP SCHEMA IF EXISTS {schema} CASCADE", cancel);
    }

    private static async Task RunAsync(NpgsqlConnection connection, string script, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(script, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancel);
    }
}
