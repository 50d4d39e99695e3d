using System.CommandLine;
using System.Text.Json.Nodes;
using BondResolution.Application;
using BondResolution.Application.Lists;
using BondResolution.Application.Payouts;
using BondResolution.Application.Reporting;
using BondResolution.Cli.Output;
using BondResolution.Domain;
using BondResolution.Domain.Holdings;
using BondResolution.Domain.Money;
using BondResolution.Domain.Problems;
using BondResolution.Domain.Registers;
using BondResolution.Files.Layouts;
using BondResolution.Files.Payouts;
using BondResolution.Files.Registers;
using BondResolution.Files.Text;

namespace BondResolution.Cli.Commands;

/// <summary>bondres payout, payout compute: a payment list, recorded or straight from a register. The list on stdout or in a file, its totals on stderr.</summary>
internal static class PayoutCommands
{
    public static Command Make()
    {
        var scope = new ScopeOptions();
        var reveal = new RevealOptions();
        var instalment = new Option<int?>("--instalment") { Description = "number of the instalment" };
        var preview = new Option<bool>("--preview") { Description = "the list of an instalment that is declared and not paid, as --as-of or its day of payment would pay it; nothing is recorded" };
        var compare = new Option<bool>("--compare") { Description = "beside each row what the instalment paid before gave, and the difference" };
        var path = OutOption.Make("file to write, with --reveal readable by its owner only; default, or -: standard output");
        var command = reveal.AddTo(scope.AddTo(new Command("payout", "the payment list of an instalment (偿付清单)") { instalment, preview,
            compare, path }));
        command.SetAction((parsed, cancel) => parsed.GetValue(instalment) is not { } no
            ? Task.FromResult(LawCommands.Bad(Run.Current.Value!, "--instalment", "missing", "the number of an instalment"))
            : Reading.RunAsync(scope, async (run, ledger, wanted) =>
            {
                var stages = new StageTimes(run.Clock);
                var reading = stages.Measure("read");
                if (OutOption.Path(parsed, path) is { } file && run.Outputs.Refusal(file) is { } unfit) // before anything is recorded
                    return run.Fail(unfit);
                DateOnly? on = parsed.GetValue(scope.AsOf) is null ? null : wanted.AsOf;
                var asked = parsed.GetValue(preview)
                    ? await PayoutPreview.OfAsync(ledger, wanted.Code, no, on, wanted.AsKnown, cancel)
                    : await ledger.Reports.PayoutAsync(wanted, no, cancel) is var recorded && recorded.Problem is null
                        ? new PreviewedPayout(recorded.Value, []) : recorded.Problem!;
                if (!asked.Try(out var found, out var problem))
                    return run.Fail(problem);
                var list = found.List;
                var (columns, head, totals) = (ReportJson.Columns(list), PayoutJson.Head(list),
                    ReportJson.Totals(ReportJson.Columns(list), list.Fee));
                var rows = AccountLists.Of(columns);
                if (parsed.GetValue(compare))
                {
                    if (!(await PayoutBefore.OfAsync(ledger, wanted with { AsOf = list.AsOf }, no, cancel)).Try(out var before,
                        out problem))
                        return run.Fail(problem);
                    head["compared"] = before.No;
                    rows = AccountLists.Compared(columns, ReportJson.Columns(before));
                    foreach (var (name, sum) in rows.Totals().Where(total =>
                        !totals.ContainsKey(total.Key) && total.Key != "rows").ToList())
                        totals[name] = sum!.DeepClone();
                }

                long? revealed = null;
                if (reveal.IsAsked(parsed))
                {
                    if (!(await Payees.RevealAsync(ledger, wanted, "payout", rows, reveal.ReasonOf(parsed), cancel)).Try(out var shown,
                        out problem))
                        return run.Fail(problem);
                    (rows, revealed) = shown;
                    head["revealed"] = revealed;
                }

                reading.Dispose();
                foreach (var warning in found.Warnings)
                    run.Warn(warning);
                if (!parsed.GetValue(preview) && PaymentRepeat.Warning(no,
                    [.. list.Again]) is { } again) // of a preview it is among the warnings
                    run.Warn(again);
                if (parsed.GetValue(preview))
                    (head["preview"], head["warnings"]) = (true, run.Json(found.Warnings));
                if (revealed is { } sequence)
                    new People(run, revealed: true).TellRecorded(sequence, isShown: rows.Count > 0);
                var isPlain = !parsed.GetValue(compare) && revealed is null;
                return Finish(run, new Written(to => (isPlain ? PlainWriter(run, columns) : rows.Write)(to), totals, rows,
                    IsOwners: revealed is not null), OutOption.Path(parsed, path), head,
                    Heading(run, list, parsed.GetValue(preview)), stages, parsed.GetValue(preview) ? null : Funds(run, list.Funds));
            }, cancel, reveal.IsAsked(parsed)));
        command.Subcommands.Add(Compute());
        command.Subcommands.Add(PayoutDifferencesCommand.Make());
        command.Subcommands.Add(Releases());
        return command;
    }

    private static Command Releases()
    {
        var instalment = new Option<int?>("--instalment") { Description = "number of one instalment; default all" };
        return ListCommand.Make(new Command("releases", "what was paid of deferred entitlements (递延补付清单)") { instalment },
            "payout releases", ("releases", "递延补付清单"),
            async (parsed, ledger, wanted, cancel) =>
                (await ledger.Reports.ReleasesAsync(wanted, parsed.GetValue(instalment), cancel)).Try(out var found, out var problem)
                    ? (AccountLists.Of(found), found.AsKnown) : problem);
    }

    private static string Heading(Run run, Views.Reports.PayoutList list, bool isPreview)
    {
        var (before, beforeChinese) = isPreview ? ("preview, nothing is recorded: ", "预览，未作任何记录：") : ("", "");
        var known = run.Known(list.AsKnown.Sequence, list.AsKnown.Root);
        return run.Say(
            $"{before}instalment {list.No} · case {list.Case} · as of {list.AsOf:yyyy-MM-dd} · {known}",
            $"{beforeChinese}第 {list.No} 期 · 案件 {list.Case} · 截至 {list.AsOf:yyyy-MM-dd} · {known}");
    }

    private static string Funds(Run run, Views.Reports.FundsReport funds) => run.Say(
        $"funds received {funds.Received}  paid out with fees {funds.PaidOut}  unused {funds.Unused}  unfunded {funds.Unfunded}  still deferred {funds.Deferred}{TakenBack(run, funds)}",
        $"到账资金 {funds.Received}  偿付及手续费 {funds.PaidOut}  未使用 {funds.Unused}  未到账 {funds.Unfunded}  尚有递延 {funds.Deferred}{TakenBack(run, funds)}");

    /// <summary>Writes the list of §6 fast: one of a million rows is an everyday one.</summary>
    private static Action<Stream> PlainWriter(Run run, PayoutListColumns list) =>
        to => PayoutListWriter.Write(to, list, (done, total) => run.Progress?.Report("write", done, total));

    /// <summary>A list as it is written: how, its totals, its rows where JSON shows them, and whether only its owner may read it.</summary>
    private sealed record Written(Action<Stream> Write, JsonObject Totals, ListTable? Rows, bool IsOwners);

    private static string TakenBack(Run run, Views.Reports.FundsReport funds) => funds.TakenBack == Fen.Zero
        ? ""
        : run.Say($"  paid out before it was taken back {funds.TakenBack} (compare: payout differences)", $"  冲正前已偿付 {funds.TakenBack}（请与 payout differences 核对）");

    private static Command Compute()
    {
        var register = new Option<string[]>("--register")
        {
            Description = "a holder register; several files are parts of one register; - is standard input", Required = true, AllowMultipleArgumentsPerToken = true
        };
        var scheme = new Option<string>("--scheme") { Description = "the scheme as JSON, or a file that holds it", Required = true };
        var face = new Option<string?>("--face") { Description = "face of one bond in yuan; default 100.00" };
        var layout = new Option<string?>("--layout") { Description = RegisterCommands.LayoutWords };
        var sheets = new Option<string[]>("--sheet") { Description = RegisterCommands.SheetWords };
        var units = new Option<long?>("--expect-units") { Description = "bonds the register must add up to" };
        var quantityIs = new Option<string?>("--quantity-is") { Description = "what the quantity column counts: units or face" };
        quantityIs.AcceptOnlyFromAmong("units", "face");
        var path = OutOption.Make();
        var command = new Command("compute", "the same list straight from a register file; no ledger needed") { register, scheme, face, layout, sheets, units, quantityIs, path };
        command.SetAction(parsed =>
        {
            var run = Run.Current.Value!;
            var stages = new StageTimes(run.Clock);
            if (!LawCommands.TryYuan(parsed.GetValue(face) ?? "100.00", out var yuan))
                return LawCommands.BadYuan(run, "--face", parsed.GetValue(face));
            if (yuan <= Fen.Zero)
                return LawCommands.Bad(run, "--face", parsed.GetValue(face), run.Say("an amount above 0.00", "大于 0.00 的金额"));
            var (files, named) = (parsed.GetValue(register)!, parsed.GetValue(sheets) ?? []);
            foreach (var input in (string?[])[.. files, parsed.GetValue(scheme), parsed.GetValue(layout)])
                run.Outputs.AddInput(input ?? "");
            if (OutOption.Path(parsed, path) is { } written && run.Outputs.Refusal(written) is { } unfit)
                return run.Fail(unfit);
            QuantityIs? quantity = Words.TryParse<QuantityIs>(parsed.GetValue(quantityIs) ?? "", out var stated) ? stated : null;
            if (!LayoutChoice.Of(parsed.GetValue(layout), LayoutUse.Register, ledgerFolder: null).Try(out var choice, out var unknown))
                return run.Fail(unknown);
            var list = PayoutComputation.Run(() => FileContent.OpenAll(files, "", run.Input), parsed.GetValue(scheme)!,
                new RegisterOptions(files[0], choice.Name, parsed.GetValue(units), null, quantity)
                {
                    Layouts = choice.Layouts, Files = [.. files], Sheet = named.FirstOrDefault(), Sheets = [.. named], Face = yuan, AreTyped = true, Progress = (done, total) => run.Progress?.Report("parse", done, total)
                }, stages);
            if (list.Problem is { } problem)
                return run.Fail(problem);
            foreach (var warning in list.Value.Warnings)
                run.Warn(warning);
            var made = new Written(PlainWriter(run, list.Value.List), ReportJson.Totals(list.Value.List, Fen.Zero), Rows: null,
                IsOwners: false);
            return Finish(run, made, OutOption.Path(parsed, path), new JsonObject { ["warnings"] = run.Json(list.Value.Warnings) },
                string.Join("; ", files), stages);
        });
        return command;
    }

    /// <summary>Writes the list, to the file or to stdout unless that is taken by the totals; then the totals, with JSON and no file the
    /// rows too.</summary>
    private static int Finish(Run run, Written list, string? path, JsonObject head, string heading, StageTimes stages, string? more = null)
    {
        var writing = stages.Measure("write");
        if ((path is not null || run.Format != Format.Json) && run.Write(path, list.IsOwners, list.Write) is { } unwritten)
            return run.Fail(unwritten);
        writing.Dispose();
        var totals = list.Totals;
        if (run.Format == Format.Json)
        {
            totals["seconds"] = new JsonObject(stages.All.Select(stage => KeyValuePair.Create(stage.Name, (JsonNode?)Seconds(stage.Time))));
            head["totals"] = totals;
            run.Output.WriteLine(ListCommand.Text(head, path is null ? list.Rows : null));
            return 0;
        }

        run.Error.WriteLine(heading);
        run.Error.WriteLine(ListCommand.Line(totals));
        if (more is not null)
            run.Error.WriteLine(more);
        run.Error.WriteLine(Run.Seconds(stages.All));
        return 0;
    }

    private static decimal Seconds(TimeSpan time) => decimal.Round((decimal)time.TotalSeconds, 3);
}
