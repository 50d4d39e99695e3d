using BondResolution.Application.Tests.Harness;

namespace BondResolution.Application.Tests;

/// <summary>A dry run answers what would be recorded, and leaves no trace.</summary>
public sealed class DryRunTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_whole_history_runs_dry_on_an_empty_ledger_each_line_seeing_those_before_it()
    {
        _folder.File("register.csv", SmallCase.Holders);
        string[] commands =
        [
            SmallCase.Open, SmallCase.Default(), SmallCase.Import("register.csv"), SmallCase.Offer(), SmallCase.Agree("0100000001"), SmallCase.Settle(),
            SmallCase.Plan, SmallCase.Declare(1, "2024-10-10", SmallCase.OneInTen), SmallCase.Fund(1, "2024-10-09"), SmallCase.Pay(1, "2024-10-10", "p")
        ];
        await using var dry = await TestLedger.OpenAsync(_folder, dryRun: true);
        var would = new List<(long, string, string)>();
        foreach (var command in commands)
            would.AddRange((await dry.RecordAsync(command)).Events.Select(e => (e.Sequence, e.Stream, e.Json)));
        var repeated = await dry.RecordAsync(SmallCase.Pay(1, "2024-10-10", "p"));
        await dry.RefusedAsync(SmallCase.Pay(1, "2024-10-11", "q"), "instalment.already-paid");

        Assert.True(repeated.Again);
        Assert.Equal(0, await dry.SequenceAsync());
        Assert.Empty(dry.Ledger.Vault.Digests(SmallCase.Code));

        await using var real = await TestLedger.OpenAsync(_folder);
        var did = new List<(long, string, string)>();
        foreach (var command in commands)
            did.AddRange((await real.RecordAsync(command)).Events.Select(e => (e.Sequence, e.Stream, e.Json)));
        Assert.Equal(would, did);
    }

    [Fact]
    public async Task A_dry_run_stands_on_what_is_recorded_and_changes_no_report()
    {
        await using var ledger = await TestLedger.OpenAsync(_folder);
        await ledger.RecordAsync(SmallCase.Open, SmallCase.Default());
        var before = await ReportText.OfAsync(ledger.Ledger, SmallCase.Code, [new(2025, 1, 1)], []);
        await using var dry = await TestLedger.OpenAsync(_folder, dryRun: true);
        var outcome = await dry.RecordAsync("""{"do":"case.warn","on":"2024-08-10","by":"issuer","text":"t"}""");
        Assert.Equal(3, outcome.LastSequence);
        Assert.Equal(2, await ledger.SequenceAsync());
        Assert.Equal(before, await ReportText.OfAsync(ledger.Ledger, SmallCase.Code, [new(2025, 1, 1)], []));
    }
}
