using System.Security.Cryptography;
using BondResolution.Application.Desk.Users;
using BondResolution.Domain.Problems;
using BondResolution.EventStore;
using BondResolution.EventStore.Postgres;
using BondResolution.Files.Vault;
using BondResolution.Integrity;
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

    /// <summary>Asked for the id of a ledger that is made: 16 random bytes, unless a test gives others.</summary>
    public Func<LedgerId> NewLedger { get; init; } = () => LedgerId.Of(RandomNumberGenerator.GetBytes(LedgerId.Bytes));

    /// <summary>The place as a URI, for messages; holds no secret.</summary>
    public abstract string Name { get; }

    /// <summary>
    /// The place a URI names; nothing is opened yet. Problems: <c>store.unknown-kind</c>, <c>store.bad-address</c>, <c>store.not-built</c>, <c>store.bad-place</c>.
    /// </summary>
    /// <param name="uri"><c>file:FOLDER</c>, <c>postgres://…</c> (<see cref="PostgresAddress"/>), or <c>esdb://HOST,HOST,HOST?…</c> with the events alone.</param>
    /// <param name="secrets">What does not stand in the URI.</param>
    /// <param name="views">With <c>esdb://</c>: where its read models are, a URI of another kind; else null.</param>
    public static Outcome<LedgerPlace> Of(string uri, LedgerSecrets secrets, string? views = null)
    {
        if (uri.Split(':')[0] is "esdb" or "esdb+discover")
            return ClusterPlace.At(uri, secrets, views);
        if (views is not null)
            return StoreProblems.BadPlace.With(("reason", "only a ledger on esdb:// has its read models elsewhere"));
        if (uri.StartsWith("file:", StringComparison.Ordinal) && uri.Length > "file:".Length)
            return new FolderPlace(uri["file:".Length..], secrets.VaultKey, secrets.KeyFolder);
        if (!PostgresAddress.IsOne(uri))
            return UnknownKind(uri);
        var address = PostgresAddress.Parse(uri, secrets.PostgresPassword);
        return address.Problem is { } unread ? unread : new PostgresPlace(address.Value, secrets);
    }

    /// <summary>
    /// The refusal; of what may be a folder it says exactly what to type. What follows a kind may hold a secret and is not shown.
    /// </summary>
    private static Problem UnknownKind(string uri)
    {
        var kind = StoreProblems.UnknownKind;
        if (!uri.Contains("://", StringComparison.Ordinal) && !uri.Contains('@', StringComparison.Ordinal))
            kind = kind with { Remedy = $"Type --ledger file:{uri} if the folder {uri} is meant. {kind.Remedy}", RemedyChinese = $"如指文件夹 {uri}，请输入 --ledger file:{uri}。{kind.RemedyChinese}" };
        return kind.With(("uri", uri.Split(':')[0]));
    }

    /// <summary>Folders of the ledger's files and keys, there or not: no output of a command is written into them.</summary>
    public abstract IReadOnlyList<string> Folders { get; }

    /// <summary>Whether it is known without opening anything that no ledger is there.</summary>
    public virtual bool IsAbsent => false;

    /// <summary>Opens the events; makes the ledger where there is none.</summary>
    public abstract Task<IEventStore> OpenStoreAsync(TimeProvider clock, CancellationToken cancel);

    /// <summary>Opens the read models, made anew where they do not fit the events. They are not caught up yet.</summary>
    public abstract Task<ViewsDatabase> OpenViewsAsync(IEventStore store, CancellationToken cancel);

    /// <summary>Opens the vault, made with its key on first use; problems as <see cref="HolderVault.Open(string, string, string)"/>.</summary>
    public abstract Task<Outcome<HolderVault>> OpenVaultAsync(CancellationToken cancel);

    /// <summary>Opens the desk's own store, made on first use: users, tokens, sessions.</summary>
    public virtual Task<DeskStore> OpenDeskAsync(CancellationToken cancel) => throw new NotSupportedException($"{Name} has no place for users");

    /// <summary>Opens the events to read them; nothing is made, and a ledger in a folder keeps every byte.</summary>
    public virtual Task<IEventStore> OpenStoreForReadingAsync(TimeProvider clock, CancellationToken cancel) => OpenStoreAsync(clock, cancel);

    /// <summary>Opens the read models to read them: of a ledger in a folder those that are missing or not caught up are made elsewhere.</summary>
    public virtual Task<ViewsDatabase> OpenViewsForReadingAsync(IEventStore store, CancellationToken cancel) => OpenViewsAsync(store, cancel);

    /// <summary>Opens the vault to read it; of a ledger in a folder one that is missing or locked knows nobody, and the problem says why.</summary>
    public virtual async Task<(HolderVault? Vault, Problem? Closed)> OpenVaultForReadingAsync(CancellationToken cancel) =>
        (await OpenVaultAsync(cancel)).Try(out var vault, out var locked) ? (vault, null) : (null, locked);

    /// <summary>What else in the place knows of more events than there are, before anything is opened or made: <c>store.events-lost</c>, or null.</summary>
    /// <param name="makes">Whether a ledger may be made where there are keys alone.</param>
    /// <param name="cancel">Cancels.</param>
    public virtual Task<Problem?> FindLossAsync(bool makes, CancellationToken cancel) => Task.FromResult<Problem?>(null);

    /// <summary>The folder of the ledger's own keys, readable by their owner only; made by whoever writes the first.</summary>
    public abstract Task<string> KeyFolderAsync(CancellationToken cancel);

    /// <summary>
    /// Fills a new store beside the ledger and puts it in the ledger's place, where there must be no events:
    /// <c>restore.not-empty</c>. Where filling it fails nothing is left of it.
    /// </summary>
    /// <param name="ledger">The id of the ledger that is restored, which the new store has.</param>
    /// <param name="clock">Of the new store.</param>
    /// <param name="fill">Fills it; its problem is the answer.</param>
    /// <param name="cancel">Cancels.</param>
    public abstract Task<Outcome<LedgerHead>> RestoreAsync(LedgerId ledger, TimeProvider clock, Func<IEventStore, Task<Outcome<LedgerHead>>> fill, CancellationToken cancel);

    /// <summary>A folder of keys apart from the ledger, made for its owner only where there is none.</summary>
    private protected static string MadeKeyFolder(string folder)
    {
        try
        {
            if (OperatingSystem.IsWindows())
                Directory.CreateDirectory(folder);
            else
                Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            return folder;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreUnreachableException($"The folder of the ledger's keys, {folder}, cannot be made. Name another with --keys or {LedgerSecrets.KeyFolderVariable}. ({e.Message})", e);
        }
    }
}
