using BondResolution.Domain.Problems;
using BondResolution.EventStore;
using BondResolution.Files.Vault;
using BondResolution.Views;

namespace BondResolution.Application.Places;

/// <summary>
/// Where a ledger is kept, and how its parts are opened there: the events, which are the truth; the read models, which can
/// be made anew from them; the vault, which alone knows people. A kind of store is one class. Every member throws
/// <see cref="StoreUnreachableException"/> where the place cannot be reached.
/// </summary>
public abstract class LedgerPlace
{
    /// <summary>The URI of a ledger if nothing says otherwise.</summary>
    public const string Default = "file:./bondres-ledger";

    /// <summary>The place as a URI, for messages; holds no secret.</summary>
    public abstract string Name { get; }

    /// <summary>The place a URI names; nothing is opened yet. Problem: <c>store.unknown-kind</c>.</summary>
    /// <param name="uri"><c>file:FOLDER</c>.</param>
    /// <param name="vaultKey">The vault's key where it is not in a file; null: it is.</param>
    public static Outcome<LedgerPlace> Of(string uri, string? vaultKey) => uri.Split(':')[0] switch
    {
        "file" when uri.Length > "file:".Length => new FolderPlace(uri["file:".Length..], vaultKey),
        var kind => StoreProblems.UnknownKind.With(("uri", kind))
    };

    /// <summary>Opens the events; makes the ledger where there is none.</summary>
    public abstract Task<IEventStore> OpenStoreAsync(TimeProvider clock, CancellationToken cancel);

    /// <summary>Opens the read models, made anew where they do not fit the events. They are not caught up yet.</summary>
    public abstract Task<ViewsFile> OpenViewsAsync(IEventStore store, CancellationToken cancel);

    /// <summary>Opens the vault, made with its key on first use; problems as <see cref="HolderVault.Open"/>.</summary>
    public abstract Task<Outcome<HolderVault>> OpenVaultAsync(CancellationToken cancel);

    /// <summary>The folder of the ledger's own keys, readable by their owner only; made by whoever writes the first.</summary>
    public abstract Task<string> KeyFolderAsync(CancellationToken cancel);

    /// <summary>
    /// Fills a new store beside the ledger and puts it in the ledger's place, where there must be no events:
    /// <c>restore.not-empty</c>. Where filling it fails nothing is left of it.
    /// </summary>
    /// <param name="clock">Of the new store.</param>
    /// <param name="fill">Fills it; its problem is the answer.</param>
    /// <param name="cancel">Cancels.</param>
    public abstract Task<Outcome<LedgerHead>> RestoreAsync(TimeProvider clock, Func<IEventStore, Task<Outcome<LedgerHead>>> fill, CancellationToken cancel);
}
