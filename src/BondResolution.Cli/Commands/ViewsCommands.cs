using System.CommandLine;
using System.Text.Json.Nodes;
using BondResolution.Application;
using BondResolution.Application.Reporting;
using BondResolution.Cli.Output;
using BondResolution.Views.Reports;

namespace BondResolution.Cli.Commands;

/// <summary>bondres views status, views rebuild: the read models beside the events.</summary>
internal static class ViewsCommands
{
    public static Command Make()
    {
        var status = new Command("status", "how far the read models stand for the events");
        status.SetAction((_, cancel) => Run.Current.Value!.WithLedgerAsync(ledger => PrintAsync(Run.Current.Value!, ledger, cancel), cancel));
        var rebuild = new Command("rebuild", "make the read models anew from the events, beside the live ones, swapped in at the end");
        rebuild.SetAction((_, cancel) => Run.Current.Value!.WithLedgerAsync(async ledger =>
        {
            await ledger.RebuildViewsAsync(cancel);
            return await PrintAsync(Run.Current.Value!, ledger, cancel);
        }, cancel, LedgerUse.Change));
        return new Command("views", "read models (读模型)") { status, rebuild };
    }

    private static async Task<int> PrintAsync(Run run, Ledger ledger, CancellationToken cancel)
    {
        var head = await ledger.Store.ReadHeadAsync(cancel);
        var (views, events) = (ledger.ViewsSequence, head.Sequence);
        var known = new AsKnown(events, head.At, Convert.ToBase64String(head.Root.Span));
        if (run.Format == Format.Json)
        {
            run.Output.WriteLine(ReportJson.Text(new JsonObject
            {
                ["asOf"] = ReportJson.Of(ledger.Today), ["asKnown"] = ReportJson.Of(known), ["cases"] = ReportJson.Of(ledger.Cases), ["views"] = views, ["events"] = events, ["lag"] = events - views
            }));
            return 0;
        }

        run.Tables.Heading(run.Say("read models", "读模型"), ledger.Cases.Count == 0 ? "—" : string.Join(", ", ledger.Cases), ledger.Today, known, run.Format == Format.Csv ? run.Error : run.Output);
        if (run.Format == Format.Csv)
            run.Tables.Csv(["views", "events", "lag"], [[$"{views}", $"{events}", $"{events - views}"]]);
        else
            run.Output.WriteLine(run.Say($"read models stand for sequence {views} of {events}; lag {events - views}", $"读模型对应序号 {views}，账本序号 {events}，落后 {events - views}"));
        return 0;
    }
}
