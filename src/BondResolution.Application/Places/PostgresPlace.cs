using BondResolution.Application.Desk.Users;
using BondResolution.Domain.Problems;
using BondResolution.EventStore;
using BondResolution.EventStore.Postgres;
using BondResolution.Files.Vault;
using BondResolution.Integrity;
using BondResolution.Views;
using BondResolution.Views.Postgres;
using Npgsql;

namespace BondResolution.Application.Places;

/// <summary>
/// A ledger that a department shares: events, read models and vault in schemas of one PostgreSQL database. Its keys are never there: they are in a
/// folder of whoever works with it, readable by him only, named by the ledger's id unless it is given.
/// </summary>
/// <param name="address">The database; it must exist.</param>
/// <param name="secrets">Keys, and where they are.</param>
/// <param name="holdsEvents">Whether the events are in the database; else they are on a cluster, and all the rest is here.</param>
public sealed class PostgresPlace(PostgresAddress address, LedgerSecrets secrets, bool holdsEvents = true) : LedgerPlace
{
    private string? _keyFolder = secrets.KeyFolder;

    public override string Name => address.Name;

    public override IReadOnlyList<string> Folders => [_keyFolder ?? OwnFolder("")];

    public override async Task<IEventStore> OpenStoreAsync(TimeProvider clock, CancellationToken cancel)
    {
        var store = await PostgresEventStore.OpenAsync(address, clock, NewLedger, cancel);
        _keyFolder ??= OwnFolder($"{(await store.ReadHeadAsync(cancel)).Ledger}");
        return store;
    }

    public override async Task<ViewsDatabase> OpenViewsAsync(IEventStore store, CancellationToken cancel) =>
        await PostgresViews.OpenAsync(address, store, keepsPayloads: !holdsEvents, cancel);

    public override async Task<Outcome<HolderVault>> OpenVaultAsync(CancellationToken cancel) =>
        HolderVault.Open(address.Connections(HolderVault.Schema), Name, await KeyFolderAsync(cancel), secrets.VaultKey);

    public override async Task<DeskStore> OpenDeskAsync(CancellationToken cancel)
    {
        var connections = address.Connections(DeskSchema.Schema);
        try
        {
            return await DeskSchema.OpenAsync(connections);
        }
        catch (NpgsqlException refused)
        {
            await connections.DisposeAsync();
            throw PostgresErrors.Translate(refused, Name);
        }
    }

    public override async Task<string> KeyFolderAsync(CancellationToken cancel)
    {
        if (_keyFolder is null)
        {
            await using var store = await PostgresEventStore.OpenAsync(address, TimeProvider.System, NewLedger, cancel);
            _keyFolder = OwnFolder($"{(await store.ReadHeadAsync(cancel)).Ledger}");
        }

        return MadeKeyFolder(_keyFolder);
    }

    /// <inheritdoc/>
    /// <remarks>Keys of a ledger without events that was there go along: their folder is named by the id, which is another from now on.</remarks>
    public override async Task<Outcome<LedgerHead>> RestoreAsync(
        LedgerId ledger, TimeProvider clock, Func<IEventStore, Task<Outcome<LedgerHead>>> fill, CancellationToken cancel)
    {
        var (restored, before) = await PostgresRestore.RunAsync(address, ledger, clock, fill, cancel);
        if (restored.Problem is null && secrets.KeyFolder is null)
        {
            var (from, to) = (OwnFolder($"{before}"), OwnFolder($"{ledger}"));
            if (Directory.Exists(from) && !Directory.Exists(to))
                Directory.Move(from, to);
            _keyFolder = to;
        }

        return restored;
    }

    /// <summary>The folder of the system user's own for a ledger's keys.</summary>
    internal static string OwnFolder(string ledger) => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify) is { Length: > 0 } own ? own : ".",
        "bondres", ledger);
}
