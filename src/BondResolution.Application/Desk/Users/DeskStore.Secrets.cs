using Dapper;

namespace BondResolution.Application.Desk.Users;

/// <summary>Tokens, sessions, the first user's link and keys: by what hashes they are found, and until when they count.</summary>
public abstract partial class DeskStore
{
    /// <summary>A token with its owner.</summary>
    internal sealed record TokenRow(string Name, string Roles, long Disabled, string? Narrowed, long ExpiresAt);

    private sealed record SessionRow(byte[] Ticket, long ExpiresAt);

    internal Task AddTokenAsync(string hash, string name, string? roles, long version, DateTimeOffset expires) => RunAsync(
        "INSERT INTO desk_token VALUES (@hash, @name, @roles, @version, @expiresAt)", new { hash, name, roles, version, expiresAt = expires.ToUnixTimeMilliseconds() });

    /// <summary>Of every token that counts its owner's name.</summary>
    internal Task<IReadOnlyList<string>> TokenOwnersAsync(DateTimeOffset now) => WithAsync<IReadOnlyList<string>>(async c => (await c.QueryAsync<string>(
        "SELECT u.name FROM desk_token t JOIN desk_user u ON u.name = t.name WHERE t.expires_at > @now AND t.version > u.revoked_at", new { now = now.ToUnixTimeMilliseconds() })).AsList());

    internal Task<TokenRow?> FindTokenAsync(string hash) => WithAsync(c => c.QueryFirstOrDefaultAsync<TokenRow>(
        """
        SELECT u.name AS "Name", u.roles AS "Roles", u.disabled AS "Disabled", t.roles AS "Narrowed", t.expires_at AS "ExpiresAt"
        FROM desk_token t JOIN desk_user u ON u.name = t.name WHERE t.hash = @hash AND t.version > u.revoked_at
        """,
        new { hash }));

    /// <summary>Keeps a session's ticket under its key, of which only the hash is kept; sessions that ended are taken out.</summary>
    public Task PutSessionAsync(string key, string name, byte[] ticket, DateTimeOffset expires, DateTimeOffset now) => RunAsync(
        "DELETE FROM desk_session WHERE expires_at <= @now; INSERT INTO desk_session VALUES (@id, @name, @ticket, @expiresAt);",
        new { now = now.ToUnixTimeMilliseconds(), id = DeskSecret.HashOf(key), name, ticket, expiresAt = expires.ToUnixTimeMilliseconds() });

    /// <summary>Renews a session that is still there; one that was ended stays so.</summary>
    public Task RenewSessionAsync(string key, byte[] ticket, DateTimeOffset expires) => RunAsync(
        "UPDATE desk_session SET ticket = @ticket, expires_at = @expiresAt WHERE id = @id",
        new { ticket, expiresAt = expires.ToUnixTimeMilliseconds(), id = DeskSecret.HashOf(key) });

    /// <summary>The ticket of a session that has not ended, or null.</summary>
    public async Task<byte[]?> FindSessionAsync(string key, DateTimeOffset now)
    {
        var row = await WithAsync(c => c.QueryFirstOrDefaultAsync<SessionRow>(
            """SELECT ticket AS "Ticket", expires_at AS "ExpiresAt" FROM desk_session WHERE id = @id""", new { id = DeskSecret.HashOf(key) }));
        return row is not null && row.ExpiresAt > now.ToUnixTimeMilliseconds() ? row.Ticket : null;
    }

    public Task RemoveSessionAsync(string key) => RunAsync("DELETE FROM desk_session WHERE id = @id", new { id = DeskSecret.HashOf(key) });

    /// <summary>Keeps the link that makes the first user, in the place of any before.</summary>
    internal Task PutLinkAsync(string secret, DateTimeOffset expires) => RunAsync(
        "DELETE FROM desk_link; INSERT INTO desk_link VALUES (@hash, @expiresAt);", new { hash = DeskSecret.HashOf(secret), expiresAt = expires.ToUnixTimeMilliseconds() });

    internal async Task<bool> HasLinkAsync(string secret, DateTimeOffset now) => await WithAsync(c => c.ExecuteScalarAsync<long>(
        "SELECT count(*) FROM desk_link WHERE hash = @hash AND expires_at > @now", new { hash = DeskSecret.HashOf(secret), now = now.ToUnixTimeMilliseconds() })) > 0;

    /// <summary>Uses the link up; whether it was there and not too old. Of several at once one is told so.</summary>
    internal async Task<bool> UseLinkAsync(string secret, DateTimeOffset now) => await WithAsync(c => c.ExecuteAsync(
        "DELETE FROM desk_link WHERE hash = @hash AND expires_at > @now", new { hash = DeskSecret.HashOf(secret), now = now.ToUnixTimeMilliseconds() })) > 0;

    /// <summary>The keys that protect cookies, as the framework writes them: shared by every server of the ledger.</summary>
    public Task<IReadOnlyList<string>> KeysAsync() => WithAsync<IReadOnlyList<string>>(async c => (await c.QueryAsync<string>("SELECT content FROM desk_key ORDER BY id")).AsList());

    public Task AddKeyAsync(string id, string content) => RunAsync("INSERT INTO desk_key VALUES (@id, @content) ON CONFLICT (id) DO NOTHING", new { id, content });
}
