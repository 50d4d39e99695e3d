using BondResolution.Application.Commands;
using BondResolution.Application.People;
using BondResolution.Domain.Bonds;
using BondResolution.Domain.Desk;
using BondResolution.Domain.Holdings;
using BondResolution.Domain.Plans;
using BondResolution.Domain.Problems;
using BondResolution.Domain.Recording;
using BondResolution.EventStore;
using BondResolution.EventStore.Codec;
using BondResolution.Files.Registers;
using BondResolution.Views;

namespace BondResolution.Application.Recording;

/// <summary>What handlers work with: a ledger to record in, or one to try out on (a dry run).</summary>
public sealed class Session
{
    private readonly Dictionary<string, CaseStreams> _cases = new(StringComparer.Ordinal);
    private readonly DryRunStore? _dryRun;
    private ((string, int) Key, HolderNames Names)? _names;
    private ((string Digest, string File) Key, Outcome<RegisterFile> Register)? _read;

    /// <param name="ledger">The ledger.</param>
    /// <param name="dryRun">Whether it is tried out only.</param>
    /// <param name="approval">Under which approval commands are recorded, and who proposed them; null: they are the ledger's user's own.</param>
    public Session(Ledger ledger, bool dryRun, Approval? approval = null)
    {
        Ledger = ledger;
        Approval = approval;
        _dryRun = dryRun ? new DryRunStore(ledger.Store, ledger.Clock) : null;
        Store = _dryRun ?? ledger.Store;
        Streams = new Streams(Store, ledger.Stages) { FindLines = ledger.LinesOfAsync };
        Recorder = new Recorder(Store, Streams, approval?.By ?? ledger.By, ledger.Vault.ChunkSecret, ledger.Stages, dryRun ? null : ledger.Recorded, (done, total) => ledger.Progress?.Report("record", done, total), approval);
    }

    public Ledger Ledger { get; }

    public Approval? Approval { get; }

    public IEventStore Store { get; }

    public Streams Streams { get; }

    public Recorder Recorder { get; }

    /// <summary>Whether commands are put together from options of the command line, so that messages call them by these.</summary>
    public bool IsTyped { get; init; }

    /// <summary>Whether commands are lines of a script that is replayed: a line whose command was taken back is told, and the script goes on.</summary>
    public bool IsReplay { get; init; }

    /// <summary>A session of the same ledger in which a command is tried out.</summary>
    public Session Trial() => new(Ledger, dryRun: true) { IsTyped = IsTyped, IsReplay = IsReplay };

    public bool IsDryRun => _dryRun is not null;

    /// <summary>The policy of a case, as it stands or as it stood before a sequence; and the last version of its stream.</summary>
    public async Task<(DeskPolicy.State Policy, long Last)> PolicyAsync(string code, long? before, CancellationToken cancel)
    {
        var events = await Streams.LoadAsync<DeskPolicy.Event>(DeskPolicy.StreamName(code), cancel);
        return (DeskPolicy.State.Of(events.Where(e => !(e.Sequence >= before)).Select(e => e.Event)), events.Count - 1);
    }

    /// <summary>The users of the desk.</summary>
    public async Task<DeskUsers.State> UsersAsync(CancellationToken cancel) =>
        DeskUsers.State.Of((await Streams.LoadAsync<DeskUsers.Event>(DeskUsers.StreamName, cancel)).Select(e => e.Event));

    public CaseStreams Case(string code)
    {
        if (!_cases.TryGetValue(code, out var streams))
            _cases.Add(code, streams = new CaseStreams(Streams, code));
        return streams;
    }

    /// <summary>Names of the holders of a case, to be looked for in texts; read once, and anew behind an import.</summary>
    internal HolderNames Names(string code)
    {
        var key = (code, Ledger.Vault.Digests(code).Count);
        if (_names is not { } names || names.Key != key)
            _names = names = (key, new HolderNames(Ledger.Vault, code));
        return names.Names;
    }

    /// <summary>The register a command names, read when it is first asked for; also for the same command under another id.</summary>
    public Outcome<RegisterFile> ReadOnce(CommandEnvelope command, Func<Outcome<RegisterFile>> read)
    {
        var key = (command.Digest, string.Join('\n', command.Files["file"].Select(file => file.Name)));
        if (_read is not { } known || known.Key != key)
            _read = known = (key, read());
        return known.Register;
    }

    /// <summary>Records in the holdings stream: lines that were never sealed are given up first.</summary>
    /// <param name="command">The command that records.</param>
    /// <param name="on">The date the events take effect.</param>
    /// <param name="decide">The decision on the holdings so far.</param>
    /// <param name="cancel">Cancels.</param>
    /// <param name="together">Whether events that each count by themselves are recorded in one append, or refused.</param>
    /// <param name="accounts">The accounts whose positions the decision asks for, few; null: any account's.</param>
    public Task<CommandOutcome> RecordHoldingsAsync(
        CommandEnvelope command, DateOnly on, Func<HoldingsHistory, Decision<HoldingsEvent>> decide, CancellationToken cancel, bool together = false,
        IReadOnlyCollection<AccountNumber>? accounts = null)
    {
        var holdings = Case(command.Case);
        IReadOnlySet<AccountNumber>? reach = null;
        return Recorder.RecordAsync<HoldingsEvent>(command, Holdings.StreamName(command.Case), on,
            async events => decide(await holdings.HoldingsAsync(events, reach)),
            events => HoldingsActs.EndsUnsealed(events.Select(e => e.Event)) ? new HoldingsEvent.GivenUp("cut off before it was sealed") : null, cancel, together,
            async () =>
            {
                (var events, reach) = await holdings.HoldingsEventsAsync(accounts, cancel);
                return events;
            });
    }

    /// <summary>Records in a document's stream, deciding on its events.</summary>
    public Task<CommandOutcome> RecordAsync<TEvent>(
        CommandEnvelope command, string stream, Func<IReadOnlyList<Recorded<TEvent>>, Decision<TEvent>> decide, CancellationToken cancel)
        where TEvent : class, IDomainEvent =>
        Recorder.RecordAsync<TEvent>(command, stream, command.On, events => Task.FromResult(decide(events)), cancel: cancel);

    /// <summary>The repayment plans of a case.</summary>
    public async Task<CasePlans> PlansAsync(string code, CancellationToken cancel)
    {
        var streams = new List<IReadOnlyList<Recorded<Plan.Event>>>();
        foreach (var stream in await StreamsAsync(code, Plan.StreamName(code, ""), cancel))
            streams.Add(await Streams.LoadAsync<Plan.Event>(stream, cancel));
        return new CasePlans(streams);
    }

    /// <summary>What took a command back, in the ledger or in this dry run; null where nothing did.</summary>
    internal async Task<ReversedBy?> ReversalOfAsync(string commandId, CancellationToken cancel)
    {
        foreach (var stored in _dryRun?.Added ?? [])
        {
            if (stored.DecodedPayload() is IReversal reversal && reversal.CommandId == commandId)
                return new ReversedBy(stored.Sequence, stored.DecodedMetadata().Do);
        }

        return await Ledger.ReversalOfAsync(commandId, cancel);
    }

    /// <summary>Names of a case's streams that begin so, in the order they began.</summary>
    public async Task<IReadOnlyList<string>> StreamsAsync(string code, string prefix, CancellationToken cancel)
    {
        var recorded = await Ledger.StreamsAsync(code, prefix, cancel);
        return _dryRun is null
            ? recorded
            : [.. recorded.Concat(_dryRun.Added.Select(e => e.Stream).Where(s => s.StartsWith(prefix, StringComparison.Ordinal))).Distinct(StringComparer.Ordinal)];
    }
}
