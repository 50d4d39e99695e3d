using System.Text.Json.Nodes;
using BondResolution.Application.Reporting;
using BondResolution.Application.Tests.Harness;
using BondResolution.Domain.Problems;
using BondResolution.EventStore;
using BondResolution.Views.Reports;
using BondResolution.Views.Tests.Books;
using BondResolution.Views.Tests.Refold;

namespace BondResolution.Views.Tests;

/// <summary>Whatever happened, the reports at any date and as known at any sequence are those of a naive refold of the raw events.</summary>
public sealed class RefoldTests(ITestOutputHelper output)
{
    private const int Scopes = 40;

    /// <summary>Scopes in which every figure is explained too.</summary>
    private const int Explained = 3;

    /// <summary>Seeds with the kind of instalments; a seed that once failed stays.</summary>
    public static TheoryData<int, bool, bool> Histories()
    {
        var histories = new TheoryData<int, bool, bool>();
        for (var seed = 1; seed <= 18; seed++)
            histories.Add(seed, seed % 2 == 0 || seed > 12, seed > 12);
        return histories;
    }

    [Theory]
    [MemberData(nameof(Histories))]
    public async Task Reports_equal_a_refold_of_the_raw_events(int seed, bool inMoney, bool partRepaid)
    {
        using var folder = new TestFolder();
        await using var ledger = await TestLedger.OpenAsync(folder);
        var history = new RandomHistory(seed, inMoney, partRepaid);
        await history.RecordAsync(ledger, 150);
        await ledger.Ledger.CatchUpAsync();
        var events = await ledger.EventsAsync();
        output.WriteLine($"seed {seed}, in money {inMoney}: {history.Recorded} commands recorded, {events.Count} events");

        var registers = Act.Registers(events);
        var dates = events.Select(e => e.On).Where(d => d > new DateOnly(2024, 8, 1)).SelectMany(d => new[] { d.AddDays(-1), d, d.AddDays(1) }).Distinct().Order().ToList();
        var random = new Random(seed);
        for (var i = 0; i < Scopes; i++)
        {
            var known = i == 0 ? events[^1].Sequence : 1 + random.Next(events.Count);
            var asOf = i == 0 ? dates[^1] : dates[random.Next(dates.Count)];
            var book = new Book(Act.Standing(events, asOf, known), registers);
            var (scope, where) = (new Scope(SmallCase.Code, asOf, known), $"seed {seed}, in money {inMoney}, as of {asOf:yyyy-MM-dd}, as known {known}");
            if (i == 0)
                await CompareJournalAsync(ledger.Ledger.Reports, new Scope(SmallCase.Code, asOf, known), dates, $"seed {seed}, in money {inMoney}");
            await CompareAsync(ledger.Ledger.Reports, scope, book, where);
            if (i >= Explained)
                continue;
            await ExplainedFigures.HoldAsync(ledger.Ledger.Reports, scope, where);
            foreach (var account in RandomHistory.Accounts)
                await ExplainedFigures.HoldAsync(ledger.Ledger.Reports, scope, account, where);
        }
    }

    /// <summary>One journal has the balances of the exposure report at every date before its own too.</summary>
    private static async Task CompareJournalAsync(Reports.Reports reports, Scope scope, IReadOnlyList<DateOnly> dates, string where)
    {
        var journal = (await reports.JournalAsync(scope)).Value;
        foreach (var date in dates.Where(d => d <= scope.AsOf))
            Balance.Of(journal, date).IsThatOf((await reports.ExposureAsync(scope with { AsOf = date })).Value, $"{where}, on {date:yyyy-MM-dd}");
    }

    private static async Task CompareAsync(Reports.Reports reports, Scope scope, Book book, string where)
    {
        Equal(ExpectedReports.Exposure(book, scope.AsOf), await reports.ExposureAsync(scope), where);
        Equal(ExpectedReports.Series(book, scope.AsOf), await reports.SeriesAsync(scope, null), where);
        foreach (var account in RandomHistory.Accounts)
            Equal(ExpectedReports.Holder(book, scope.AsOf, account), await reports.HolderAsync(scope, account), where);
        for (var no = 1; no <= 3; no++)
        {
            var list = await reports.PayoutAsync(scope, no);
            Assert.Equal(ExpectedReports.Payout(book, no), list.Problem is null ? Lines(list.Value) : null);
        }

        var exposure = (await reports.ExposureAsync(scope)).Value;
        Identity(exposure, where);
        if ((await reports.SeriesAsync(scope, null)).Value.Rows is [.., var last])
            Assert.True((last.InvestorsPrincipal, last.PurchasersPrincipal) == (exposure.Investors.Principal, exposure.Purchasers.Principal), $"{where}: {last}");
        Assert.Equal(ExpectedReports.Suits(book), (await reports.LawsuitAsync(scope, null)).Value.Suits.OrderBy(s => s.Id, StringComparer.Ordinal).Select(s => $"{s.Id} {s.Holders} {s.Units} {s.Claimed} {s.Costs.HoldersBore}"));
        Assert.Equal(ExpectedReports.Outside(book), (await reports.ScreenAsync(scope)).Value.Holders.Select(h => $"{h.Account} {h.Units}"));
        Balance.Of((await reports.JournalAsync(scope)).Value, scope.AsOf).IsThatOf(exposure, where);
    }

    /// <summary>What holds at every date and every sequence from the default on.</summary>
    private static void Identity(ExposureReport report, string where)
    {
        if (report.AtDefault is not { } atDefault)
            return;
        Assert.True(atDefault.Units == report.Outstanding.Units + report.Cancelled.Units, where);
        Assert.True(report.Outstanding.Units == report.Investors.Units + report.Purchasers.Units + report.Unallocated.Units, where);
        Assert.True(atDefault.Principal == report.Outstanding.Principal!.Value + report.Repaid.Amount, where);
        Assert.True(report.Investors.Principal <= report.Face * report.Investors.Units + report.Deferred.Amount && report.Purchasers.Principal <= report.Face * report.Purchasers.Units + report.Deferred.Amount, where);
    }

    private static void Equal<T>(JsonObject? expected, Outcome<T> actual, string where)
    {
        if (expected is null || actual.Problem is not null)
        {
            Assert.True(expected is null && actual.Problem is not null, $"{where}: {actual.Problem?.ToString() ?? "a report where none was expected"}");
            return;
        }

        var json = (JsonObject)ReportJson.Of(actual.Value);
        if (json["freezes"] is JsonArray freezes)
        {
            // The refold keeps their sum only: together they freeze what the report says is frozen.
            Assert.Equal(json["frozen"]!.GetValue<long>(), long.Min(json["units"]!.GetValue<long>(), freezes.Sum(f => f!["units"]!.GetValue<long>())));
            json.Remove("freezes");
        }

        foreach (var field in new[] { "asKnown", "labels", "facts", "claims" })
            json.Remove(field);
        foreach (var row in json["rows"] as JsonArray ?? [])
        {
            // The refold keeps no principal by side and date: it is held to the exposure report of the last.
            row!.AsObject().Remove("investorsPrincipal");
            row.AsObject().Remove("purchasersPrincipal");
        }

        var (left, right) = (ReportJson.Text(expected), ReportJson.Text(json));
        Assert.True(left == right, $"{where}\nexpected {left}\nactual {right}");
    }

    private static List<string> Lines(PayoutList list) =>
    [
        .. Enumerable.Range(0, list.Accounts.Length).Select(i => string.Join(' ', list.Accounts[i], list.Units[i], list.UnitsPaid[i], list.UnitsDeferred[i],
            list.PrincipalFen[i], list.InterestFen[i], list.TaxFen[i], list.DeferredFen[i]))
    ];
}
