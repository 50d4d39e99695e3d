using BondResolution.Docs.Tests.Provoking;
using BondResolution.Files.Tests.Workbooks;
using static BondResolution.Docs.Tests.Provoking.Scene;

namespace BondResolution.Docs.Tests.Schemas;

/// <summary>What must have happened before a schema's examples are accepted.</summary>
internal static class Samples
{
    private static readonly Dictionary<string, string[]> Before = new(StringComparer.Ordinal)
    {
        ["case.open"] = [],
        ["case.default"] = Opened,
        ["register.import"] = Defaulted,
        ["register.adopt"] = [.. Registered, Import("2024-09-30", "other.csv")],
        ["buyback.tender"] = Offered,
        ["buyback.settle"] = [.. Offered, Do("buyback.tender", "2024-09-01", "'offer':'o','account':'0000000001','vote':'agree'")],
        ["buyback.buy"] = Offered,
        ["buyback.close"] = Offered,
        ["plan.amend"] = Planned,
        ["instalment.declare"] = Planned,
        ["instalment.fund"] = Declared,
        ["instalment.pay"] = Funded,
        ["instalment.release"] = [.. Paid, Do("units.release", "2025-01-28", "'account':'0000000002','number':'R:0000000002','units':300")],
        ["instalment.return"] = Paid,
        ["instalment.repay"] = [.. Paid, Do("instalment.return", "2025-02-01", "'no':1,'account':'0000000001','amount':'20.00','reason':'r'")],
        ["lawsuit.accept"] = Filed,
        ["lawsuit.join"] = Filed,
        ["lawsuit.leave"] = Filed,
        ["lawsuit.fee"] = Filed,
        ["lawsuit.defer-fee"] = Filed,
        ["lawsuit.pay-fee"] = Assessed,
        ["lawsuit.refund-fee"] = [.. Assessed, Do("lawsuit.pay-fee", "2025-02-11", "'suit':'s','kind':'acceptance','amount':'10.00'")],
        ["lawsuit.amend"] = Filed,
        ["lawsuit.judge"] = Filed,
        ["lawsuit.appeal"] = Filed,
        ["lawsuit.effective"] = Filed,
        ["lawsuit.enforce"] = [.. Filed, Judge("'payBy':'2025-12-31'"), Do("lawsuit.effective", "2025-10-01", "'suit':'s'")],
        ["lawsuit.suspend"] = Filed,
        ["lawsuit.resume"] = Filed,
        ["lawsuit.settle"] = Filed,
        ["lawsuit.mediate"] = Filed,
        ["lawsuit.withdraw"] = Filed,
        ["lawsuit.advance"] = Filed,
        ["lawsuit.credit"] = Filed,
        ["lawsuit.recover"] = Filed,
        ["vault.lift"] = [.. Registered, Do("vault.restrict", "2025-06-01", "'account':'0000000001','reason':'r'")],
        ["correct"] = [.. Opened, Do("case.warn", "2024-01-01", "'id':'w','by':'issuer','text':'t'")]
    };

    private static string[] Assessed => [.. Filed, Do("lawsuit.fee", "2025-02-11", "'suit':'s','kind':'acceptance','amount':'50.00'")];

    /// <summary>A ledger in which the examples of a command are accepted, one after the other.</summary>
    public static async Task<TestLedger> LedgerForAsync(string command)
    {
        var ledger = await TestLedger.MakeAsync();
        PutFiles(ledger);
        ledger.Put("tenders.csv", "account,vote,units\n0000000001,agree,\n0000000003,oppose,\n");
        ledger.Put("tenders.xlsx", Xlsx.Of(["证券账户号码", "登记金额（元）"], ["0000000001", 4000.0], ["0000000001", 6000.0]));
        ledger.Put("holders.xlsx", Xlsx.Of(["account", "units"], ["0000000001", 400.0]));
        ledger.Put("returns.xlsx", Xlsx.Of(["证券账户号码", "退票金额", "原因"], ["0000000001", 1.0, "account closed"], ["0000000001", 2.0, ""]));
        ledger.Put("second.xlsx", Xlsx.Of(["account", "units"], ["0000000011", 300.0], ["0000000012", 200.0]));
        ledger.Put("register.xlsx", Xlsx.Of(["account", "units"], ["0000000001", 500.0], ["0000000001", 500.0]));
        ledger.Put("layout.json", """{"layout":"mine","columns":[{"is":"account","called":["account"]},{"is":"units","called":["units"]}]}""");
        await ledger.GivenAsync(Before.GetValueOrDefault(command, Registered));
        return ledger;
    }
}
