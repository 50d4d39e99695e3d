using BondResolution.Application.Audit;
using BondResolution.Application.People;
using BondResolution.Application.Places;
using BondResolution.Application.Recording;
using BondResolution.Domain.Bonds;
using BondResolution.Domain.Problems;
using BondResolution.Domain.Recording;
using BondResolution.EventStore;
using BondResolution.EventStore.Codec;
using BondResolution.Files.Vault;
using BondResolution.Views;
using BondResolution.Views.Lines;
using BondResolution.Views.Reports;

namespace BondResolution.Application;

/// <summary>
/// A ledger opened: events, read models, vault, wherever it is kept. The events are the truth, the read models can be
/// deleted at any moment, the vault alone knows people.
/// </summary>
public sealed class Ledger : IAsyncDisposable
{
    /// <summary>So many events that the index does not know are read rather than taken in first.</summary>
    private const int MostBehind = 256;

    /// <summary>Cases that a refusal names.</summary>
    private const int MostCasesNamed = 20;

    private readonly ViewsDatabase _views;
    private readonly Dictionary<long, IDomainEvent> _recorded = [];

    private Ledger(LedgerPlace place, IEventStore store, ViewsDatabase views, HolderVault vault, string by, TimeProvider clock)
    {
        (Place, Store, _views, Vault, By, Clock) = (place, store, views, vault, by, clock);
        Reports = new Reports(views, store);
        Stages = new StageTimes(clock);
    }

    /// <summary>Where it is kept.</summary>
    public LedgerPlace Place { get; }

    public IEventStore Store { get; }

    public HolderVault Vault { get; }

    public Reports Reports { get; }

    /// <summary>What the ledger's work took.</summary>
    public StageTimes Stages { get; }

    /// <summary>Told how far long work has come; null: nobody asks.</summary>
    public IWorkProgress? Progress { get; set; }

    /// <summary>Who records; of a ledger that is leased to one request after another, whoever has it.</summary>
    public string By { get; internal set; }

    public TimeProvider Clock { get; }

    /// <summary>Why the read models were made anew when the ledger was opened, or null.</summary>
    public string? ViewsRebuiltBecause => _views.RebuiltBecause;

    /// <summary>What a person should know of the vault: its key is exposed, or what is to be erased cannot be; null: all is well.</summary>
    public Problem? VaultWarning { get; private set; }

    /// <summary>Today's date in China.</summary>
    public DateOnly Today => DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime.AddHours(8));

    /// <summary>Opens the ledger of a place; makes it where there is none. Problems: those of its vault.</summary>
    /// <param name="place">Where it is kept.</param>
    /// <param name="by">Who records.</param>
    /// <param name="clock">When.</param>
    /// <param name="around">Puts a store around the place's own, or null.</param>
    /// <param name="cancel">Cancels.</param>
    public static async Task<Outcome<Ledger>> OpenAsync(
        LedgerPlace place, string by, TimeProvider clock, Func<IEventStore, IEventStore>? around = null, CancellationToken cancel = default)
    {
        if (await place.FindLossAsync(makes: true, cancel) is { } lost)
            return lost;
        var store = await place.OpenStoreAsync(clock, cancel);
        store = around?.Invoke(store) ?? store;
        try
        {
            if (!(await place.OpenVaultAsync(cancel)).Try(out var vault, out var locked))
            {
                await store.DisposeAsync();
                return locked;
            }

            var ledger = new Ledger(place, store, await place.OpenViewsAsync(store, cancel), vault, by, clock);
            await ledger.TidyVaultAsync(cancel);
            SigningKey.Make(await place.KeyFolderAsync(cancel));
            return ledger;
        }
        catch
        {
            await store.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// Opens a ledger that is there to read it. Nothing is recorded, made or taken out, and a ledger in a folder keeps every byte. A vault that is missing or locked
    /// knows nobody; <see cref="VaultWarning"/> says why it is locked.
    /// </summary>
    /// <param name="place">Where it is kept.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="clock">What today is.</param>
    /// <param name="cancel">Cancels.</param>
    public static async Task<Outcome<Ledger>> OpenReadingAsync(LedgerPlace place, string by, TimeProvider clock, CancellationToken cancel = default)
    {
        if (await place.FindLossAsync(makes: false, cancel) is { } lost)
            return lost;
        var store = await place.OpenStoreForReadingAsync(clock, cancel);
        HolderVault? vault = null;
        try
        {
            (vault, var closed) = await place.OpenVaultForReadingAsync(cancel);
            if (vault is null)
            {
                await store.DisposeAsync();
                return closed!;
            }

            return new Ledger(place, store, await place.OpenViewsForReadingAsync(store, cancel), vault, by, clock) { VaultWarning = closed ?? vault.Exposed };
        }
        catch
        {
            vault?.Dispose();
            await store.DisposeAsync();
            throw;
        }
    }

    /// <summary>Brings the vault to what the events say. Where they cannot be read it is left alone: whoever reads them next is told.</summary>
    private async Task TidyVaultAsync(CancellationToken cancel)
    {
        VaultWarning = Vault.Exposed;
        try
        {
            VaultWarning = await VaultUpkeep.RunAsync(this, cancel) ?? VaultWarning;
        }
        catch (Exception unread) when (unread is LedgerAlteredException or UnreadableEventException)
        {
            // Nothing is taken out on the word of events that are not what was recorded.
        }
    }

    /// <summary>Brings the read models up to the last event.</summary>
    public async Task<long> CatchUpAsync(CancellationToken cancel = default)
    {
        using var views = Stages.Measure("views");
        try
        {
            return await new Projector(_views).CatchUpAsync(Store, _recorded.GetValueOrDefault, (done, total) => Progress?.Report("views", done, total), cancel: cancel);
        }
        catch (LineIndexException)
        {
            await _views.MendAsync(Store, cancel);
            return _views.Checkpoint().Sequence;
        }
        finally
        {
            _recorded.Clear();
        }
    }

    /// <summary>
    /// Of a stream the events whose lines the read models' index knows, and which of them may hold lines of some accounts. Events that are in no run are not
    /// spoken for. Where the index is not what was made from the events, the read models are made anew first.
    /// </summary>
    /// <param name="stream">The stream.</param>
    /// <param name="accounts">The accounts.</param>
    /// <param name="cancel">Cancels.</param>
    internal async Task<IReadOnlyList<(LineRun Run, IReadOnlyList<int> Places)>> LinesOfAsync(string stream, IReadOnlySet<AccountNumber> accounts, CancellationToken cancel)
    {
        if ((await Store.ReadHeadAsync(cancel)).Sequence - _views.Checkpoint().Sequence > MostBehind)
            await CatchUpAsync(cancel);
        try
        {
            return _views.LinesOf(stream, accounts);
        }
        catch (LineIndexException)
        {
            await _views.MendAsync(Store, cancel);
            return _views.LinesOf(stream, accounts);
        }
    }

    /// <summary>How many events were recorded since it was opened.</summary>
    public int RecordedEvents { get; private set; }

    /// <summary>The sequence of the last of them; 0: none.</summary>
    public long LastRecorded { get; private set; }

    /// <summary>Keeps an event that was just recorded at hand for the read models.</summary>
    internal void Recorded(RecordedEvent recorded)
    {
        _recorded[recorded.Sequence] = recorded.Event;
        (RecordedEvents, LastRecorded) = (RecordedEvents + 1, recorded.Sequence);
    }

    /// <summary>Builds the read models anew beside the live ones and swaps them in.</summary>
    public Task RebuildViewsAsync(CancellationToken cancel = default) => _views.RebuildAsync(Store, cancel);

    /// <summary>Holds the read models, caught up, to ones made anew from the events: what differs first, or null.</summary>
    public async Task<string?> FindAlteredViewsAsync(CancellationToken cancel = default)
    {
        await CatchUpAsync(cancel);
        return await _views.FindAlteredAsync(Store, cancel);
    }

    /// <summary>The sequence the read models stand for.</summary>
    public long ViewsSequence => _views.Checkpoint().Sequence;

    /// <summary>The streams of a case whose name begins so, in the order they began; the read models are caught up first.</summary>
    public async Task<IReadOnlyList<string>> StreamsAsync(string code, string prefix, CancellationToken cancel = default)
    {
        await CatchUpAsync(cancel);
        return _views.StreamsOf(code, prefix);
    }

    /// <summary>Streams of all cases whose name begins so, up to a sequence, as the read models know them.</summary>
    internal IReadOnlyList<(string Stream, long Events, long Last)> AllStreams(string prefix, long asKnown) => _views.AllStreams(prefix, asKnown);

    /// <summary>What took a command back, or null; the read models are caught up first.</summary>
    internal async Task<ReversedBy?> ReversalOfAsync(string commandId, CancellationToken cancel)
    {
        await CatchUpAsync(cancel);
        return _views.ReversalOf(commandId);
    }

    /// <summary>The sequence that took an event back, as known; null: nothing did. The read models must be caught up.</summary>
    internal long? ReversedBy(long sequence, long asKnown) => _views.ReversedBy(sequence, asKnown);

    /// <summary>The register files of a case as the read models know them, in the order they were imported.</summary>
    internal IReadOnlyList<RegisterImport> Registers(string code) => _views.Registers(code);

    /// <summary>The chunks of register files that name an account, as the read models know them.</summary>
    internal IReadOnlyList<(string FileDigest, int Number)> RegisterChunksOf(string code, AccountNumber account)
    {
        try
        {
            return _views.RegisterChunksOf(code, account);
        }
        catch (LineIndexException)
        {
            return _views.RegisterChunks(code); // whoever asks for the account's figures makes them anew
        }
    }

    /// <summary>Whether there is a case of this code; the read models must be caught up.</summary>
    public bool HasCase(string code) => Cases.Contains(code, StringComparer.Ordinal);

    /// <summary>Codes of all cases the read models know, in the order they were opened.</summary>
    public IReadOnlyList<string> Cases => _views.Cases();

    /// <summary>The one case the ledger holds; a problem where there is none or more.</summary>
    public async Task<Outcome<string>> OnlyCaseAsync()
    {
        await CatchUpAsync();
        var cases = _views.Cases();
        if (cases.Count == 1)
            return cases[0];
        var named = cases.Count == 0 ? "–" : string.Join(", ", cases.Take(MostCasesNamed)) + (cases.Count > MostCasesNamed ? ", …" : "");
        return CommandProblems.NoCase.With(("count", cases.Count), ("cases", named));
    }

    public async ValueTask DisposeAsync()
    {
        await _views.DisposeAsync();
        Vault.Dispose();
        await Store.DisposeAsync();
    }
}
