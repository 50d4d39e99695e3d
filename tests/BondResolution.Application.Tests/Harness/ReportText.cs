using System.Text;
using System.Text.Json.Nodes;
using BondResolution.Application.Reporting;
using BondResolution.Domain.Problems;
using BondResolution.Views.Reports;

namespace BondResolution.Application.Tests.Harness;

/// <summary>Everything a case's reports say, as text that can be compared: sequences, instants and roots left out.</summary>
public static class ReportText
{
    /// <summary>Exposure, series, every instalment's list and every account asked for, at some dates.</summary>
    public static async Task<string> OfAsync(Ledger ledger, string code, IEnumerable<DateOnly> dates, IEnumerable<string> accounts)
    {
        var known = await ledger.CatchUpAsync();
        var text = new StringBuilder();
        foreach (var date in dates)
        {
            var scope = new Scope(code, date, known);
            text.AppendLine(Of(await ledger.Reports.ExposureAsync(scope)));
            text.AppendLine(Of(await ledger.Reports.SeriesAsync(scope, null)));
            for (var no = 1; no <= 3; no++)
                text.AppendLine(Of(await ledger.Reports.PayoutAsync(scope, no)));
            text.AppendLine(Of(await ledger.Reports.LawsuitAsync(scope, null)));
            foreach (var account in accounts)
                text.AppendLine(Of(await ledger.Reports.HolderAsync(scope, account)));
        }

        return text.ToString();
    }

    public static string Of<T>(Outcome<T> report)
    {
        if (report.Problem is { } problem)
            return problem.Code;
        var json = ReportJson.Of(report.Value);
        LeaveOut(json);
        return ReportJson.Text(json);
    }

    private static void LeaveOut(JsonNode? json)
    {
        if (json is JsonObject fields)
        {
            fields.Remove("asKnown");
            fields.Remove("sequence");
            foreach (var (_, value) in fields)
                LeaveOut(value);
        }
        else if (json is JsonArray list)
        {
            foreach (var item in list)
                LeaveOut(item);
        }
    }
}
