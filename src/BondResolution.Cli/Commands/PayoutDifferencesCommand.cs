using System.CommandLine;
using System.Globalization;
using BondResolution.Application;
using BondResolution.Application.Payouts;
using BondResolution.Application.Reporting;
using BondResolution.Domain.Holdings;
using BondResolution.Domain.Money;
using BondResolution.Domain.Recording;
using BondResolution.Views.Reports;

namespace BondResolution.Cli.Commands;

/// <summary>bondres payout differences: who an instalment paid too much or too little, by what is known now.</summary>
internal static class PayoutDifferencesCommand
{
    private static readonly string[] Columns =
        ["account", "units_paid", "units_due", "principal_paid", "principal_due", "interest_paid", "interest_due", "tax_paid", "tax_due", "deferred_paid", "deferred_due",
            "paid_net", "released_units", "released_units_due", "released", "released_due", "returned", "given", "due", "difference"];

    private static readonly string[] Chinese =
        ["账户", ">已付张数", ">应付张数", ">已付本金", ">应付本金", ">已付利息", ">应付利息", ">已扣税款", ">应扣税款", ">已递延", ">应递延",
            ">偿付净额", ">补付张数", ">应补付张数", ">补付净额", ">应补付净额", ">退回", ">实得合计", ">应得合计", ">差额"];

    public static Command Make()
    {
        var scope = new ScopeOptions();
        var instalment = new Option<int>("--instalment") { Description = "number of the instalment", Required = true };
        var against = new Option<long?>("--against") { Description = "sequence of the payment to compare with; default: the last that was reversed, else the one that stands" };
        var command = scope.AddTo(new Command("differences", "who was paid too much or too little, by what is known now (偿付差额)") { instalment, against });
        command.SetAction((parsed, cancel) => Reading.RunAsync(scope, async (run, ledger, wanted) =>
        {
            var found = await ComparedPayment.OfAsync(ledger, wanted, parsed.GetValue(instalment), parsed.GetValue(against), cancel);
            if (found.Problem is { } problem)
                return run.Fail(problem);
            var head = (await ledger.Store.ReadHeadAtAsync(wanted.AsKnown, cancel))!;
            return Print(run, wanted, parsed.GetValue(instalment), new AsKnown(head.Sequence, head.At, Convert.ToBase64String(head.Root.Span)), found.Value);
        }, cancel));
        return command;
    }

    private static int Print(Run run, Scope scope, int no, AsKnown known, PaymentDifferences found)
    {
        var (much, little) = (found.Rows.Where(r => r.Net < Fen.Zero).ToList(), found.Rows.Where(r => r.Net > Fen.Zero).ToList());
        var (muchSum, littleSum) = (Fen.Zero - Fen.Sum(much.Select(r => r.Net)), Fen.Sum(little.Select(r => r.Net)));
        var report = new
        {
            Case = scope.Code, Instalment = no, scope.AsOf, AsKnown = ReportJson.Of(known), found.RecordDate,
            Paid = new { found.Paid.Sequence, found.Paid.On, Reversed = found.IsReversed },
            Totals = new
            {
                Accounts = found.Rows.Count, TooMuch = new { Accounts = much.Count, Amount = muchSum }, TooLittle = new { Accounts = little.Count, Amount = littleSum },
                found.Totals.Paid, found.Totals.Released, found.Totals.Returned, Given = found.Totals.GivenNet,
                DueByPayment = found.Totals.Due, found.Totals.ReleasedDue, Due = found.Totals.DueNet, Difference = littleSum - muchSum
            },
            Differences = found.Rows.Select(r => new
            {
                Account = r.Account.ToString(), r.Paid, r.Due, r.Released, r.ReleasedDue, r.Returned, Given = r.GivenNet, DueNet = r.DueNet, Difference = r.Net
            }),
            NotCounted = found.NotCounted.Select(a => new { a.Sequence, a.On, Event = EventCatalogue.Of(a.Event).Name })
        };
        var rows = found.Rows.Select(Row);
        return Reading.PrintRows(run, report, to =>
        {
            run.Tables.Heading(run.Say($"instalment {no}: paid against due", $"第 {no} 期：已付与应付"), scope.Code, scope.AsOf, known, to);
            to.WriteLine(run.Say(
                $"paid on {found.Paid.On:yyyy-MM-dd} (sequence {found.Paid.Sequence}{(found.IsReversed ? ", reversed since" : "")}), due by holdings of {found.RecordDate:yyyy-MM-dd} as they are known",
                $"已付：{found.Paid.On:yyyy-MM-dd}（序号 {found.Paid.Sequence}{(found.IsReversed ? "，已冲正" : "")}）；应付：按已知的 {found.RecordDate:yyyy-MM-dd} 持有情况计算"));
            var all = found.Totals;
            to.WriteLine(run.Say(
                $"given: paid {all.Paid} + released {all.Released} - returned {all.Returned} = {all.GivenNet}; due: {all.Due} + on release {all.ReleasedDue} = {all.DueNet}; after tax, all accounts",
                $"实得：偿付 {all.Paid} + 补付 {all.Released} - 退回 {all.Returned} = {all.GivenNet}；应得：偿付 {all.Due} + 补付 {all.ReleasedDue} = {all.DueNet}（税后，全部账户）"));
            to.WriteLine(run.Say(
                $"given too much: {muchSum} ({Run.Count(much.Count, "account")}); too little: {littleSum} ({Run.Count(little.Count, "account")}); difference {littleSum - muchSum}. Rows: {found.Rows.Count}",
                $"多付 {much.Count} 户，合计 {muchSum}；少付 {little.Count} 户，合计 {littleSum}；差额 {littleSum - muchSum}；有差异 {found.Rows.Count} 户"));
            if (found.NotCounted.Count > 0)
            {
                var sequences = string.Join(", ", found.NotCounted.Select(a => a.Sequence));
                to.WriteLine(run.Say(
                    $"in no figure: releases, returns or payments made again that were taken back by themselves, sequences {sequences}. If money of them moved, set it against these figures",
                    $"以下补付、退回或重付已单独冲正，未计入：序号 {sequences}。其款项如确已收付，请在上述数字之外另行核对"));
            }
        }, run.Chinese ? Chinese : [.. Columns.Select((c, i) => (i == 0 ? "" : ">") + c.Replace('_', ' '))], rows, Columns, rows);
    }

    private static IReadOnlyList<string> Row(PaymentDifference r) =>
    [
        r.Account.ToString(), Text(r.Paid.Units), Text(r.Due.Units), r.Paid.Principal.ToString(), r.Due.Principal.ToString(), r.Paid.Interest.ToString(), r.Due.Interest.ToString(),
        r.Paid.Tax.ToString(), r.Due.Tax.ToString(), r.Paid.Deferred.ToString(), r.Due.Deferred.ToString(),
        r.Paid.Net.ToString(), Text(r.Released.Units), Text(r.ReleasedDue.Units), r.Released.Net.ToString(), r.ReleasedDue.Net.ToString(), r.Returned.ToString(),
        r.GivenNet.ToString(), r.DueNet.ToString(), r.Net.ToString()
    ];

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
