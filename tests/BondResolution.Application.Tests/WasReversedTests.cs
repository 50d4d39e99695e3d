using BondResolution.Application.Tests.Harness;
using BondResolution.Views.Reports;

namespace BondResolution.Application.Tests;

/// <summary>What was recorded and taken back does not stand: it is refused, told or recorded anew, and never told as standing.</summary>
public sealed class WasReversedTests : IDisposable
{
    private const string Freeze = """{"do":"units.freeze","on":"2024-09-01","account":"0100000001","number":"f","units":5,"kind":"freeze"}""";

    private const string Adopt = """{"do":"register.adopt","on":"2024-09-30","recordDate":"2024-09-30"}""";

    private readonly TestFolder _folder = new();

    public WasReversedTests()
    {
        _folder.File("first.csv", SmallCase.Holders);
        _folder.File("later.csv", SmallCase.Holders.Replace(",190,", ",180,", StringComparison.Ordinal));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_was_corrected_is_refused_with_both_sequences_until_it_has_an_id_of_its_own()
    {
        var frozen = await DoAsync(SmallCase.Open, SmallCase.Default(), SmallCase.Import("first.csv"), Freeze);
        var reversal = await DoAsync(SmallCase.Correct(await CommandOfAsync(frozen)));
        await using (var ledger = await TestLedger.OpenAsync(_folder))
        {
            var problem = await ledger.RefusedAsync(Freeze, "command.was-reversed");
            Assert.Equal([("sequence", $"{frozen}"), ("reversal", $"{reversal}")], problem.Details.Select(d => (d.Key, d.Value)));
            Assert.Equal(1, problem.Kind.ExitCode);
        }

        await DoAsync(Freeze[..^1] + ",\"id\":\"again\"}");
        Assert.Equal(30, (await ExposureAsync()).Frozen.Units);
    }

    [Fact]
    public async Task A_replay_tells_it_and_goes_on()
    {
        var frozen = await DoAsync(SmallCase.Open, SmallCase.Default(), SmallCase.Import("first.csv"), Freeze);
        await DoAsync(SmallCase.Correct(await CommandOfAsync(frozen)));
        await using var ledger = await TestLedger.OpenAsync(_folder, isReplay: true);
        var before = await ledger.SequenceAsync();
        var outcome = await ledger.DoAsync(Freeze);
        Assert.True(outcome.Again);
        Assert.Equal("command.recorded-and-reversed", Assert.Single(outcome.Warnings).Code);
        Assert.Equal(frozen, outcome.LastSequence);
        Assert.Equal(before, await ledger.SequenceAsync());
    }

    [Fact]
    public async Task A_dry_run_refuses_what_it_took_back_itself()
    {
        var frozen = await DoAsync(SmallCase.Open, SmallCase.Default(), SmallCase.Import("first.csv"), Freeze[..^1] + ",\"id\":\"f\"}");
        await using var ledger = await TestLedger.OpenAsync(_folder, dryRun: true);
        await ledger.RecordAsync(SmallCase.Correct("f"));
        var problem = await ledger.RefusedAsync(Freeze[..^1] + ",\"id\":\"f\"}", "command.was-reversed");
        Assert.Contains(problem.Details, d => d.Key == "sequence" && d.Value == $"{frozen}");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("r-1")]
    public async Task A_register_that_was_withdrawn_is_imported_anew_and_adopted_and_withdrawn_as_often_as_need_be(string? id)
    {
        await DoAsync(SmallCase.Open, SmallCase.Default());
        for (var times = 0; times < 3; times++)
        {
            await DoAsync(SmallCase.Import("first.csv", id: id));
            Assert.Equal(1000, (await ExposureAsync()).Investors.Units);
            var standing = await DoAsync(SmallCase.Import("first.csv", id: id));
            Assert.Equal(1000, (await ExposureAsync()).Investors.Units);
            await DoAsync(SmallCase.Withdraw());
            Assert.Equal(0, (await ExposureAsync()).Investors.Units);
            await DoAsync(SmallCase.Withdraw());
            await using var ledger = await TestLedger.OpenAsync(_folder);
            Assert.Equal(standing + 2, await ledger.SequenceAsync());
        }
    }

    [Fact]
    public async Task An_import_that_was_corrected_is_imported_anew_too()
    {
        await DoAsync(SmallCase.Open, SmallCase.Default());
        var imported = await DoAsync(SmallCase.Import("first.csv"));
        await DoAsync(SmallCase.Correct(await CommandOfAsync(imported)));
        var anew = await DoAsync(SmallCase.Import("first.csv"));
        Assert.Equal(1000, (await ExposureAsync()).Investors.Units);
        Assert.NotEqual(await CommandOfAsync(imported), await CommandOfAsync(anew));
        await DoAsync(SmallCase.Correct(await CommandOfAsync(anew)));
        Assert.Equal(0, (await ExposureAsync()).Investors.Units);
    }

    [Fact]
    public async Task A_withdrawal_by_its_own_id_is_answered_once()
    {
        await DoAsync(SmallCase.Open, SmallCase.Default(), SmallCase.Import("first.csv"));
        var withdrawn = await DoAsync(SmallCase.Withdraw(id: "w"));
        await DoAsync(SmallCase.Import("first.csv"));
        Assert.Equal(withdrawn, await DoAsync(SmallCase.Withdraw(id: "w")));
        Assert.Equal(1000, (await ExposureAsync()).Investors.Units);
    }

    [Fact]
    public async Task The_people_of_a_register_imported_anew_are_in_the_vault()
    {
        await DoAsync(SmallCase.Open, SmallCase.Default(), SmallCase.Import("first.csv"));
        await DoAsync(SmallCase.Withdraw());
        await using (var between = await TestLedger.OpenAsync(_folder))
            Assert.Empty(between.Ledger.Vault.Digests(SmallCase.Code));
        await DoAsync(SmallCase.Import("first.csv"));
        await using var ledger = await TestLedger.OpenAsync(_folder);
        Assert.Single(ledger.Ledger.Vault.Digests(SmallCase.Code));
    }

    [Fact]
    public async Task The_same_import_fills_in_what_the_vault_lacks()
    {
        await DoAsync(SmallCase.Open, SmallCase.Default(), SmallCase.Import("first.csv"));
        await using (var emptied = await TestLedger.OpenAsync(_folder))
            emptied.Ledger.Vault.Purge(SmallCase.Code, emptied.Ledger.Vault.Digests(SmallCase.Code)[0]);
        var stands = await DoAsync(SmallCase.Import("first.csv"));
        await using var ledger = await TestLedger.OpenAsync(_folder);
        Assert.Single(ledger.Ledger.Vault.Digests(SmallCase.Code));
        Assert.Equal(stands, await ledger.SequenceAsync());
    }

    [Fact]
    public async Task An_adoption_that_went_with_its_register_is_adopted_anew()
    {
        await DoAsync(SmallCase.Open, SmallCase.Default(), SmallCase.Import("first.csv"), SmallCase.Import("later.csv", "2024-09-30"), Adopt);
        Assert.Equal(990, (await ExposureAsync()).Investors.Units);
        await DoAsync(SmallCase.Withdraw("2024-09-30"));
        await DoAsync(SmallCase.Import("later.csv", "2024-09-30"));
        Assert.Equal(1000, (await ExposureAsync()).Investors.Units);
        await DoAsync(Adopt);
        Assert.Equal(990, (await ExposureAsync()).Investors.Units);
    }

    [Fact]
    public async Task An_adoption_that_was_corrected_by_itself_is_refused()
    {
        var adopted = await DoAsync(SmallCase.Open, SmallCase.Default(), SmallCase.Import("first.csv"), SmallCase.Import("later.csv", "2024-09-30"), Adopt);
        await DoAsync(SmallCase.Correct(await CommandOfAsync(adopted)));
        await using var ledger = await TestLedger.OpenAsync(_folder);
        await ledger.RefusedAsync(Adopt, "command.was-reversed");
    }

    [Fact]
    public async Task A_crash_while_a_register_is_imported_anew_is_taken_up()
    {
        await DoAsync(SmallCase.Open, SmallCase.Default(), SmallCase.Import("first.csv"));
        await DoAsync(SmallCase.Withdraw());
        for (var taken = 1; taken <= 3; taken++)
        {
            CutOffStore? store = null;
            await using var cut = await TestLedger.OpenAsync(_folder, inner => store = new CutOffStore(inner));
            store!.Left = 1;
            await Assert.ThrowsAsync<CutOffException>(() => cut.DoAsync(SmallCase.Import("first.csv")));
        }

        await DoAsync(SmallCase.Import("first.csv"));
        Assert.Equal(1000, (await ExposureAsync()).Investors.Units);
        await using var ledger = await TestLedger.OpenAsync(_folder);
        Assert.Equal(2, (await ledger.EventsAsync()).Count(e => e.Type == "register.sealed/1"));
    }

    [Fact]
    public async Task A_file_under_another_name_is_the_same_command()
    {
        await DoAsync(SmallCase.Open, SmallCase.Default(), SmallCase.Import("first.csv"), SmallCase.Plan,
            SmallCase.Declare(1, "2024-10-10", """{"type":"per-unit","principal":"1.00","interest":"0"}"""), SmallCase.Fund(1, "2024-10-09"), SmallCase.Pay(1, "2024-10-10"));
        _folder.File("returns.csv", "account,amount,reason\n0100000001,5.00,closed\n");
        _folder.File("copy.csv", "account,amount,reason\n0100000001,5.00,closed\n");
        var returned = await DoAsync("""{"do":"instalment.return","on":"2024-10-11","no":1,"file":"returns.csv"}""");
        Assert.Equal(returned, await DoAsync("""{"do":"instalment.return","on":"2024-10-11","no":1,"file":"copy.csv"}"""));
    }

    /// <summary>Runs commands as an input of their own; the last sequence of the last.</summary>
    private async Task<long> DoAsync(params string[] commands)
    {
        await using var ledger = await TestLedger.OpenAsync(_folder);
        return (await ledger.RecordAsync(commands)).LastSequence;
    }

    private async Task<string> CommandOfAsync(long sequence)
    {
        await using var ledger = await TestLedger.OpenAsync(_folder);
        return (await ledger.EventsAsync())[(int)sequence - 1].CommandId;
    }

    private async Task<ExposureReport> ExposureAsync()
    {
        await using var ledger = await TestLedger.OpenAsync(_folder);
        return (await ledger.Ledger.Reports.ExposureAsync(new(SmallCase.Code, new(2025, 1, 1), await ledger.Ledger.CatchUpAsync()))).Value;
    }
}
