using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using BondResolution.Application;
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
        var instalment = new Option<int?>("--instalment") { Description = "number of the instalment" };
        var path = OutOption.Make();
        var command = scope.AddTo(new Command("payout", "the payment list of a recorded instalment (偿付清单)") { instalment, path });
        command.SetAction((parsed, cancel) => parsed.GetValue(instalment) is not { } no
            ? Task.FromResult(LawCommands.Bad(Run.Current.Value!, "--instalment", "missing", "the number of an instalment"))
            : Reading.RunAsync(scope, async (run, ledger, wanted) =>
            {
                var stages = new StageTimes(run.Clock);
                var reading = stages.Measure("read");
                var recorded = await ledger.Reports.PayoutAsync(wanted, no, cancel);
                reading.Dispose();
                if (recorded.Problem is { } problem)
                    return run.Fail(problem);
                var list = recorded.Value;
                var head = PayoutJson.Head(list);
                if (PaymentRepeat.Warning(no, [.. list.Again]) is { } again)
                    run.Warn(again);
                var funds = list.Funds;
                return Finish(run, ReportJson.Columns(list), list.Fee, OutOption.Path(parsed, path), head, run.Say(
                    $"instalment {list.No} · case {list.Case} · as of {list.AsOf:yyyy-MM-dd} · {run.Known(list.AsKnown.Sequence, list.AsKnown.Root)}",
                    $"第 {list.No} 期 · 案件 {list.Case} · 截至 {list.AsOf:yyyy-MM-dd} · {run.Known(list.AsKnown.Sequence, list.AsKnown.Root)}"), stages, run.Say(
                    $"funds received {funds.Received}  paid out with fees {funds.PaidOut}  unused {funds.Unused}  unfunded {funds.Unfunded}  still deferred {funds.Deferred}{TakenBack(run, funds)}",
                    $"到账资金 {funds.Received}  偿付及手续费 {funds.PaidOut}  未使用 {funds.Unused}  未到账 {funds.Unfunded}  尚有递延 {funds.Deferred}{TakenBack(run, funds)}"));
            }, cancel));
        command.Subcommands.Add(Compute());
        command.Subcommands.Add(PayoutDifferencesCommand.Make());
        return command;
    }

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
            if (!Fen.TryParse(parsed.GetValue(face) ?? "100.00", out var yuan))
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
            return Finish(run, list.Value.List, Fen.Zero, OutOption.Path(parsed, path), new JsonObject { ["warnings"] = run.Json(list.Value.Warnings) }, string.Join("; ", files), stages);
        });
        return command;
    }

    /// <summary>Writes the list, to the file or to stdout unless that is taken by the totals; then the totals.</summary>
    private static int Finish(Run run, PayoutListColumns list, Fen fee, string? path, JsonObject head, string heading, StageTimes stages, string? more = null)
    {
        var writing = stages.Measure("write");
        if ((path is not null || run.Format != Format.Json)
            && run.Write(path, ownerOnly: false, to => PayoutListWriter.Write(to, list, (done, total) => run.Progress?.Report("write", done, total))) is { } unwritten)
            return run.Fail(unwritten);
        writing.Dispose();
        var totals = ReportJson.Totals(list, fee);
        if (run.Format == Format.Json)
        {
            totals["seconds"] = new JsonObject(stages.All.Select(stage => KeyValuePair.Create(stage.Name, (JsonNode?)Seconds(stage.Time))));
            head["totals"] = totals;
            run.Output.WriteLine(ReportJson.Text(head));
            return 0;
        }

        run.Error.WriteLine(heading);
        run.Error.WriteLine(string.Join("  ", totals.Select(t => $"{t.Key} {(t.Value!.GetValueKind() == JsonValueKind.String ? t.Value.GetValue<string>() : t.Value.ToJsonString())}")));
        if (more is not null)
            run.Error.WriteLine(more);
        run.Error.WriteLine(Run.Seconds(stages.All));
        return 0;
    }

    private static decimal Seconds(TimeSpan time) => decimal.Round((decimal)time.TotalSeconds, 3);
}
