using System.Globalization;
using System.Text.Json.Nodes;
using BondResolution.Application.People;
using BondResolution.Application.Recording;
using BondResolution.Application.Reporting;
using BondResolution.Cli.Commands;

namespace BondResolution.Cli.Output;

/// <summary>Prints what the vault holds and what was done with it.</summary>
internal sealed class VaultTables(Run run)
{
    public int Print(VaultStatus status)
    {
        if (Reading.PrintsJsonOrFlat(run, status))
            return 0;
        run.Output.WriteLine(run.Say(
            $"vault · case {status.Case} · restricted {status.Restricted} · erased {status.Erased} · shown unmasked {status.Reveals} times · key from {status.Key}",
            $"保管库 · 案件 {status.Case} · 限制 {status.Restricted} 人 · 删除 {status.Erased} 人 · 明文展示 {status.Reveals} 次 · 密钥来自 {status.Key}"));
        run.Tables.Table(run.Chinese ? ["名册文件", "登记日", "状态", ">块"] : ["register file", "record date", "state", ">chunks"],
            status.Files.Select(f => (IReadOnlyList<string>)[f.Digest[..16] + "…", string.Join(", ", f.RecordDates.Select(Date)), State(f.State), Number(f.Chunks)]));
        return 0;
    }

    /// <param name="revealed">The sequence at which it was recorded that he is shown unmasked; null: he is masked.</param>
    public int Print(PersonFile file, long? revealed)
    {
        var people = new People(run, revealed is not null);
        var isShown = file.State is HolderState.Held;
        if (run.Format != Format.Table)
            return Reading.PrintJsonOrFlat(run, Json(file, people, isShown, revealed));
        run.Output.WriteLine(run.Say(
            $"person of account {file.Subject.Accounts[0]} · case {file.Case} · {People.Word(file.State)} · accounts {file.Subject.Accounts.Length} · to be kept until {Until(file)}",
            $"账户 {file.Subject.Accounts[0]} 的持有人 · 案件 {file.Case} · {State(People.Word(file.State))} · 账户 {file.Subject.Accounts.Length} 个 · 保存至 {Until(file)}"));
        if (revealed is { } recorded)
            people.TellRecorded(recorded, file.AccountsShown.Count > 0);
        if (isShown)
        {
            run.Tables.Table(run.Chinese ? ["登记日", "账户", "一码通/编号", "名称", "证件号码", "电话", "地址", "备注"] : ["record date", "account", "person", "name", "identity number", "telephone", "address", "remark"],
                file.Lines.Select(l => (IReadOnlyList<string>)[string.Join(", ", l.RecordDates.Select(Date)), l.Row.Account, .. people.Fields(l.Row)]));
        }

        if (file.Acts.Count > 0)
        {
            run.Tables.Table(run.Chinese ? [">序号", "日期", "处理", "理由"] : [">sequence", "on", "what", "reason"],
                file.Acts.Select(a => (IReadOnlyList<string>)[Number(a.Sequence), Date(a.On), a.What, a.Reason]));
        }

        return 0;
    }

    public int Print(string act, string account, CommandOutcome outcome)
    {
        if (run.Format != Format.Table)
        {
            return Reading.PrintJsonOrFlat(run, new JsonObject
            {
                ["recorded"] = !outcome.Events.IsEmpty, ["act"] = act, ["account"] = account, ["sequences"] = new JsonArray([.. outcome.Events.Select(e => (JsonNode)e.Sequence)])
            });
        }

        if (!outcome.Events.IsEmpty)
        {
            var sequences = string.Join(", ", outcome.Events.Select(e => e.Sequence));
            run.Output.WriteLine(act switch
            {
                "erase" => run.Say($"the person of account {account} was taken out of the vault; recorded as sequence {sequences}", $"账户 {account} 的持有人信息已从保管库删除；已记录，序号 {sequences}"),
                "restrict" => run.Say($"the person of account {account} is restricted; recorded as sequence {sequences}", $"账户 {account} 的持有人信息已限制使用；已记录，序号 {sequences}"),
                _ => run.Say($"the restriction on the person of account {account} is lifted; recorded as sequence {sequences}", $"账户 {account} 的持有人信息已解除限制；已记录，序号 {sequences}")
            });
        }

        return 0;
    }

    private static JsonObject Json(PersonFile file, People people, bool isShown, long? revealed)
    {
        var json = new JsonObject
        {
            ["case"] = file.Case,
            ["sequence"] = file.Sequence,
            ["state"] = People.Word(file.State),
            ["accounts"] = Texts(file.Subject.Accounts.Select(a => a.ToString())),
            ["persons"] = Texts(file.Subject.Persons.IsDefault ? [] : file.Subject.Persons.Select(p => p.ToString())),
            ["retention"] = new JsonObject { ["lastOn"] = Date(file.Retention.LastOn), ["units"] = file.Retention.Units, ["until"] = file.Retention.Units > 0 ? null : Date(file.Retention.Until) },
            ["lines"] = new JsonArray(),
            ["acts"] = ReportJson.Of(file.Acts),
            ["revealed"] = revealed
        };
        foreach (var line in isShown ? file.Lines : [])
        {
            var shown = people.Json(new ShownHolder(HolderState.Held, line.Row, line.Digest));
            shown.Remove("state");
            shown.Insert(0, "account", line.Row.Account);
            shown.Insert(0, "recordDates", Texts(line.RecordDates.Select(Date)));
            json["lines"]!.AsArray().Add(shown);
        }

        return json;
    }

    private string State(string word) => !run.Chinese ? word : word switch
    {
        "standing" => "已登记", "unsealed" => "未完成", "no-import" => "无对应导入", "held" => "在库", "restricted" => "已限制使用", "erased" => "已删除", _ => "无信息"
    };

    private string Until(PersonFile file) => file.Retention.Units > 0
        ? run.Say($"20 years after the last event; {file.Retention.Units} bonds still held", $"最后一笔记录后 20 年（现仍持有 {file.Retention.Units} 张）")
        : Date(file.Retention.Until);

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(t => (JsonNode)t)]);

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
