using System.Text.Json.Nodes;
using BondResolution.Application.People;
using BondResolution.Files.Vault;

namespace BondResolution.Cli.Output;

/// <summary>Prints what may be shown of holders.</summary>
internal sealed class People(Run run, bool revealed)
{
    public string Name(ShownHolder? holder) => holder?.State switch
    {
        HolderState.Held => revealed ? holder.Row!.Name : holder.Masked!.Name,
        HolderState.Restricted => run.Say("(restricted)", "（已限制使用）"),
        HolderState.Erased => run.Say("(erased)", "（已删除）"),
        _ => ""
    };

    public string Phone(ShownHolder? holder) => holder?.State is HolderState.Held ? revealed ? holder.Row!.Phone : holder.Masked!.Phone : "";

    /// <summary>A line of the vault as it may be shown, field by field: person, name, identity number, telephone, address, remark.</summary>
    public string[] Fields(VaultRow row)
    {
        var masked = MaskedHolder.Of(row, "");
        return revealed
            ? [row.Person, row.Name, row.IdNumber, row.Phone, row.Address, row.Remark]
            : [masked.Person, masked.Name, masked.IdNumber, masked.Phone, masked.Address, masked.Remark];
    }

    /// <summary>Says that it was recorded, before anything is shown.</summary>
    /// <param name="sequence">Of the event.</param>
    /// <param name="isShown">Whether there is anything that may be shown.</param>
    public void TellRecorded(long sequence, bool isShown) => run.Error.WriteLine(isShown
        ? run.Say($"recorded as sequence {sequence}: shown unmasked, and why", $"已记录（序号 {sequence}）：明文展示及其理由")
        : run.Say($"recorded as sequence {sequence}: asked to be shown unmasked, and why; nothing is held that may be shown", $"已记录（序号 {sequence}）：申请明文展示及其理由；没有可以展示的内容"));

    public static string Word(HolderState state) => state switch
    {
        HolderState.Held => "held", HolderState.Restricted => "restricted", HolderState.Erased => "erased", _ => "unknown"
    };

    /// <summary>A holder as JSON: his state, and his data where it may be shown.</summary>
    public JsonObject Json(ShownHolder? holder)
    {
        var json = new JsonObject { ["state"] = Word(holder?.State ?? HolderState.Unknown) };
        var fields = holder?.Row is { } row ? Fields(row) : null;
        var at = 0;
        foreach (var name in (string[])["person", "name", "idNumber", "phone", "address", "remark"])
            json[name] = fields?[at++];
        return json;
    }
}
