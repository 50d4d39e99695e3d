using BondResolution.Application.Tests.Harness;
using BondResolution.Views.Reports;

namespace BondResolution.Application.Tests;

/// <summary>Facts recorded late hold at every later date, or are refused; no report fails for them.</summary>
public sealed class LateFactsTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public LateFactsTests()
    {
        _folder.File("register.csv", SmallCase.Holders);
        _folder.File("holders.csv", "account,units\n0100000001,50\n");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_amendment_before_its_plan_is_refused()
    {
        await using var ledger = await OpenAsync();
        await ledger.RecordAsync(SmallCase.Plan);
        await ledger.RefusedAsync("""{"do":"plan.amend","on":"2024-10-07","plan":"1"}""", "plan.unknown");
    }

    [Theory]
    [InlineData("""{"do":"lawsuit.leave","on":"2024-10-31","suit":"S","account":"0100000001","units":10}""")]
    [InlineData("""{"do":"lawsuit.join","on":"2024-10-31","suit":"S","account":"0100000001","units":10}""")]
    [InlineData("""{"do":"lawsuit.accept","on":"2024-10-31","suit":"S","number":"N"}""")]
    [InlineData("""{"do":"lawsuit.fee","on":"2024-10-31","suit":"S","kind":"acceptance","amount":"5.00"}""")]
    public async Task Nothing_happens_in_a_suit_before_it_was_filed(string command)
    {
        await using var ledger = await SuedAsync();
        await ledger.RefusedAsync(command, "lawsuit.unknown");
    }

    [Fact]
    public async Task Bonds_do_not_leave_a_suit_before_they_joined_it_nor_twice()
    {
        await using var ledger = await SuedAsync();
        await ledger.RecordAsync(Leave("2024-11-10", 50), Join("2024-11-20", 50));
        await ledger.RefusedAsync(Leave("2024-11-05", 50), "lawsuit.not-in-suit");
        await ledger.RefusedAsync(Leave("2024-11-15", 1), "lawsuit.not-in-suit");
        await ledger.RecordAsync(Leave("2024-11-25", 50));
        var report = await ledger.Ledger.Reports.LawsuitAsync(new Scope(SmallCase.Code, new(2024, 11, 30), await ledger.Ledger.CatchUpAsync()), "S");
        Assert.Equal(0, report.Value.Suits[0].Units);
    }

    [Fact]
    public async Task Interest_of_a_case_whose_default_is_not_recorded_is_nothing_and_no_fault()
    {
        await using var ledger = await TestLedger.OpenAsync(_folder);
        await ledger.RecordAsync(SmallCase.Open, SmallCase.Import("register.csv"),
            """{"do":"plan.adopt","on":"2024-10-08","plan":"1","interest":{"rate":"0.0475","from":"2024-08-14","basis":"365","count":"first"}}""",
            SmallCase.Declare(1, "2024-10-10", SmallCase.OneInTen), SmallCase.Fund(1, "2024-10-09"), SmallCase.Pay(1, "2024-10-10"));
        var report = await ledger.Ledger.Reports.ExposureAsync(new Scope(SmallCase.Code, new(2025, 1, 1), await ledger.Ledger.CatchUpAsync()));
        Assert.Equal("0.00", Assert.Single(report.Value.Interest).Accrued.ToString());
    }

    private static string Leave(string on, int units) => $$"""{"do":"lawsuit.leave","on":"{{on}}","suit":"S","account":"0100000001","units":{{units}}}""";

    private static string Join(string on, int units) => $$"""{"do":"lawsuit.join","on":"{{on}}","suit":"S","account":"0100000001","units":{{units}}}""";

    private async Task<TestLedger> SuedAsync()
    {
        var ledger = await OpenAsync();
        await ledger.RecordAsync(
            """{"do":"lawsuit.file","on":"2024-11-01","suit":"S","court":"C","plaintiff":"T","defendant":"I","holders":"holders.csv","claims":[{"name":"principal","amount":"100.00"}]}""");
        return ledger;
    }

    private async Task<TestLedger> OpenAsync()
    {
        var ledger = await TestLedger.OpenAsync(_folder);
        await ledger.RecordAsync(SmallCase.Open, SmallCase.Default(), SmallCase.Import("register.csv"));
        return ledger;
    }
}
