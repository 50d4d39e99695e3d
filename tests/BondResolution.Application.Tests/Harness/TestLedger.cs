using System.Text;
using BondResolution.Application.Commands;
using BondResolution.Application.Handlers;
using BondResolution.Application.Places;
using BondResolution.Application.Recording;
using BondResolution.Domain.Problems;
using BondResolution.EventStore;

namespace BondResolution.Application.Tests.Harness;

/// <summary>A ledger in a temporary folder, and JSON commands run on it in this process, as one input.</summary>
public sealed class TestLedger : IAsyncDisposable
{
    private readonly CommandReader _reader;
    private readonly Session _session;

    private TestLedger(TestFolder folder, Ledger ledger, bool dryRun, bool isReplay)
    {
        (Folder, Ledger) = (folder, ledger);
        _reader = new CommandReader(new FolderFiles(folder.Root), ledger.OnlyCaseAsync);
        _session = new Session(ledger, dryRun) { IsReplay = isReplay };
    }

    public TestFolder Folder { get; }

    public Ledger Ledger { get; }

    /// <summary>Opens the ledger in a folder, or in another place with the files of the folder, or makes it; a store may be put around its own.</summary>
    public static async Task<TestLedger> OpenAsync(
        TestFolder folder, Func<IEventStore, IEventStore>? around = null, bool dryRun = false, TimeProvider? clock = null, LedgerPlace? place = null,
        bool isReplay = false)
    {
        var ledger = await Ledger.OpenAsync(place ?? new FolderPlace(folder.Ledger), "clerk", clock ?? new ManualClock(), around);
        return new TestLedger(folder, ledger.Value, dryRun, isReplay);
    }

    /// <summary>What a command line reads as.</summary>
    public async Task<Outcome<CommandEnvelope>> ReadAsync(string json)
    {
        var parsed = CommandReader.Parse(Encoding.UTF8.GetBytes(json));
        return parsed.Problem is { } broken ? broken : await _reader.ReadAsync(parsed.Value, CommandTable.Names);
    }

    /// <summary>Runs a command; its outcome may be a refusal.</summary>
    public async Task<CommandOutcome> DoAsync(string json)
    {
        var command = await ReadAsync(json);
        return command.Problem is { } unread ? unread : await CommandTable.RunAsync(command.Value, _session);
    }

    /// <summary>Runs commands that must all go through; the outcome of the last.</summary>
    public async Task<CommandOutcome> RecordAsync(params IEnumerable<string> commands)
    {
        var outcome = CommandOutcome.Nothing;
        foreach (var json in commands)
        {
            outcome = await DoAsync(json);
            Assert.True(outcome.Refusal is null, $"{json}\n{outcome.Refusal}");
        }

        return outcome;
    }

    /// <summary>Runs a command that must be refused and must record nothing; the refusal.</summary>
    public async Task<Problem> RefusedAsync(string json, string code)
    {
        var before = await SequenceAsync();
        var outcome = await DoAsync(json);
        Assert.True(outcome.Refusal?.Code == code, $"{json}\nexpected {code}, answered {outcome.Refusal?.ToString() ?? "recorded"}");
        Assert.Equal(before, await SequenceAsync());
        return outcome.Refusal!;
    }

    /// <summary>The ledger's last sequence.</summary>
    public async Task<long> SequenceAsync() => (await Ledger.Store.ReadHeadAsync()).Sequence;

    public async Task<List<StoredEvent>> EventsAsync()
    {
        var events = new List<StoredEvent>();
        await foreach (var stored in Ledger.Store.ReadAllAsync())
            events.Add(stored);
        return events;
    }

    public ValueTask DisposeAsync() => Ledger.DisposeAsync();
}
