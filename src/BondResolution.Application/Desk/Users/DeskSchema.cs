using System.Data.Common;
using Dapper;
using Npgsql;

namespace BondResolution.Application.Desk.Users;

/// <summary>The desk's store beside a ledger in PostgreSQL: a schema of its own, which every server of the ledger works with.</summary>
internal sealed class DeskSchema : DeskStore
{
    public const string Schema = "bondres_desk";

    /// <summary>"BRDk" in ASCII: whoever makes the tables holds this advisory lock.</summary>
    private const long Lock = 0x4252446B;

    private readonly NpgsqlDataSource _connections;

    private DeskSchema(NpgsqlDataSource connections) => _connections = connections;

    /// <summary>Opens the schema, or makes it; any number of processes may do so at once.</summary>
    /// <param name="connections">Whose unqualified names are those of <see cref="Schema"/>; the store's from now on.</param>
    /// <exception cref="NpgsqlException">It cannot be reached or used.</exception>
    public static async Task<DeskSchema> OpenAsync(NpgsqlDataSource connections)
    {
        await using var connection = await connections.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync("SELECT pg_advisory_xact_lock(@Lock)", new { Lock });
        if (await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM pg_namespace WHERE nspname = @Schema", new { Schema }) == 0)
            await connection.ExecuteAsync($"CREATE SCHEMA {Schema}; {Tables.Replace("INT ", "bigint ", StringComparison.Ordinal).Replace("BYTES", "bytea", StringComparison.Ordinal)}");
        await transaction.CommitAsync();
        return new DeskSchema(connections);
    }

    private protected override async Task<DbConnection> ConnectAsync() => await _connections.OpenConnectionAsync();

    public override ValueTask DisposeAsync() => _connections.DisposeAsync();
}
