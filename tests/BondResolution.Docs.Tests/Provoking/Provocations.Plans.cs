using BondResolution.Application.Payouts;
using BondResolution.Views.Reports;
using static BondResolution.Docs.Tests.Provoking.Provocation;
using static BondResolution.Docs.Tests.Provoking.Scene;

namespace BondResolution.Docs.Tests.Provoking;

/// <summary>Codes of repayment plans and instalments: plan, instalment.</summary>
internal static partial class Provocations
{
    private const string PerUnit = "{'type':'per-unit','principal':'10.00','interest':'0.50'}";

    private static IEnumerable<Provocation> Plans() =>
    [
        By("plan.already-adopted", 1, Planned, Do("plan.adopt", "2025-01-23", "'plan':'1'")),
        By("plan.unknown", 1, Registered, Do("plan.amend", "2025-01-23", "'plan':'1'")),
        By("plan.wrong-order", 1, Registered, Do("plan.adopt", "2025-01-23", "'plan':'1','appropriation':['costs','costs','principal']")),
        By("instalment.no-plan", 0, Registered, Declare(PerUnit)),
        By("instalment.already-declared", 1, Declared, Declare(PerUnit)),
        By("instalment.not-declared", 1, Planned, Do("instalment.fund", "2025-01-25", "'no':1,'amount':'1.00'")),
        By("instalment.not-declared", 1, Planned, Do("instalment.pay", "2025-01-25", "'no':1")),
        By("instalment.dates-reversed", 1, Planned, Do("instalment.declare", "2025-01-22", $"'no':1,'recordDate':'2025-01-28','payDate':'2025-01-27',{OnePerTen}")),
        By("instalment.nothing-funded", 1, Declared, Do("instalment.fund", "2025-01-25", "'no':1,'amount':'0.00'")),
        By("instalment.already-paid", 1, Paid, Do("instalment.pay", "2025-01-28", "'no':1")),
        By("instalment.not-paid", 1, Funded, Deferred("2025-01-28", Frozen)),
        Asking("instalment.nothing-before", 1, Paid, async ledger =>
            (await PayoutBefore.OfAsync(ledger.Ledger, new Scope("100001", new DateOnly(2025, 1, 28), await ledger.Ledger.CatchUpAsync()),
                1, default)).Problem),
        Asking("instalment.preview-early", 0, [.. Planned, Do("instalment.declare", "2025-01-22",
            $"'no':1,'payDate':'2099-01-27',{OnePerTen}")], async ledger =>
            (await PayoutPreview.OfAsync(ledger.Ledger, "100001", 1, null, await ledger.Ledger.CatchUpAsync(),
                default)).Value.Warnings.First(w => w.Code == "instalment.preview-early")),
        By("instalment.before-record-date", 1, RecordedOn("2025-01-26"), Do("instalment.pay", "2025-01-25", "'no':1")),
        By("instalment.funds-short", 1, Declared, Do("instalment.pay", "2025-01-27", "'no':1")),
        By("instalment.release-unfunded", 0, [.. Paid, Release("2025-02-01", Frozen, "R:0000000002", 300)], Deferred("2025-02-01", Frozen)),
        By("instalment.funds-left", 0, [.. Declared, Do("instalment.fund", "2025-01-25", "'no':1,'amount':'7000.01'")], Do("instalment.pay", "2025-01-27", "'no':1")),
        By("instalment.funds-left", 0, Paid, Do("instalment.fund", "2025-01-28", "'no':1,'amount':'0.01'")),
        By("instalment.pay-date-passed", 0, Planned, Do("instalment.declare", "2025-01-28", $"'no':1,'payDate':'2025-01-27',{OnePerTen}")),
        By("instalment.pay-day-off", 0, Funded, Do("instalment.pay", "2025-02-28", "'no':1")),
        By("instalment.one-per-after-money", 1,
            [.. Planned, Declare(PerUnit), Do("instalment.fund", "2025-01-25", "'no':1,'amount':'20000.00'"), Do("instalment.pay", "2025-01-27", "'no':1"),
                Do("instalment.declare", "2025-07-28", $"'no':2,'payDate':'2025-07-31',{OnePerTen}")],
            Do("instalment.pay", "2025-07-31", "'no':2")),
        By("instalment.more-than-owed", 1, [.. Planned, Declare("{'type':'per-unit','principal':'100.01','interest':'0'}")], Do("instalment.pay", "2025-01-27", "'no':1")),
        By("instalment.holder-moved", 1, [.. RecordedOn("2025-01-23"), Transfer("2025-01-24", Mrs, Firm, 500)], Do("instalment.pay", "2025-01-27", "'no':1")),
        By("instalment.nothing-deferred", 1, Paid, Deferred("2025-02-01", Mrs)),
        By("instalment.still-frozen", 1, Paid, Deferred("2025-02-01", Frozen)),
        By("instalment.return-too-much", 1, Paid, Do("instalment.return", "2025-02-01", "'no':1,'account':'0000000001','amount':'5000.01','reason':'r'")),
        By("instalment.bad-returns", 1, Paid, Do("instalment.return", "2025-02-01", "'no':1,'file':'returns.csv'")),
        By("instalment.same-list", 0, [.. Paid, Do("instalment.return", "2025-02-01", "'no':1,'file':'one-return.csv'")], Do("instalment.return", "2025-02-01", "'no':1,'file':'same-return.csv'")),
        By("instalment.releases-again", 0, TakenBack, Do("correct", "2025-02-02", "'reverses':'p','reason':'r'")),
        By("instalment.release-sent", 0, [.. TakenBack, Do("correct", "2025-02-02", "'reverses':'p','reason':'r'"), Do("instalment.pay", "2025-01-27", "'no':1,'id':'q'")],
            Do("instalment.release", "2025-02-01", $"'no':1,'account':'{Frozen}','id':'again'")),
        By("instalment.repay-too-much", 1, Paid, Do("instalment.repay", "2025-02-01", "'no':1,'account':'0000000001','amount':'0.01','reason':'r'"))
    ];

    /// <summary>Paid by command p, a release of it taken back.</summary>
    private static string[] TakenBack =>
    [
        .. Funded, Do("instalment.pay", "2025-01-27", "'no':1,'id':'p'"), Release("2025-02-01", Frozen, "R:0000000002", 300),
        Do("instalment.release", "2025-02-01", $"'no':1,'account':'{Frozen}','id':'d'"), Do("correct", "2025-02-02", "'reverses':'d','reason':'r'")
    ];

    private static string[] RecordedOn(string recordDate) =>
        [.. Planned, Do("instalment.declare", "2025-01-22", $"'no':1,'recordDate':'{recordDate}','payDate':'2025-01-27',{OnePerTen}")];

    private static string Deferred(string on, string account) => Do("instalment.release", on, $"'no':1,'account':'{account}'");
}
