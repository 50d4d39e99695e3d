using System.Globalization;
using BondResolution.Domain.Money;
using BondResolution.Files.Workbooks;
using BondResolution.Views.Reports;

namespace BondResolution.Application.Exports;

/// <summary>The sheets with a row an account.</summary>
internal static class ListSheets
{
    /// <summary>The list of a recorded instalment, under the headings of the payout list; read when it is written.</summary>
    public static Sheet Payment(Reports reports, Scope scope, int no, WorkbookTexts t) => new("instalment " + no.ToString(CultureInfo.InvariantCulture),
        [
            ("account", 16), ("units", 14), ("units_paid", 14), ("units_deferred", 14), ("principal", 18), ("interest", 18), ("gross", 18), ("tax", 16), ("net", 18), ("deferred", 18)
        ],
        Payments(reports, scope, no))
    {
        Summed = [1, 2, 3, 4, 5, 6, 7, 8, 9], TotalWord = t.Total
    };

    public static Sheet Holders(HolderList holders, Func<string, string?> maskedName, WorkbookTexts t) => new("holders",
        [
            t.Column("account", "账户", 16), t.Column("name (masked)", "名称（脱敏）", 14), t.Column("class", "类别", 12), t.Column("purchaser", "收购方", 10), t.Column("bonds", "持有（张）", 14),
            t.Column("frozen", "冻结（张）", 14), t.Column("deferred bonds", "递延（张）", 14), t.Column("deferred, yuan", "递延金额", 18), t.Column("principal owed", "所欠本金", 20)
        ],
        holders.Rows.Select(h => (Cell[])
        [
            Cell.Of(h.Account), Cell.Of(maskedName(h.Account)), Cell.Of(h.Class), Cell.Of(h.Purchaser ? t.Say("yes", "是") : null), Cell.Of(h.Units), Cell.Of(h.Frozen),
            Cell.Of(h.DeferredUnits), Cell.Of(h.Deferred), Cell.Of(h.PrincipalOwed)
        ]))
    {
        Summed = [4, 5, 6, 7, 8], TotalWord = t.Total
    };

    private static IEnumerable<Cell[]> Payments(Reports reports, Scope scope, int no)
    {
        // Read models answer from memory and their own file: nothing is waited for.
        var recorded = reports.PayoutAsync(scope, no).GetAwaiter().GetResult();
        if (recorded.Problem is not null)
            yield break;
        var list = recorded.Value;
        for (var i = 0; i < list.Accounts.Length; i++)
        {
            var (principal, interest, tax) = (new Fen(list.PrincipalFen[i]), new Fen(list.InterestFen[i]), new Fen(list.TaxFen[i]));
            yield return
            [
                Cell.Of(list.Accounts[i].ToString()), Cell.Of(list.Units[i]), Cell.Of(list.UnitsPaid[i]), Cell.Of(list.UnitsDeferred[i]), Cell.Of(principal), Cell.Of(interest),
                Cell.Of(principal + interest), Cell.Of(tax), Cell.Of(principal + interest - tax), Cell.Of(new Fen(list.DeferredFen[i]))
            ];
        }
    }
}
