using BondResolution.Domain.Money;
using BondResolution.Files.Payouts;
using BondResolution.Views.Reports;

namespace BondResolution.Application.Lists;

/// <summary>The lists that a trustee sends, pays by or files, of the reports that exist.</summary>
public static class AccountLists
{
    private static readonly ListColumn Account = new("account", "账户", ListKind.Text), On = new("on", "日期", ListKind.Text),
        Units = Bonds("units", "张数"),
        Principal = Yuan("principal", "本金"), Interest = Yuan("interest", "利息"), Gross = Yuan("gross", "税前金额"), Tax = Yuan("tax", "税款"),
            Net = Yuan("net", "净额"),
        Label = new("label", "标签", ListKind.Text), Source = new("source", "来源", ListKind.Text),
            Sequence = new("sequence", "序号", ListKind.Number);

    /// <summary>A payment, under the headings of its list (偿付清单).</summary>
    public static ListTable Of(PayoutListColumns list) => new(
        [Account, Units, Bonds("units_paid", "偿付张数"), Bonds("units_deferred", "递延张数"), Principal, Interest, Gross, Tax, Net,
            Yuan("deferred", "递延金额")],
        list.Count, Enumerable.Range(0, list.Count).Select(row =>
        {
            Fen principal = new(list.PrincipalFen.Span[row]), interest = new(list.InterestFen.Span[row]), tax = new(list.TaxFen.Span[row]);
            return (ListValue[])
            [
                list.Accounts.Span[row].ToString(), list.Units.Span[row], list.UnitsPaid.Span[row], list.UnitsDeferred.Span[row],
                    principal, interest, principal + interest, tax,
                principal + interest - tax, new Fen(list.DeferredFen.Span[row])
            ];
        }));

    /// <summary>What was bought under offers (收购清单).</summary>
    public static ListTable Of(ActList<HolderReport.Purchase> list) => new(
        [Account, On, Text("offer", "方案"), Units, Yuan("cash", "价款"), Sequence, Label, Source],
        list.Rows.Count, list.Rows.Select(r => (ListValue[])[r.Account, r.Given.On, r.Given.Offer, r.Given.Units, r.Given.Cash,
            r.Given.Sequence, r.Given.Label, r.Given.Source]));

    /// <summary>What recoveries of suits gave (诉讼回收款分配清单).</summary>
    public static ListTable Of(ActList<HolderReport.Recovery> list) => new(
        [
            Account, On, Text("suit", "诉讼"), new("no", "笔", ListKind.Number), Units, Bonds("units_cancelled", "注销张数"), Principal, Interest,
                Yuan("costs", "费用"),
            Yuan("late", "迟延履行利息"), Gross, Yuan("borne", "负担费用"), Tax, Net, Yuan("prepaid", "归还预付"), Sequence, Label, Source
        ],
        list.Rows.Count, list.Rows.Select(r => (ListValue[])
        [
            r.Account, r.Given.On, r.Given.Suit, r.Given.No, r.Given.Units, r.Given.UnitsCancelled, r.Given.Principal, r.Given.Interest,
                r.Given.Costs, r.Given.Late, r.Given.Gross,
            r.Given.Borne, r.Given.Tax, r.Given.Net, r.Given.Prepaid, r.Given.Sequence, r.Given.Label, r.Given.Source
        ]));

    /// <summary>What was paid of deferred entitlements (递延补付清单).</summary>
    public static ListTable Of(ActList<HolderReport.Payment> list) => new(
        [Account, On, new("instalment", "期", ListKind.Number), Bonds("units_paid", "偿付张数"), Principal, Interest, Gross, Tax, Net, Sequence,
            Label, Source],
        list.Rows.Count, list.Rows.Select(r => (ListValue[])
        [
            r.Account, r.Given.On, r.Given.No, r.Given.UnitsPaid, r.Given.Principal, r.Given.Interest, r.Given.Gross, r.Given.Tax,
                r.Given.Net, r.Given.Sequence, r.Given.Label,
            r.Given.Source
        ]));

    /// <summary>What every account holds (持有人名单).</summary>
    public static ListTable Of(HolderList list) => new(
        [
            Account, Text("class", "类别"), Text("purchaser", "收购方"), Units, Bonds("frozen", "冻结张数"), Bonds("deferred_units", "递延张数"),
                Yuan("deferred", "递延金额"),
            Yuan("principal_owed", "所欠本金")
        ],
        list.Count, list.Rows.Select(r => (ListValue[])[r.Account, r.Class, r.Purchaser ? "yes" : "no", r.Units, r.Frozen, r.DeferredUnits,
            r.Deferred, r.PrincipalOwed]));

    /// <summary>A payment beside the one before it: a row an account of either, what it was given then, and how much more is given
    /// now.</summary>
    /// <param name="list">The payment.</param>
    /// <param name="last">The payment before.</param>
    public static ListTable Compared(PayoutListColumns list, PayoutListColumns last)
    {
        var (now, then) = (Of(list), Of(last));
        var zero = new ListValue[now.Columns.Length];
        return new ListTable(
            [.. now.Columns, Bonds("last_units", "上期张数"), Bonds("last_units_paid", "上期偿付张数"), Yuan("last_net", "上期净额"),
                Yuan("difference", "差额")],
            Merged(now.Rows, then.Rows).Count(), Merged(now.Rows, then.Rows).Select(pair =>
            {
                var (row, before) = (pair.Now ?? [pair.Then![0], .. zero[1..]], pair.Then ?? zero);
                return (ListValue[])[.. row, before[1], before[2], before[NetAt], row[NetAt].Number - before[NetAt].Number];
            }));
    }

    /// <summary>Where the net amount stands in a row of a payment.</summary>
    private const int NetAt = 8;

    /// <summary>The rows of two lists by account, which both ascend by.</summary>
    private static IEnumerable<(ListValue[]? Now, ListValue[]? Then)> Merged(IEnumerable<ListValue[]> now, IEnumerable<ListValue[]> then)
    {
        using var first = now.GetEnumerator();
        using var second = then.GetEnumerator();
        var (hasFirst, hasSecond) = (first.MoveNext(), second.MoveNext());
        while (hasFirst || hasSecond)
        {
            var order = !hasFirst ? 1 : !hasSecond ? -1 : string.CompareOrdinal(first.Current[0].Text, second.Current[0].Text);
            yield return (order <= 0 ? first.Current : null, order >= 0 ? second.Current : null);
            hasFirst = order <= 0 ? first.MoveNext() : hasFirst;
            hasSecond = order >= 0 ? second.MoveNext() : hasSecond;
        }
    }

    private static ListColumn Text(string name, string chinese) => new(name, chinese, ListKind.Text);

    private static ListColumn Bonds(string name, string chinese) => new(name, chinese, ListKind.Bonds);

    private static ListColumn Yuan(string name, string chinese) => new(name, chinese, ListKind.Yuan);
}
