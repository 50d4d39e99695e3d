using BondResolution.Application.Places;
using BondResolution.Domain.Problems;
using BondResolution.EventStore;
using BondResolution.EventStore.Sqlite;
using BondResolution.Files.Vault;
using BondResolution.Integrity;
using BondResolution.Views;

namespace BondResolution.Application.Tests.Harness;

/// <summary>A place that restores as a cluster does: a store beside first, then its own, which keeps its id where it was made before.</summary>
internal sealed class FilledTwice(string folder) : LedgerPlace
{
    public override string Name => "twice:" + folder;

    public override IReadOnlyList<string> Folders => [folder];

    public override async Task<IEventStore> OpenStoreAsync(TimeProvider clock, CancellationToken cancel) => await SqliteEventStore.OpenAsync(Path.Combine(folder, "own.db"), clock, NewLedger, cancel);

    public override Task<ViewsDatabase> OpenViewsAsync(IEventStore store, CancellationToken cancel) => throw new NotSupportedException();

    public override Task<Outcome<HolderVault>> OpenVaultAsync(CancellationToken cancel) => throw new NotSupportedException();

    public override Task<string> KeyFolderAsync(CancellationToken cancel) => throw new NotSupportedException();

    public override async Task<Outcome<LedgerHead>> RestoreAsync(LedgerId ledger, TimeProvider clock, Func<IEventStore, Task<Outcome<LedgerHead>>> fill, CancellationToken cancel)
    {
        await using var beside = await SqliteEventStore.OpenAsync(Path.Combine(folder, "beside.db"), clock, () => ledger, cancel);
        if ((await fill(beside)).Problem is { } refused)
            return refused;
        await using var own = await SqliteEventStore.OpenAsync(Path.Combine(folder, "own.db"), clock, () => ledger, cancel);
        return await fill(own);
    }
}
