using System.Collections.Immutable;
using BondResolution.Domain.Desk;
using BondResolution.Domain.Problems;

namespace BondResolution.Application.Desk.Users;

/// <summary>What is done to users, and how they prove who they are.</summary>
public sealed partial class UserDirectory
{
    /// <summary>How long the link that makes the first user counts.</summary>
    public static readonly TimeSpan LinkCounts = TimeSpan.FromMinutes(15);

    private const int MaxTokenDays = 3660;

    /// <summary>Adds a user. Problems: <c>user.bad-name</c>, <c>user.bad-password</c>, <c>user.exists</c>.</summary>
    /// <param name="by">Who adds him.</param>
    /// <param name="name">His name.</param>
    /// <param name="password">12 to 200 characters.</param>
    /// <param name="roles">One or more.</param>
    /// <param name="cancel">Cancels.</param>
    public Task<Problem?> AddAsync(string by, string name, string password, ImmutableArray<Role> roles, CancellationToken cancel = default) =>
        AddAsync(by, name, password, roles, isFirst: false, cancel);

    private async Task<Problem?> AddAsync(string by, string name, string password, ImmutableArray<Role> roles, bool isFirst, CancellationToken cancel)
    {
        if ((UserNames.CheckName(name) ?? UserNames.CheckPassword(password)) is { } unfit)
            return unfit;
        var hash = _passwords.Hash(name, password);
        var added = await RecordAsync(by, "add", name, roles, state => DeskUsers.Add(state, name, RoleWords.Of(roles), isFirst), cancel);
        if (added.Problem is null)
            await Store.SetPasswordAsync(name, hash);
        return added.Problem;
    }

    /// <summary>Changes a user, all of it or nothing. Problems: <c>user.unknown</c>, <c>user.own-roles</c>, <c>user.last-admin</c>, <c>user.bad-password</c>.</summary>
    /// <param name="by">Who changes him.</param>
    /// <param name="isUser">Whether that is a user of the desk, who cannot change his own roles; else whoever has the ledger at hand.</param>
    /// <param name="name">The user.</param>
    /// <param name="change">What is changed.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<Problem?> ChangeAsync(string by, bool isUser, string name, UserChange change, CancellationToken cancel = default)
    {
        if (change.Password is { } given && UserNames.CheckPassword(given) is { } unfit)
            return unfit;
        var hash = change.Password is { } password ? _passwords.Hash(name, password) : null;
        var roles = change.Roles is { } set ? RoleWords.Of(set) : default;
        var changed = await RecordAsync(by, change.Verb, name, change.Roles, state =>
            DeskUsers.Change(state, isUser ? by : null, name, roles, change.IsDisabled, hash is not null), cancel);
        if (changed.Problem is null && hash is not null)
            await Store.SetPasswordAsync(name, hash);
        return changed.Problem;
    }

    /// <summary>A user changes his own password, which he knows: nothing is recorded. Problems: <c>session.refused</c>, <c>user.bad-password</c>.</summary>
    public async Task<Problem?> ChangeOwnPasswordAsync(string name, string before, string password, CancellationToken cancel = default)
    {
        if (UserNames.CheckPassword(password) is { } unfit)
            return unfit;
        if (await SignInAsync(name, before, cancel) is null)
            return SessionProblems.Refused.With();
        await Store.SetPasswordAsync(name, _passwords.Hash(name, password));
        return null;
    }

    /// <summary>Makes a token, which is shown once. Problems: <c>user.unknown</c>, <c>user.disabled</c>, <c>user.not-his-role</c>, <c>user.bad-days</c>.</summary>
    /// <param name="by">Who makes it.</param>
    /// <param name="name">Its owner.</param>
    /// <param name="days">1 to 3660.</param>
    /// <param name="roles">What it is narrowed to; null: it may do what its owner may.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<Outcome<string>> MakeTokenAsync(string by, string name, int days, ImmutableArray<Role>? roles, CancellationToken cancel = default)
    {
        if (days is < 1 or > MaxTokenDays)
            return UserProblems.BadDays.With(("days", days));
        var narrowed = roles is { } some ? RoleWords.Of(some) : default;
        var made = await RecordAsync(by, "token", name, roles, state => DeskUsers.MakeToken(state, name, narrowed), cancel);
        if (!made.Try(out var version, out var refused))
            return refused;
        var token = "bondres_" + DeskSecret.New();
        await Store.AddTokenAsync(DeskSecret.HashOf(token), name, roles is null ? null : string.Join(',', narrowed), version, _clock.GetUtcNow().AddDays(days));
        return token;
    }

    /// <summary>Ends a user's tokens and sessions. Problem: <c>user.unknown</c>.</summary>
    public async Task<Problem?> RevokeAsync(string by, string name, CancellationToken cancel = default) =>
        (await RecordAsync(by, "revoke", name, null, state => DeskUsers.Revoke(state, name), cancel)).Problem;

    /// <summary>The user whose name and password these are, or null; it takes the same time whether the name, the password or both are wrong.</summary>
    public async Task<DeskUser?> SignInAsync(string name, string password, CancellationToken cancel = default)
    {
        await LookAsync(cancel);
        var row = await Store.FindUserAsync(name);
        var isRight = _passwords.Check(name, row?.PasswordHash, password);
        return isRight && row is { Disabled: 0 } ? row.User : null;
    }

    /// <summary>Whose a token is; null: nobody's, or it is over, or he is disabled.</summary>
    public async Task<TokenOwner?> FindTokenAsync(string token, CancellationToken cancel = default)
    {
        await LookAsync(cancel);
        var row = await Store.FindTokenAsync(DeskSecret.HashOf(token));
        if (row is null || row.Disabled != 0 || row.ExpiresAt <= _clock.GetUtcNow().ToUnixTimeMilliseconds())
            return null;
        var own = RoleWords.Read(row.Roles);
        return new TokenOwner(row.Name, row.Narrowed is { } narrowed ? [.. own.Intersect(RoleWords.Read(narrowed))] : own);
    }

    /// <summary>The secret of a link that makes the first user; null where the ledger knows a user.</summary>
    public async Task<string?> MakeFirstLinkAsync(CancellationToken cancel = default)
    {
        if ((await LockedAsync(() => TakeUpAsync(cancel), cancel)).Users.Count > 0)
            return null;
        var secret = DeskSecret.New();
        await Store.PutLinkAsync(secret, _clock.GetUtcNow() + LinkCounts);
        return secret;
    }

    /// <summary>Whether a secret is that of a link that still counts.</summary>
    public Task<bool> HasFirstLinkAsync(string secret) => Store.HasLinkAsync(secret, _clock.GetUtcNow());

    /// <summary>Makes the first user, who has every role, and uses the link up. Problems: <c>user.link-used</c>, <c>user.bad-name</c>, <c>user.bad-password</c>.</summary>
    public async Task<Problem?> AddFirstAsync(string secret, string name, string password, CancellationToken cancel = default)
    {
        if ((UserNames.CheckName(name) ?? UserNames.CheckPassword(password)) is { } unfit)
            return unfit;
        return await Store.UseLinkAsync(secret, _clock.GetUtcNow())
            ? await AddAsync(name, name, password, RoleWords.Every, isFirst: true, cancel)
            : UserProblems.LinkUsed.With();
    }
}
