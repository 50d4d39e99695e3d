using BondResolution.Application;
using BondResolution.Application.Places;
using BondResolution.Application.Reporting;
using BondResolution.Views.Reports;
using System.Text.Json;

namespace BondResolution.Cli.Tests.Crash;

/// <summary>Everything the case of 128044 can be asked for, without sequence, instants and roots, for ledgers to be compared by.</summary>
internal static class Reports
{
    private const string Code = "128044";

    public static async Task<Dictionary<string, string>> ReadAsync(Bondres bondres)
    {
        await using var ledger = (await Ledger.OpenAsync(new FolderPlace(bondres.LedgerFolder), "tester", TimeProvider.System)).Value;
        var head = await ledger.CatchUpAsync();
        var reports = new Dictionary<string, string>();
        foreach (var date in new[] { new DateOnly(2024, 8, 14), new(2024, 12, 31), new(2025, 1, 27), new(2026, 6, 30) })
        {
            var scope = new Scope(Code, date, head);
            reports[$"exposure {date}"] = Text((await ledger.Reports.ExposureAsync(scope)).Value);
        }

        var now = new Scope(Code, new DateOnly(2026, 6, 30), head);
        reports["series"] = Text((await ledger.Reports.SeriesAsync(now, null)).Value);
        reports["lawsuit"] = Text((await ledger.Reports.LawsuitAsync(now, null)).Value);
        for (var no = 1; no <= 2; no++)
        {
            var list = (await ledger.Reports.PayoutAsync(now, no)).Value;
            reports[$"payout {no}"] = Text(list);
            foreach (var account in list.Accounts.Where((_, i) => i % 900 == 0).Append("0899900001"))
                reports[$"holder {account}"] = Text((await ledger.Reports.HolderAsync(now, account.ToString())).Value);
        }

        return reports;
    }

    private static string Text<T>(T report) => JsonSerializer.SerializeToElement(ReportJson.Of(report)).Content();
}
