using System.Text.Json.Nodes;
using BondResolution.Application.Desk.Proposals;
using BondResolution.Application.Reporting;

namespace BondResolution.Cli.Output;

/// <summary>Prints proposals.</summary>
internal static class ProposalTables
{
    private static readonly string[] Columns = ["id", "case", "state", "do", "proposedBy", "proposedAt", "expiresAt", "approvals", "needed", "effectDigest"];

    private const int StateAt = 2;

    public static int Print(Run run, IReadOnlyList<JsonObject> proposals)
    {
        if (run.Format == Format.Json)
            run.Output.WriteLine(ReportJson.Text(new JsonObject { ["items"] = new JsonArray([.. proposals]) }));
        else if (run.Format == Format.Csv)
            run.Tables.Csv(Columns, proposals.Select(Row));
        else
        {
            run.Tables.Table(
                run.Chinese
                    ? ["编号", "案件", "状态", "命令", "提议人", "提议时间", "到期", ">已复核", ">应复核"]
                    : ["id", "case", "state", "command", "proposed by", "at", "expires", ">approved", ">needed"],
                proposals.Select(proposal => Shown(run, proposal)[..^1]));
        }

        return 0;
    }

    public static int Print(Run run, JsonObject proposal)
    {
        if (run.Format == Format.Json)
        {
            run.Output.WriteLine(ReportJson.Text(proposal));
            return 0;
        }

        if (run.Format == Format.Csv)
        {
            run.Tables.Csv(Columns, [Row(proposal)]);
            return 0;
        }

        foreach (var warning in proposal["warnings"]?.AsArray() ?? [])
            run.Output.WriteLine(run.Say("warning ", "提示 ") + $"{warning!["code"]}: {warning["message"]}");
        if (proposal["changed"]?.GetValue<bool>() == true)
            run.Output.WriteLine(run.Say("the effect is another than when it was proposed", "效果与提议时不同"));
        run.Tables.Table(run.Chinese ? ["项", "值"] : ["", ""], Columns.Zip(Shown(run, proposal)).Select(pair => (IReadOnlyList<string>)[pair.First, pair.Second]));
        run.Tables.Table(run.Chinese ? ["流", "事件", "生效日", "内容"] : ["stream", "event", "on", "content"], (proposal["effect"]?.AsArray() ?? []).Select(e => (IReadOnlyList<string>)
            [$"{e!["stream"]}", $"{e["type"]}", $"{e["on"]}", Short(e["content"]!.ToJsonString())]));
        return 0;
    }

    /// <summary>A row for people: the state in their words.</summary>
    private static string[] Shown(Run run, JsonObject proposal)
    {
        var row = Row(proposal);
        row[StateAt] = StageWords.Say(row[StateAt], run.Chinese);
        return row;
    }

    private static string[] Row(JsonObject p) =>
    [
        $"{p["id"]}", $"{p["case"]}", $"{p["state"]}", $"{p["command"]!["do"]}", $"{p["proposedBy"]}", $"{p["proposedAt"]}", $"{p["expiresAt"]}", $"{p["approvals"]!.AsArray().Count}", $"{p["needed"]}",
        $"{p["effectDigest"]}"
    ];

    private static string Short(string json) => json.Length <= 120 ? json : json[..119] + "…";
}
