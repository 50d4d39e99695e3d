using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using BondResolution.Application;
using BondResolution.Application.Commands;
using BondResolution.Application.Handlers;
using BondResolution.Application.Recording;
using BondResolution.Application.Registers;
using BondResolution.Application.Reporting;
using BondResolution.Cli.Output;
using BondResolution.Domain;
using BondResolution.Domain.Bonds;
using BondResolution.Domain.Holdings;
using BondResolution.Domain.Problems;
using BondResolution.Files.Footers;
using BondResolution.Files.Registers;

namespace BondResolution.Cli.Commands;

/// <summary>bondres register import: a holder register from a file, or from several that are its parts, all or nothing.</summary>
internal static class RegisterCommands
{
    public const string SheetWords = "sheet of a workbook; default: the only one that fits; of several workbooks once for all, or once for each in order";

    public const string LayoutWords = "name of a layout, or a layout file (*.json; docs/layouts.md); default: found out";

    public static Command Make()
    {
        var files = new Argument<string[]>("file")
        {
            Description = "the register (.csv, .txt, .xlsx, .xls); several files are parts of one register; - is standard input", Arity = ArgumentArity.OneOrMore
        };
        var code = NameWords.Option("--case", "the bond's code");
        var recordDate = new Option<string>("--record-date") { Description = "date whose close the register shows (权益登记日)", Required = true };
        var layout = new Option<string?>("--layout") { Description = LayoutWords };
        var sheets = new Option<string[]>("--sheet") { Description = SheetWords };
        var repeated = new Option<string?>("--repeated") { Description = "an account in several rows: refuse (default) or sum" };
        var units = new Option<long?>("--expect-units") { Description = "bonds the register must add up to" };
        var holders = new Option<long?>("--expect-holders") { Description = "accounts the register must have" };
        var quantityIs = new Option<string?>("--quantity-is") { Description = "what the quantity column counts: units or face" };
        var source = new Option<string?>("--source") { Description = "the document it was read in" };
        var label = new Option<string?>("--label") { Description = "how well it is founded: reported, computed, inferred or assumed" };
        var rejects = new RejectsOption();
        var dryRun = new Option<bool>("--dry-run") { Description = "show what would be recorded" };
        quantityIs.AcceptOnlyFromAmong("units", "face");
        repeated.AcceptOnlyFromAmong("refuse", "sum");
        label.AcceptOnlyFromAmong("reported", "computed", "inferred", "assumed");
        var command = rejects.AddTo(new Command("import", "import a holder register (导入持有人名册)") { files, code, recordDate, layout, sheets, units, holders, quantityIs, repeated, source, label, dryRun });
        command.SetAction((parsed, cancel) => (BadDate(parsed.GetValue(recordDate)!) ?? rejects.Check(parsed)
            ?? parsed.GetValue(files)!.Select(rejects.Check).FirstOrDefault(problem => problem is not null)) is { } refused
            ? Task.FromResult(Run.Current.Value!.Fail(refused))
            : Run.Current.Value!.WithLedgerAsync(ledger =>
        {
            var json = new JsonObject { ["do"] = "register.import", ["on"] = parsed.GetValue(recordDate), ["recordDate"] = parsed.GetValue(recordDate), ["file"] = List(parsed.GetValue(files)!) };
            Add(json, "case", parsed.GetValue(code));
            Add(json, "layout", parsed.GetValue(layout));
            if (parsed.GetValue(sheets) is { Length: > 0 } named)
                json["sheet"] = List(named);
            Add(json, "repeated", parsed.GetValue(repeated));
            Add(json, "expectUnits", parsed.GetValue(units));
            Add(json, "expectHolders", parsed.GetValue(holders));
            Add(json, "quantityIs", parsed.GetValue(quantityIs));
            Add(json, "source", parsed.GetValue(source));
            Add(json, "label", parsed.GetValue(label));
            return RunAsync(Run.Current.Value!, ledger, json, rejects, parsed.GetValue(dryRun), cancel);
        }, cancel, LedgerUse.Make));
        return new Command("register", "holder registers (持有人名册)") { command, ReconcileCommand.Make() };
    }

    private static Problem? BadDate(string recordDate) => DateWords.TryParse(recordDate, out _) ? null
        : DateWords.Bad("--record-date", recordDate);

    /// <summary>One text as it is, several as a list.</summary>
    private static JsonNode? List(string[] texts) => texts is [var only] ? JsonValue.Create(only) : new JsonArray([.. texts.Select(text => (JsonNode)text)]);

    private static void Add<T>(JsonObject json, string name, T? value)
    {
        if (value is not null)
            json[name] = JsonValue.Create(value);
    }

    private static async Task<int> RunAsync(Run run, Ledger ledger, JsonObject json, RejectsOption rejects, bool dryRun, CancellationToken cancel)
    {
        var session = new Session(ledger, dryRun) { IsTyped = true };
        var element = JsonSerializer.SerializeToElement(json);
        var reading = ledger.Stages.Measure("read");
        var command = await new CommandReader(new FolderFiles(Directory.GetCurrentDirectory(), run.Input), ledger.OnlyCaseAsync).ReadAsync(element, CommandTable.Names, cancel);
        reading.Dispose();
        if ((command.Problem ?? rejects.Check(command.Value)) is { } unfit)
            return run.Fail(unfit);
        var file = await RegisterHandlers.ReadAsync(command.Value, session);
        if (file.Problem is { } faulty)
        {
            await rejects.WriteAsync(command.Value, session, faulty);
            return run.Fail(faulty, rejects: rejects.Done);
        }

        await ledger.CatchUpAsync(cancel);
        if (run.Format == Format.Table && await RegisterHandlers.StandingSequenceAsync(command.Value, session, file.Value) is { } stands)
            run.Output.WriteLine(run.Say($"this register stands already (sequence {stands}); what follows is for comparison", $"该名册此前已记录（序号 {stands}）；以下内容仅供比对"));
        // What was taken for what is told before anything is recorded.
        if (run.Format == Format.Table)
            RegisterTables.PrintReading(run, file.Value);
        var comparing = ledger.Stages.Measure("compare");
        var compared = await Reconciling.OfFileAsync(session, command.Value.Case, command.Value.Fields.Date("recordDate"), file.Value);
        comparing.Dispose();
        if (run.Format == Format.Table && compared is not null)
            RegisterTables.PrintTotals(run, compared);
        var outcome = await CommandTable.RunAsync(command.Value, session, cancel);
        foreach (var warning in outcome.Warnings)
            run.Warn(warning);
        if (outcome.Refusal is { } refusal)
            return run.Fail(refusal);
        await ledger.CatchUpAsync(cancel);
        Print(run, file.Value, compared, outcome, dryRun);
        run.TellStages(ledger.Stages, outcome.Events.Length);
        if (!dryRun && !outcome.Again && !outcome.Events.IsEmpty && !outcome.Events.Any(e => e.Type.StartsWith("holdings.register-adopted", StringComparison.Ordinal)))
            run.Error.WriteLine(run.Say("note: not adopted, an earlier register is; next: bondres register reconcile, then register.adopt", "提示：未采用（已采用较早的名册）；下一步：bondres register reconcile，然后 register.adopt"));
        return 0;
    }

    private static void Print(Run run, RegisterFile file, Reconciliation? compared, CommandOutcome outcome, bool dryRun)
    {
        var isNothing = outcome.Again || outcome.Events.IsEmpty;
        if (run.Format != Format.Table)
        {
            var json = RegisterJson.Of(file, compared);
            (json["recorded"], json["again"], json["dryRun"]) = (!dryRun && !isNothing, isNothing, dryRun);
            json["warnings"] = run.Json(outcome.Warnings);
            if (run.Format == Format.Json)
                run.Output.WriteLine(ReportJson.Text(json));
            else
                run.Tables.Flat(json);
            return;
        }

        run.Output.WriteLine(isNothing
            ? run.Say("recorded: nothing, it stands already", "记录：无，此前已记录")
            : run.Say($"recorded: {Run.Count(outcome.Events.Length, "event")}{(dryRun ? " (dry run: not recorded)" : "")}", $"记录：{outcome.Events.Length} 个事件{(dryRun ? "（试运行：未记录）" : "")}"));
        if (dryRun)
            run.Error.WriteLine(run.Say("dry run: nothing was recorded", "试运行：未作任何记录"));
    }
}
