using System.CommandLine;
using System.Text.Json.Nodes;
using BondResolution.Application;
using BondResolution.Application.Reporting;
using BondResolution.Cli.Output;

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
        }, cancel));
        return new Command("views", "read models (读模型)") { status, rebuild };
    }

    private static async Task<int> PrintAsync(Run run, Ledger ledger, CancellationToken cancel)
    {
        var (views, events) = (ledger.ViewsSequence, (await ledger.Store.ReadHeadAsync(cancel)).Sequence);
        if (run.Format == Format.Json)
            run.Output.WriteLine(ReportJson.Text(new JsonObject { ["views"] = views, ["events"] = events, ["lag"] = events - views }));
        else if (run.Format == Format.Csv)
            run.Tables.Csv(["views", "events", "lag"], [[$"{views}", $"{events}", $"{events - views}"]]);
        else
            run.Output.WriteLine(run.Say($"read models stand for sequence {views} of {events}; lag {events - views}", $"读模型对应序号 {views}，账本序号 {events}，落后 {events - views}"));
        return 0;
    }
}
