using BondResolution.Application.Tests.Harness;
using BondResolution.Domain.Holdings;
using BondResolution.Views.Reports;

namespace BondResolution.Application.Tests;

/// <summary>How registers become positions: the first at once, a later one by its differences, and back.</summary>
public sealed class RegisterTests : IDisposable
{
    private const string Later = """
        account,person,name,id_number,class,units,frozen
        0100000001,P1,甲,ID-1,individual,190,0
        0100000003,P2,乙,ID-2,individual,90,20
        0100000004,P3,丙,ID-3,institution,310,7
        0100000005,P4,丁,ID-4,institution,395,0
        0100000006,P5,戊,ID-5,individual,5,5
        0100000007,P6,己,ID-6,fund,4,0

        """;

    private readonly TestFolder _folder = new();

    public RegisterTests()
    {
        _folder.File("first.csv", SmallCase.Holders);
        _folder.File("later.csv", Later);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_first_register_is_adopted_at_once_at_its_record_date()
    {
        await using var ledger = await OpenAsync();
        var outcome = await ledger.RecordAsync(SmallCase.Import("first.csv"));
        Assert.Equal(["register.opened/1", "register.lines/2", "register.sealed/1", "holdings.register-adopted/1"], outcome.Events.Select(e => e.Type));
        var report = await ExposureAsync(ledger, new(2024, 8, 21));
        Assert.Equal((6, 1000L, 0L), (report.Investors.Holders, report.Investors.Units, report.Unallocated.Units));
        Assert.Equal((2, 25L), (report.Frozen.Accounts, report.Frozen.Units));
        Assert.Equal(0, (await ExposureAsync(ledger, new(2024, 8, 20))).Investors.Units);
    }

    [Fact]
    public async Task A_register_is_held_against_the_roll_forward_or_the_withdrawn_one_it_replaced_or_said_to_be_the_first()
    {
        await using var ledger = await OpenAsync();
        await ledger.RecordAsync(SmallCase.Import("first.csv"));
        var first = await ReconciledAsync(ledger, new(2024, 8, 21));
        Assert.Equal((HeldAgainst.Nothing, null, 6), (first.Against, first.Replaced, first.Differences.Count));

        var adopted = (await ledger.EventsAsync()).Last().Sequence;
        await ledger.RecordAsync(SmallCase.Withdraw(), SmallCase.Import("later.csv", id: "again"));
        var again = await ReconciledAsync(ledger, new(2024, 8, 21));
        Assert.Equal((HeldAgainst.Replaced, adopted, 1000L, 994L), (again.Against, again.Replaced, again.RolledForward.Units, again.Registered.Units));
        Assert.Equal(["0100000002", "0100000003", "0100000004", "0100000007"], again.Differences.Select(d => d.Difference.Account.ToString()));

        await ledger.RecordAsync(SmallCase.Import("first.csv", "2024-09-20"));
        var later = await ReconciledAsync(ledger, new(2024, 9, 20));
        Assert.Equal((HeldAgainst.RollForward, null, 994L, 1000L), (later.Against, later.Replaced, later.RolledForward.Units, later.Registered.Units));
    }

    private static async Task<Reconciliation> ReconciledAsync(TestLedger ledger, DateOnly recordDate) =>
        (await Reconciling.OfAsync(ledger.Ledger, SmallCase.Code, recordDate)).Value;

    [Fact]
    public async Task A_later_register_waits_for_its_adoption_which_records_the_differences_only()
    {
        await using var ledger = await OpenAsync();
        await ledger.RecordAsync(SmallCase.Import("first.csv"), SmallCase.Import("later.csv", "2024-09-20"));
        Assert.Equal(1000, (await ExposureAsync(ledger, new(2024, 9, 20))).Investors.Units);

        var outcome = await ledger.RecordAsync(Adopt("2024-09-20"));
        var rows = outcome.Events.Select(e => e.Event).OfType<HoldingsEvent.Differences>().Single().Rows;
        Assert.Equal(["0100000002", "0100000003", "0100000004", "0100000007"], rows.Accounts.ToArray());
        Assert.Equal([-10, -10, 10, 4], rows.UnitsDelta.ToArray());
        Assert.Equal([0, 0, 7, 0], rows.FrozenDelta.ToArray());
        var report = await ExposureAsync(ledger, new(2024, 9, 20));
        Assert.Equal((6, 1, 994L, 6L), (report.Investors.Holders, report.Investors.Exited, report.Investors.Units, report.Unallocated.Units!.Value));
        Assert.Equal(32, report.Frozen.Units);
    }

    [Fact]
    public async Task The_class_of_an_account_is_that_of_the_registers_adopted_by_then()
    {
        await using var ledger = await OpenAsync();
        await ledger.RecordAsync(SmallCase.Import("first.csv"), SmallCase.Import("later.csv", "2024-09-20"));
        Assert.Equal("fund", (await HolderAsync(ledger, "0100000004", new(2024, 9, 20))).Class);
        await ledger.RecordAsync(Adopt("2024-09-20"));
        Assert.Equal("fund", (await HolderAsync(ledger, "0100000004", new(2024, 9, 19))).Class);
        Assert.Equal("institution", (await HolderAsync(ledger, "0100000004", new(2024, 9, 20))).Class);
        await ledger.RecordAsync(SmallCase.Withdraw("2024-09-20"));
        Assert.Equal("fund", (await HolderAsync(ledger, "0100000004", new(2024, 9, 20))).Class);
    }

    [Fact]
    public async Task An_account_that_only_a_later_register_names_has_exited_when_it_holds_nothing_any_more()
    {
        await using var ledger = await OpenAsync();
        await ledger.RecordAsync(SmallCase.Import("first.csv"), SmallCase.Import("later.csv", "2024-09-20"), Adopt("2024-09-20"),
            """{"do":"units.transfer","on":"2024-09-21","from":"0100000007","to":"0100000001","units":4,"reason":"gift"}""");
        Assert.Equal(2, (await ExposureAsync(ledger, new(2024, 9, 21))).Investors.Exited);
    }

    [Fact]
    public async Task An_adoption_earlier_than_the_latest_or_of_the_same_register_again_is_refused()
    {
        await using var ledger = await OpenAsync();
        await ledger.RecordAsync(SmallCase.Import("first.csv"), SmallCase.Import("later.csv", "2024-09-20"), SmallCase.Import("later.csv", "2024-08-25"), Adopt("2024-09-20"));
        await ledger.RefusedAsync(Adopt("2024-08-21"), "register.already-adopted");
        await ledger.RefusedAsync(Adopt("2024-08-25"), "register.earlier-than-adopted");
        await ledger.RefusedAsync(Adopt("2024-08-26"), "register.unknown");
        await ledger.RefusedAsync(Adopt("2024-09-20")[..^1] + ""","id":"once-more"}""", "register.already-adopted");
    }

    [Fact]
    public async Task Registers_of_two_dates_that_read_the_same_are_two_registers()
    {
        await using var ledger = await OpenAsync();
        await ledger.RecordAsync(SmallCase.Import("first.csv"), SmallCase.Import("first.csv", "2024-09-20"),
            """{"do":"units.transfer","on":"2024-09-01","from":"0100000001","to":"0100000002","units":4,"reason":"gift"}""", Adopt("2024-09-20"));
        Assert.Equal(190, (await HolderAsync(ledger, "0100000001", new(2024, 9, 20))).Units);
        Assert.Equal(186, (await HolderAsync(ledger, "0100000001", new(2024, 9, 19))).Units);

        await ledger.RecordAsync(SmallCase.Withdraw("2024-09-20"));
        Assert.Equal(186, (await HolderAsync(ledger, "0100000001", new(2024, 9, 20))).Units);
        Assert.Equal(1000, (await ExposureAsync(ledger, new(2024, 9, 20))).Investors.Units);
    }

    [Fact]
    public async Task After_a_withdrawal_that_left_none_the_next_register_is_adopted_at_once()
    {
        await using var ledger = await OpenAsync();
        await ledger.RecordAsync(SmallCase.Import("first.csv"), SmallCase.Withdraw());
        Assert.Equal((0L, 1000L), (Units(await ExposureAsync(ledger, new(2024, 8, 21))), (await ExposureAsync(ledger, new(2024, 8, 21))).Unallocated.Units!.Value));

        var outcome = await ledger.RecordAsync(SmallCase.Import("later.csv"));
        Assert.Contains(outcome.Events, e => e.Type == "holdings.register-adopted/1");
        Assert.Equal(994, Units(await ExposureAsync(ledger, new(2024, 8, 21))));
    }

    [Fact]
    public async Task The_same_file_imported_again_after_its_withdrawal_counts_once()
    {
        await using var ledger = await OpenAsync();
        await ledger.RecordAsync(SmallCase.Import("first.csv"), SmallCase.Withdraw(), SmallCase.Import("first.csv"));
        Assert.Equal(1000, Units(await ExposureAsync(ledger, new(2024, 8, 21))));
    }

    [Fact]
    public async Task The_same_bytes_again_under_another_name_record_nothing_and_say_so()
    {
        await using var ledger = await OpenAsync();
        await ledger.RecordAsync(SmallCase.Import("first.csv"));
        var before = await ledger.SequenceAsync();
        var outcome = await ledger.RecordAsync(SmallCase.Import(_folder.File("copy.csv", SmallCase.Holders), id: "copy"));
        Assert.Equal("register.same", Assert.Single(outcome.Warnings).Code);
        Assert.Empty(outcome.Events);
        Assert.Equal(before, await ledger.SequenceAsync());
    }

    [Fact]
    public async Task Another_file_for_a_date_that_has_its_register_is_refused()
    {
        await using var ledger = await OpenAsync();
        await ledger.RecordAsync(SmallCase.Import("first.csv"));
        await ledger.RefusedAsync(SmallCase.Import("later.csv"), "register.already-imported");
    }

    private static string Adopt(string recordDate) => $$"""{"do":"register.adopt","on":"{{recordDate}}","recordDate":"{{recordDate}}"}""";

    private static long Units(ExposureReport report) => report.Investors.Units;

    private static async Task<ExposureReport> ExposureAsync(TestLedger ledger, DateOnly on) =>
        (await ledger.Ledger.Reports.ExposureAsync(new(SmallCase.Code, on, await ledger.Ledger.CatchUpAsync()))).Value;

    private static async Task<HolderReport> HolderAsync(TestLedger ledger, string account, DateOnly on) =>
        (await ledger.Ledger.Reports.HolderAsync(new(SmallCase.Code, on, await ledger.Ledger.CatchUpAsync()), account)).Value;

    private async Task<TestLedger> OpenAsync()
    {
        var ledger = await TestLedger.OpenAsync(_folder);
        await ledger.RecordAsync(SmallCase.Open, SmallCase.Default());
        return ledger;
    }
}
