using BondResolution.Application.People;
using BondResolution.Domain.Problems;
using BondResolution.Views.Reports;

namespace BondResolution.Application.Lists;

/// <summary>A list with the payees' data out of the vault, for whoever sends the money: that it is shown, and why, is recorded
/// before.</summary>
public static class Payees
{
    private static readonly ListColumn[] Columns =
    [
        new("holder_state", "保管库状态", ListKind.Text), new("person", "一码通/编号", ListKind.Text), new("name", "名称", ListKind.Text),
            new("id_number", "证件号码", ListKind.Text),
        new("phone", "电话", ListKind.Text), new("address", "地址", ListKind.Text), new("remark", "备注", ListKind.Text)
    ];

    /// <summary>Records that the list's holders are shown, and adds to each row what may be shown; the sequence it was recorded as. Nothing
    /// may be shown where there is a problem.</summary>
    /// <param name="ledger">The ledger, opened to record.</param>
    /// <param name="scope">Case, date, and how much is known.</param>
    /// <param name="output">The command that shows it, e.g. <c>payout</c>.</param>
    /// <param name="list">The list.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancel">Cancels.</param>
    public static async Task<Outcome<(ListTable List, long Sequence)>> RevealAsync(
        Ledger ledger, Scope scope, string output, ListTable list, string? reason, CancellationToken cancel)
    {
        var holders = await Holders.OfAsync(ledger, scope.Code, cancel);
        if (!holders.All().Try(out var known, out var altered))
            return altered;
        var shown = list.Accounts.Where(account => known.GetValueOrDefault(account)?.State is HolderState.Held).ToList();
        if (!(await holders.RevealAsync(output, shown, scope.AsOf, scope.AsKnown, reason, cancel)).Try(out var sequence, out var refused))
            return refused;
        return (list.With(Columns, row =>
        {
            var holder = known.GetValueOrDefault(row[0].Text!) ?? ShownHolder.Unknown;
            return [HolderJson.Word(holder.State), .. (holder.Row is { } held ? HolderJson.Fields(held, revealed: true)
                : new string?[Columns.Length - 1]).Select(field => (ListValue)field)];
        }), sequence);
    }
}
