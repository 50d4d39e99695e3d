using System.Globalization;
using System.Text.Json.Nodes;
using BondResolution.Application.Reporting;
using BondResolution.Domain.Money;
using BondResolution.Files.Payouts;
using BondResolution.Views.Reports;

namespace BondResolution.Application.Payouts;

/// <summary>A recorded payment as <c>bondres payout --format json</c> prints it, without the seconds it took.</summary>
public static class PayoutJson
{
    /// <summary>What the list stands for, its funds, and who was sent money again.</summary>
    public static JsonObject Head(PayoutList list) => new()
    {
        ["case"] = list.Case, ["instalment"] = list.No, ["asOf"] = list.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["asKnown"] = ReportJson.Of(list.AsKnown), ["funds"] = ReportJson.Of(list.Funds),
        ["again"] = ReportJson.Of(list.Again.Select(a => new { Account = a.Account.ToString(), a.Released, a.Returned, a.Repaid }))
    };

    /// <summary>The whole: head and totals.</summary>
    public static JsonObject Of(PayoutList list)
    {
        var json = Head(list);
        json["totals"] = ReportJson.Totals(ReportJson.Columns(list), list.Fee);
        return json;
    }
}
