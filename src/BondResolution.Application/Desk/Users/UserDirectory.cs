using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using BondResolution.Application.Commands;
using BondResolution.Application.Places;
using BondResolution.Application.Recording;
using BondResolution.Domain.Desk;
using BondResolution.Domain.Problems;
using BondResolution.EventStore;
using BondResolution.Files.Text;

namespace BondResolution.Application.Desk.Users;

/// <summary>
/// The users of the desk. What is done to them is recorded in the ledger first and then taken up by the store: who may do what follows from the ledger alone, and a crash in
/// between leaves nobody with rights it does not know of. What is recorded and not in the store is taken up at the next opening, by a server that runs within seconds.
/// Safe for several threads.
/// </summary>
public sealed partial class UserDirectory : IAsyncDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    private readonly IEventStore _events;
    private readonly TimeProvider _clock;
    private readonly Streams _streams;
    private readonly StageTimes _stages;
    private readonly Passwords _passwords = new();
    private readonly SemaphoreSlim _gate = new(1, 1);
    private DateTimeOffset _lookedAt;

    private UserDirectory(DeskStore store, IEventStore events, TimeProvider clock)
    {
        (Store, _events, _clock, _stages) = (store, events, clock, new StageTimes(clock));
        _streams = new Streams(events, _stages);
    }

    /// <summary>The desk's store, for sessions and keys.</summary>
    public DeskStore Store { get; }

    /// <summary>Opens the store of a ledger and brings it to what the ledger says.</summary>
    /// <param name="place">Where the ledger is.</param>
    /// <param name="events">Its events; they stay the caller's.</param>
    /// <param name="clock">When.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="StoreUnreachableException">The store cannot be opened.</exception>
    public static async Task<UserDirectory> OpenAsync(LedgerPlace place, IEventStore events, TimeProvider clock, CancellationToken cancel = default)
    {
        UserDirectory directory = new(await place.OpenDeskAsync(cancel), events, clock);
        await directory.LockedAsync(() => directory.TakeUpAsync(cancel), cancel);
        return directory;
    }

    /// <summary>All users, by name, with how many tokens each has.</summary>
    public async Task<IReadOnlyList<DeskUser>> ListAsync()
    {
        var tokens = (await Store.TokenOwnersAsync(_clock.GetUtcNow())).CountBy(name => name).ToDictionary(StringComparer.Ordinal);
        return [.. (await Store.UsersAsync()).Select(row => row.User with { Tokens = tokens.GetValueOrDefault(row.Name) })];
    }

    /// <summary>Users that the ledger knows and that have no password here: <c>user.without-password</c> each.</summary>
    public async Task<IReadOnlyList<Problem>> WarningsAsync() =>
        [.. (await ListAsync()).Where(user => !user.HasPassword).Select(user => UserProblems.WithoutPassword.With(("name", user.Name)))];

    /// <summary>A user as he is now: asked at every request.</summary>
    public async Task<DeskUser?> FindAsync(string name, CancellationToken cancel = default)
    {
        await LookAsync(cancel);
        return (await Store.FindUserAsync(name))?.User;
    }

    /// <summary>Brings the store to the ledger where nobody did for some seconds: another program may have been cut off in between.</summary>
    private async Task LookAsync(CancellationToken cancel)
    {
        if (_clock.GetUtcNow() - _lookedAt < LookEvery)
            return;
        await LockedAsync(async () =>
        {
            if (_clock.GetUtcNow() - _lookedAt >= LookEvery)
                await TakeUpAsync(cancel);
            return true;
        }, cancel);
    }

    /// <summary>
    /// Brings the store to what the ledger says. Rows are read before events: what a row knows is recorded then, so that whatever it says otherwise is older, or nobody's.
    /// </summary>
    private async Task<DeskUsers.State> TakeUpAsync(CancellationToken cancel)
    {
        var rows = (await Store.UsersAsync()).ToDictionary(row => row.Name, StringComparer.Ordinal);
        var state = DeskUsers.State.Of((await _streams.LoadAsync<DeskUsers.Event>(DeskUsers.StreamName, cancel)).Select(e => e.Event));
        foreach (var user in state.Users.Values)
        {
            var roles = string.Join(',', user.Roles);
            if (!rows.Remove(user.Name, out var row))
            {
                await Store.AddUserAsync(user.Name, roles, user.IsDisabled, user.Version, user.RevokedAt);
                continue;
            }

            if (row.Version != user.Version || row.Roles != roles || row.Disabled != 0 != user.IsDisabled)
                await Store.SetUserAsync(row, roles, user.IsDisabled, user.Version);
            if (row.RevokedAt < user.RevokedAt)
                await Store.RevokeAsync(user.Name, user.RevokedAt);
        }

        foreach (var unknown in rows.Keys)
            await Store.RemoveUserAsync(unknown);
        _lookedAt = _clock.GetUtcNow();
        return state;
    }

    /// <summary>Records what a decision on the users says, and brings the store to it. Answers the version of the first event it recorded.</summary>
    private Task<Outcome<long>> RecordAsync(
        string by, string verb, string name, IEnumerable<Role>? roles, Func<DeskUsers.State, Decision<DeskUsers.Event>> decide, CancellationToken cancel) => LockedAsync<Outcome<long>>(async () =>
    {
        Recorder recorder = new(_events, _streams, by, _ => throw new InvalidOperationException("users have no lines"), _stages);
        var version = 0L;
        var outcome = await recorder.RecordAsync<DeskUsers.Event>(Envelope("user." + verb, name, roles), DeskUsers.StreamName, Today, events =>
        {
            version = events.Count;
            return Task.FromResult(decide(DeskUsers.State.Of(events.Select(e => e.Event))));
        }, cancel: cancel);
        if (outcome.Refusal is { } refusal)
            return refusal;
        await TakeUpAsync(cancel);
        return version;
    }, cancel);

    private DateOnly Today => DateOnly.FromDateTime(_clock.GetUtcNow().UtcDateTime.AddHours(8));

    /// <summary>A command of its own each time, of no case.</summary>
    private CommandEnvelope Envelope(string verb, string name, IEnumerable<Role>? roles)
    {
        var content = JsonSerializer.SerializeToUtf8Bytes(new { @do = verb, name, roles = RoleWords.Joined(roles ?? []) });
        var digest = CommandDigest.Of([], ("bondresolution/user/1", content))[0];
        return new CommandEnvelope(verb, Today, null, "", null, null, null, $"user-{Guid.NewGuid():n}", digest,
            new FieldReader(JsonSerializer.SerializeToElement(new object()), verb), new Dictionary<string, ImmutableArray<FileContent>>());
    }

    private async Task<T> LockedAsync<T>(Func<Task<T>> work, CancellationToken cancel)
    {
        await _gate.WaitAsync(cancel);
        try
        {
            return await work();
        }
        finally
        {
            _gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        _gate.Dispose();
    }
}
