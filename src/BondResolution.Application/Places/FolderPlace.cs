using BondResolution.Application.Desk.Users;
using BondResolution.Domain.Problems;
using BondResolution.EventStore;
using BondResolution.EventStore.Sqlite;
using BondResolution.Files.Vault;
using BondResolution.Integrity;
using BondResolution.Views;
using Microsoft.Data.Sqlite;

namespace BondResolution.Application.Places;

/// <summary>The embedded ledger: a folder with events.db, views.db, vault.db, where it is served desk.db, and, unless they are elsewhere, its keys.</summary>
/// <param name="folder">Made on first use.</param>
/// <param name="vaultKey">The vault's key where it is not in a file; null: it is.</param>
/// <param name="keyFolder">Where its keys are; null: in the ledger's own folder.</param>
/// <param name="holdsEvents">Whether the events are in the folder; else they are on a cluster, and all the rest is here.</param>
public sealed class FolderPlace(string folder, string? vaultKey = null, string? keyFolder = null, bool holdsEvents = true) : LedgerPlace
{
    private static readonly string[] Files = ["events.db", "views.db", "vault.db", "vault.key", "signing.key", "desk.db"];

    private string Events => Path.Combine(folder, "events.db");

    private string Views => Path.Combine(folder, "views.db");

    private string Vault => Path.Combine(folder, "vault.db");

    public override string Name => "file:" + Path.GetFullPath(folder);

    public override IReadOnlyList<string> Folders => keyFolder is null ? [folder] : [folder, keyFolder];

    /// <summary>Whether nothing of a ledger is in the folder. Where only its events are gone it is one that was altered.</summary>
    public override bool IsAbsent => !Files.Any(file => File.Exists(Path.Combine(folder, file)));

    public override async Task<IEventStore> OpenStoreAsync(TimeProvider clock, CancellationToken cancel) => await SqliteEventStore.OpenAsync(Events, clock, NewLedger, cancel);

    public override async Task<ViewsDatabase> OpenViewsAsync(IEventStore store, CancellationToken cancel) =>
        await ViewsFile.OpenAsync(Views, store, holdsEvents ? Events : null, cancel);

    public override async Task<Outcome<HolderVault>> OpenVaultAsync(CancellationToken cancel) =>
        HolderVault.Open(Vault, vaultKey, await KeyFolderAsync(cancel));

    public override async Task<DeskStore> OpenDeskAsync(CancellationToken cancel)
    {
        try
        {
            return await DeskFile.OpenAsync(Path.Combine(folder, "desk.db"));
        }
        catch (Exception refused) when (refused is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new StoreUnreachableException($"The users of the desk, {Path.Combine(folder, "desk.db")}, cannot be opened. Check the file and who may write there. ({refused.Message})", refused);
        }
    }

    public override async Task<IEventStore> OpenStoreForReadingAsync(TimeProvider clock, CancellationToken cancel) => await SqliteEventStore.OpenReadingAsync(Events, clock, cancel);

    public override async Task<ViewsDatabase> OpenViewsForReadingAsync(IEventStore store, CancellationToken cancel) =>
        await ViewsFile.OpenReadingAsync(Views, store, holdsEvents ? ((SqliteEventStore)store).ReadPath : null, cancel);

    public override Task<(HolderVault? Vault, Problem? Closed)> OpenVaultForReadingAsync(CancellationToken cancel)
    {
        var (vault, closed) = HolderVault.OpenReading(Vault, vaultKey, keyFolder ?? folder);
        return Task.FromResult<(HolderVault?, Problem?)>((vault, closed));
    }

    public override async Task<Problem?> FindLossAsync(bool makes, CancellationToken cancel)
    {
        // First what the read models know, then the events: whoever records meanwhile appends before the read models take it in.
        var known = ViewsFile.SequenceOf(Views);
        long head = 0;
        var isThere = new FileInfo(Events) is { Exists: true, Length: > 0 };
        if (isThere)
        {
            await using var store = await SqliteEventStore.OpenReadingAsync(Events, TimeProvider.System, cancel);
            head = (await store.ReadHeadAsync(cancel)).Sequence;
        }

        var witness = known > head ? "views.db" : head == 0 && HolderVault.HoldsAnybody(Vault) ? "vault.db" : null;
        if (!isThere && !makes)
            witness ??= Files.FirstOrDefault(file => File.Exists(Path.Combine(folder, file)));
        return witness is null ? null : StoreProblems.EventsLost.With(("place", Name), ("head", head), ("witness", witness));
    }

    public override Task<string> KeyFolderAsync(CancellationToken cancel) => Task.FromResult(keyFolder is null ? folder : MadeKeyFolder(keyFolder));

    public override async Task<Outcome<LedgerHead>> RestoreAsync(
        LedgerId ledger, TimeProvider clock, Func<IEventStore, Task<Outcome<LedgerHead>>> fill, CancellationToken cancel)
    {
        if (new FileInfo(Events) is { Exists: true, Length: > 0 })
        {
            await using var there = await SqliteEventStore.OpenReadingAsync(Events, clock, cancel);
            if ((await there.ReadHeadAsync(cancel)).Sequence > 0)
                return RestoreProblems.NotEmpty.With(("folder", folder));
        }

        var isMade = !Directory.Exists(folder);
        var beside = Path.Combine(folder, "restoring");
        var made = Path.Combine(beside, "events.db");
        try
        {
            Outcome<LedgerHead> restored;
            await using (var store = await SqliteEventStore.OpenAsync(made, clock, () => ledger, cancel))
                restored = await fill(store);
            if (restored.Problem is null)
                File.Move(made, Events, overwrite: true);
            return restored;
        }
        finally
        {
            if (Directory.Exists(beside))
                Directory.Delete(beside, recursive: true);
            if (isMade && Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any())
                Directory.Delete(folder);
        }
    }
}
