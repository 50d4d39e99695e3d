using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using BondResolution.Application;
using BondResolution.Application.Audit;
using BondResolution.Application.Reporting;
using BondResolution.Cli.Output;

namespace BondResolution.Cli.Commands;

/// <summary>bondres audit events: what was recorded, in order, exactly as it is kept.</summary>
internal static class AuditCommands
{
    /// <summary>Characters of an event's content that a table shows; CSV and JSON have all.</summary>
    private const int ContentShown = 80;

    public static Command Make()
    {
        var stream = NameWords.Option("--stream", "one stream only, e.g. holdings-128044");
        var code = NameWords.Option("--case", "one case only");
        var asOf = new Option<string?>("--as-of") { Description = "events in effect by a date only, e.g. 2025-01-27; default: all" };
        var asKnown = new Option<string?>("--as-known") { Description = "the sequence or the instant up to which the ledger is known; default now" };
        var events = new Command("events", "what was recorded, in order (事件)") { code, stream, asOf, asKnown };
        events.SetAction((parsed, cancel) => Run.Current.Value!.WithLedgerAsync(async ledger =>
        {
            var run = Run.Current.Value!;
            DateOnly? date = null;
            if (parsed.GetValue(asOf) is { } text)
            {
                if (!LawCommands.TryDate(text, out var read))
                    return LawCommands.BadDate(run, "--as-of", text);
                date = read;
            }

            var head = (await ledger.Store.ReadHeadAsync(cancel)).Sequence;
            return (await ReportScope.SequenceAsync(ledger, parsed.GetValue(asKnown), head, cancel)).Try(out var known, out var problem)
                ? await PrintAsync(run, ledger, parsed.GetValue(code), parsed.GetValue(stream), date, known, cancel)
                : run.Fail(problem);
        }, cancel));
        return new Command("audit", "integrity and history (审计)")
        {
            events, CorrectionsCommand.Make(), IntegrityCommands.Verify(), IntegrityCommands.MakeCheckpoint(), IntegrityCommands.Prove(),
                IntegrityCommands.CheckProof()
        };
    }

    private static async Task<int> PrintAsync(Run run, Ledger ledger, string? code, string? stream, DateOnly? asOf, long known, CancellationToken cancel)
    {
        var head = (await ledger.Store.ReadHeadAtAsync(known, cancel))!;
        var root = Convert.ToBase64String(head.Root.Span);
        var rows = await EventListing.ReadAsync(ledger.Store, stream, known,
            e => (code is null || e.Metadata.Case == code) && (asOf is null || string.CompareOrdinal(e.On, Text(asOf, "")) <= 0), cancel);

        switch (run.Format)
        {
            case Format.Json:
                run.Output.WriteLine(ReportJson.Text(new JsonObject
                {
                    ["case"] = code,
                    ["asOf"] = asOf?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    ["sequence"] = head.Sequence,
                    ["root"] = root,
                    ["events"] = new JsonArray([.. rows.Select(r => r.ToJson())])
                }));
                break;
            case Format.Csv:
                run.Tables.Csv(["sequence", "recorded_at", "on", "stream", "type", "do", "command", "by", "label", "source", "payload",
                    "lines", "reversed_by"], rows.Select(r => (IReadOnlyList<string>)
                    [$"{r.Sequence}", r.RecordedAt, r.On, r.Stream, r.Type, r.Metadata.Do, r.Command, r.Metadata.By, r.Metadata.Label
                        ?? "", r.Metadata.Source ?? "", r.Payload, $"{r.Lines}", $"{r.ReversedBy}"]));
                break;
            default:
                run.Output.WriteLine(run.Say(
                    $"events · case {code ?? "any"} · as of {Text(asOf, "any date")} · {run.Known(head.Sequence, root)}", $"事件 · 案件 {code ?? "全部"} · 截至 {Text(asOf, "任何日期")} · {run.Known(head.Sequence, root)}"));
                run.Tables.Table(run.Chinese ? [">序号", "记录时间（UTC）", "生效日", "操作人", "流", "事件", "内容", ">冲正于序号", "命令编号", "标签", "来源"]
                    : [">sequence", "recorded at (UTC)", "on", "by", "stream", "event", "content", ">reversed by", "command id", "label",
                        "source"],
                    rows.Select(r => (IReadOnlyList<string>)
                    [
                        $"{r.Sequence}", r.RecordedAt[..19].Replace('T', ' '), r.On, r.Metadata.By, r.Stream, r.Type, Content(run, r),
                            $"{r.ReversedBy}", r.Command, r.Metadata.Label ?? "",
                        r.Metadata.Source ?? ""
                    ]));
                break;
        }

        return 0;
    }

    /// <summary>What an event says, cut short; of one that holds lines how many.</summary>
    private static string Content(Run run, EventListing e) => e.Lines is { } lines
        ? run.Say(Run.Count(lines, "line"), $"{lines} 行")
        : e.Payload.Length <= ContentShown ? e.Payload : e.Payload[..(ContentShown - 1)] + "…";

    private static string Text(DateOnly? date, string none) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? none;
}
