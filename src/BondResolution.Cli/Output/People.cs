using System.Text.Json.Nodes;
using BondResolution.Application.People;
using BondResolution.Files.Vault;

namespace BondResolution.Cli.Output;

/// <summary>Prints what may be shown of holders.</summary>
internal sealed class People(Run run, bool revealed)
{
    public string Name(ShownHolder? holder) => HolderJson.Name(holder, revealed, run.Chinese);

    public string Phone(ShownHolder? holder) => holder?.State is HolderState.Held ? revealed ? holder.Row!.Phone : holder.Masked!.Phone : "";

    /// <summary>A line of the vault as it may be shown, field by field: person, name, identity number, telephone, address, remark.</summary>
    public string[] Fields(VaultRow row) => HolderJson.Fields(row, revealed);

    /// <summary>Says that it was recorded, before anything is shown.</summary>
    /// <param name="sequence">Of the event.</param>
    /// <param name="isShown">Whether there is anything that may be shown.</param>
    public void TellRecorded(long sequence, bool isShown) => run.Error.WriteLine(isShown
        ? run.Say($"recorded as sequence {sequence}: shown unmasked, and why", $"已记录（序号 {sequence}）：明文展示及其理由")
        : run.Say($"recorded as sequence {sequence}: asked to be shown unmasked, and why; nothing is held that may be shown", $"已记录（序号 {sequence}）：申请明文展示及其理由；没有可以展示的内容"));

    public static string Word(HolderState state) => HolderJson.Word(state);

    /// <summary>A holder as JSON: his state, and his data where it may be shown.</summary>
    public JsonObject Json(ShownHolder? holder) => HolderJson.Of(holder, revealed);
}
