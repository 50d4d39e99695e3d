using BondResolution.Domain.Problems;
#if EVENTSTOREDB
using BondResolution.Application.Desk.Users;
using BondResolution.EventStore;
using BondResolution.EventStore.EventStoreDb;
using BondResolution.EventStore.EventStoreDb.Sequence;
using BondResolution.EventStore.Postgres;
using BondResolution.EventStore.Sqlite;
using BondResolution.Files.Vault;
using BondResolution.Integrity;
using BondResolution.Views;
#endif

namespace BondResolution.Application.Places;

#if !EVENTSTOREDB
/// <summary>A ledger on an EventStoreDB cluster, in a program that was built without it.</summary>
public static class ClusterPlace
{
    /// <summary>Problem: <c>store.not-built</c>.</summary>
    public static Outcome<LedgerPlace> At(string uri, LedgerSecrets secrets, string? views)
    {
        _ = (uri, secrets, views);
        return StoreProblems.NotBuilt.With();
    }
}
#else
/// <summary>
/// A ledger whose events are on an EventStoreDB cluster. Read models and the sequences that their reader assigned are in a place of another
/// kind, vault and keys as with that one: several desks may share the events, each with a place of its own.
/// </summary>
public sealed class ClusterPlace : LedgerPlace
{
    private readonly ClusterAddress address;
    private readonly LedgerPlace beside;
    private readonly Func<CancellationToken, Task<ISequenceIndex>> openIndex;

    private ClusterPlace(ClusterAddress address, LedgerPlace beside, Func<CancellationToken, Task<ISequenceIndex>> openIndex) =>
        (this.address, this.beside, this.openIndex) = (address, beside, openIndex);

    public override string Name => address.Name;

    public override IReadOnlyList<string> Folders => beside.Folders;

    /// <summary>The place of an address and its views. Problems: <c>store.bad-place</c>, <c>store.bad-address</c>; they hold no secret.</summary>
    public static Outcome<LedgerPlace> At(string uri, LedgerSecrets secrets, string? views)
    {
        ClusterAddress address;
        try
        {
            address = ClusterAddress.Parse(uri, Environment.GetEnvironmentVariable(ClusterAddress.UserVariable), Environment.GetEnvironmentVariable(ClusterAddress.PasswordVariable));
        }
        catch (FormatException e)
        {
            return StoreProblems.BadAddress.With(("reason", e.Message));
        }

        if (views is null)
            return StoreProblems.BadPlace.With(("reason", "esdb:// holds the events alone, and --views is missing"));
        if (views.StartsWith("file:", StringComparison.Ordinal) && views.Length > "file:".Length)
        {
            var folder = views["file:".Length..];
            return new ClusterPlace(address, new FolderPlace(folder, secrets.VaultKey, secrets.KeyFolder, holdsEvents: false), cancel => InFolderAsync(folder, address.Ledger, cancel));
        }

        if (!PostgresAddress.IsOne(views))
            return StoreProblems.BadPlace.With(("reason", $"--views is of kind {views.Split(':')[0]}; file:FOLDER or postgres:// was expected"));
        var database = PostgresAddress.Parse(views, secrets.PostgresPassword);
        if (database.Problem is { } unread)
            return unread;
        var own = secrets with { KeyFolder = secrets.KeyFolder ?? PostgresPlace.OwnFolder("esdb-" + address.Ledger) };
        return new ClusterPlace(address, new PostgresPlace(database.Value, own, holdsEvents: false), async cancel => await PostgresSequenceIndex.OpenAsync(database.Value, address.Ledger, cancel));
    }

    public override async Task<IEventStore> OpenStoreAsync(TimeProvider clock, CancellationToken cancel) =>
        await EventStoreDbStore.OpenAsync(address, await openIndex(cancel), clock, NewLedger, Guid.NewGuid, cancel);

    public override Task<ViewsDatabase> OpenViewsAsync(IEventStore store, CancellationToken cancel) => beside.OpenViewsAsync(store, cancel);

    public override Task<Outcome<HolderVault>> OpenVaultAsync(CancellationToken cancel) => beside.OpenVaultAsync(cancel);

    public override Task<DeskStore> OpenDeskAsync(CancellationToken cancel) => beside.OpenDeskAsync(cancel);

    public override Task<string> KeyFolderAsync(CancellationToken cancel) => beside.KeyFolderAsync(cancel);

    /// <inheritdoc/>
    /// <remarks>
    /// A cluster swaps nothing in. So the file is filled into a store beside first and held against its root, and copied then. A copy that broke
    /// off is gone on with by the same restore: what stands already is known by its ids. A ledger that was made there keeps its own id, and takes no other's events.
    /// </remarks>
    public override async Task<Outcome<LedgerHead>> RestoreAsync(
        LedgerId ledger, TimeProvider clock, Func<IEventStore, Task<Outcome<LedgerHead>>> fill, CancellationToken cancel)
    {
        await using var cluster = await EventStoreDbStore.OpenAsync(address, await openIndex(cancel), clock, () => ledger, Guid.NewGuid, cancel);
        var folder = Directory.CreateTempSubdirectory("bondres-restoring-");
        try
        {
            await using var filled = await SqliteEventStore.OpenAsync(Path.Combine(folder.FullName, "events.db"), clock, () => ledger, cancel);
            var restored = await fill(filled);
            if (restored.Problem is not null)
                return restored;
            var there = await cluster.ReadHeadAsync(cancel);
            var same = await filled.ReadHeadAtAsync(there.Sequence, cancel);
            var isWhole = there.Sequence > 0 && there.Sequence == restored.Value.Sequence;
            return isWhole || same is null || !same.Root.Span.SequenceEqual(there.Root.Span)
                ? RestoreProblems.NotEmpty.With(("folder", Name))
                : await fill(cluster);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<ISequenceIndex> InFolderAsync(string folder, string ledger, CancellationToken cancel) =>
        File.Exists(Path.Combine(folder, "events.db"))
            ? throw new StoreUnreachableException($"{folder} holds a ledger of its own. Name another folder with --views.")
            : await SqliteSequenceIndex.OpenAsync(Path.Combine(folder, "sequence.db"), ledger, cancel);
}
#endif
