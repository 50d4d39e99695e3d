using System.Globalization;
using BondResolution.Domain.Money;
using BondResolution.Files.Workbooks;
using BondResolution.Views.Reports;

namespace BondResolution.Application.Exports;

/// <summary>The sheets with a row an account.</summary>
internal static class ListSheets
{
    /// <summary>The list of a recorded instalment, in English under the headings of the payout list; read when it is written.</summary>
    public static Sheet Payment(Reports reports, Scope scope, int no, WorkbookTexts t) => new(
        t.Say("instalment ", "分期偿付 ") + no.ToString(CultureInfo.InvariantCulture),
        [
            t.Column("account", "账户", 15), t.Figures("units", "张数", 12), t.Figures("units_paid", "偿付张数", 12),
            t.Figures("units_deferred", "递延张数", 15), t.Figures("principal", "本金", 17), t.Figures("interest", "利息", 17),
            t.Figures("gross", "税前金额", 17), t.Figures("tax", "税款", 14), t.Figures("net", "净额", 17),
            t.Figures("deferred", "递延金额", 15)
        ],
        Payments(reports, scope, no))
    {
        Summed = [1, 2, 3, 4, 5, 6, 7, 8, 9], TotalWord = t.Total
    };

    public static Sheet Holders(HolderList holders, Func<string, string?> maskedName, WorkbookTexts t) => new(t.Say("holders", "持有人"),
        [
            t.Column("account", "账户", 15), t.Column("name (masked)", "名称（脱敏）", 14), t.Column("class", "类别", 12),
            t.Column("purchaser", "收购方", 11), t.Figures("bonds", "持有（张）", 14), t.Figures("frozen", "冻结（张）", 14),
            t.Figures("deferred bonds", "递延（张）", 15), t.Figures("deferred, yuan", "递延金额", 17),
            t.Figures("principal owed", "所欠本金", 19)
        ],
        holders.Rows.Select(h => (Cell[])
        [
            Cell.Of(h.Account), Cell.Of(maskedName(h.Account)), Cell.Of(t.Word(h.Class)), Cell.Of(h.Purchaser ? t.Say("yes", "是") : null),
            Cell.Of(h.Units), Cell.Of(h.Frozen), Cell.Of(h.DeferredUnits), Cell.Of(h.Deferred), Cell.Of(h.PrincipalOwed)
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
