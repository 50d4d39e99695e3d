using BondResolution.Docs.Tests.Provoking;
using BondResolution.Views.Reports;
using static BondResolution.Docs.Tests.Provoking.Scene;

namespace BondResolution.Docs.Tests.Registers;

/// <summary>Two registers with the same lines have the same digest, and are two registers all the same.</summary>
public class SameLinesTests
{
    [Fact]
    public async Task A_register_withdrawn_and_imported_again_counts_once()
    {
        await using var ledger = await LedgerAsync([.. Registered, Withdraw("2024-08-21"), Import("2024-08-21", "register.csv")]);
        Assert.Equal(1000, await InvestorsAsync(ledger, new DateOnly(2024, 8, 30)));
    }

    [Fact]
    public async Task A_later_register_without_a_change_is_adopted_too()
    {
        await using var ledger = await LedgerAsync([.. Registered, Import("2024-09-30", "register.csv"), Adopt("2024-09-30")]);
        Assert.Equal(1000, await InvestorsAsync(ledger, new DateOnly(2024, 9, 30)));
        Assert.Equal("register.earlier-than-adopted", (await AdoptAfterImportAsync(ledger, "2024-09-01")).Refusal?.Code);
    }

    [Fact]
    public async Task Withdrawing_the_later_of_two_equal_registers_leaves_the_earlier()
    {
        await using var ledger = await LedgerAsync([.. Registered, Import("2024-09-30", "register.csv"), Adopt("2024-09-30"), Withdraw("2024-09-30")]);
        Assert.Equal(1000, await InvestorsAsync(ledger, new DateOnly(2024, 9, 30)));
    }

    private static string Withdraw(string recordDate) => Do("register.withdraw", recordDate, $"'recordDate':'{recordDate}','reason':'r'");

    private static string Adopt(string recordDate) => Do("register.adopt", recordDate, $"'recordDate':'{recordDate}'");

    private static async Task<Application.Recording.CommandOutcome> AdoptAfterImportAsync(TestLedger ledger, string recordDate)
    {
        await ledger.GivenAsync(Import(recordDate, "other.csv"));
        return await ledger.DoAsync(Adopt(recordDate));
    }

    private static async Task<TestLedger> LedgerAsync(IEnumerable<string> lines)
    {
        var ledger = await TestLedger.MakeAsync();
        PutFiles(ledger);
        await ledger.GivenAsync(lines);
        return ledger;
    }

    private static async Task<long> InvestorsAsync(TestLedger ledger, DateOnly asOf)
    {
        var sequence = await ledger.Ledger.CatchUpAsync();
        return (await ledger.Ledger.Reports.ExposureAsync(new Scope("100001", asOf, sequence))).Value.Investors.Units;
    }
}
