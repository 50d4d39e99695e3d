using System.Data.Common;
using Dapper;

namespace BondResolution.Application.Desk.Users;

/// <summary>
/// The desk's own store: users with their password hashes, tokens, sessions, the link that makes the first user, keys that protect cookies. What users may do
/// follows from the ledger (<see cref="UserDirectory"/>) and is kept here only to be at hand. Members throw <see cref="DbException"/> where it cannot be used.
/// </summary>
public abstract partial class DeskStore : IAsyncDisposable
{
    private const string UserColumns =
        """name AS "Name", roles AS "Roles", disabled AS "Disabled", version AS "Version", revoked_at AS "RevokedAt", stamp AS "Stamp", password_hash AS "PasswordHash" """;

    /// <summary>The tables; INT and BYTES are whole numbers and bytes in the words of the database.</summary>
    private protected const string Tables = """
        CREATE TABLE IF NOT EXISTS desk_user (
            name TEXT PRIMARY KEY, roles TEXT NOT NULL, disabled INT NOT NULL, version INT NOT NULL, revoked_at INT NOT NULL, stamp TEXT NOT NULL, password_hash TEXT);
        CREATE TABLE IF NOT EXISTS desk_token (hash TEXT PRIMARY KEY, name TEXT NOT NULL, roles TEXT, version INT NOT NULL, expires_at INT NOT NULL);
        CREATE TABLE IF NOT EXISTS desk_session (id TEXT PRIMARY KEY, name TEXT NOT NULL, ticket BYTES NOT NULL, expires_at INT NOT NULL);
        CREATE TABLE IF NOT EXISTS desk_link (hash TEXT PRIMARY KEY, expires_at INT NOT NULL);
        CREATE TABLE IF NOT EXISTS desk_key (id TEXT PRIMARY KEY, content TEXT NOT NULL);
        """;

    /// <summary>A user's row.</summary>
    internal sealed record UserRow(string Name, string Roles, long Disabled, long Version, long RevokedAt, string Stamp, string? PasswordHash)
    {
        public DeskUser User => new(Name, RoleWords.Read(Roles), Disabled != 0, Stamp, PasswordHash is not null);
    }

    /// <summary>A connection that is open.</summary>
    private protected abstract Task<DbConnection> ConnectAsync();

    public abstract ValueTask DisposeAsync();

    internal Task<IReadOnlyList<UserRow>> UsersAsync() => WithAsync<IReadOnlyList<UserRow>>(async c =>
        (await c.QueryAsync<UserRow>($"SELECT {UserColumns} FROM desk_user ORDER BY name")).AsList());

    internal Task<UserRow?> FindUserAsync(string name) => WithAsync(c =>
        c.QueryFirstOrDefaultAsync<UserRow>($"SELECT {UserColumns} FROM desk_user WHERE name = @name", new { name }));

    /// <summary>Adds a user without password, unless he is there.</summary>
    internal Task AddUserAsync(string name, string roles, bool isDisabled, long version, long revokedAt) => RunAsync(
        "INSERT INTO desk_user VALUES (@name, @roles, @disabled, @version, @revokedAt, @stamp, NULL) ON CONFLICT (name) DO NOTHING",
        new { name, roles, disabled = isDisabled ? 1L : 0, version, revokedAt, stamp = DeskSecret.New() });

    /// <summary>Brings a user who is as he was read to what the ledger says.</summary>
    internal Task SetUserAsync(UserRow read, string roles, bool isDisabled, long version) => RunAsync(
        "UPDATE desk_user SET roles = @roles, disabled = @disabled, version = @version WHERE name = @Name AND version = @before AND roles = @rolesBefore",
        new { roles, disabled = isDisabled ? 1L : 0, version, read.Name, before = read.Version, rolesBefore = read.Roles });

    /// <summary>Ends a user's sessions, and his tokens made before an event.</summary>
    internal Task RevokeAsync(string name, long at) => RunAsync(
        """
        DELETE FROM desk_token WHERE name = @name AND version < @at;
        DELETE FROM desk_session WHERE name = @name;
        UPDATE desk_user SET revoked_at = @at, stamp = @stamp WHERE name = @name AND revoked_at < @at;
        """,
        new { name, at, stamp = DeskSecret.New() });

    /// <summary>Takes out whoever the ledger does not know.</summary>
    internal Task RemoveUserAsync(string name) => RunAsync(
        "DELETE FROM desk_token WHERE name = @name; DELETE FROM desk_session WHERE name = @name; DELETE FROM desk_user WHERE name = @name;", new { name });

    /// <summary>Sets a user's password, which ends his sessions.</summary>
    internal Task SetPasswordAsync(string name, string hash) => RunAsync(
        "UPDATE desk_user SET password_hash = @hash, stamp = @stamp WHERE name = @name; DELETE FROM desk_session WHERE name = @name;",
        new { name, hash, stamp = DeskSecret.New() });

    private protected async Task RunAsync(string sql, object values)
    {
        await using var connection = await ConnectAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync(sql, values, transaction);
        await transaction.CommitAsync();
    }

    private async Task<T> WithAsync<T>(Func<DbConnection, Task<T>> ask)
    {
        await using var connection = await ConnectAsync();
        return await ask(connection);
    }
}
