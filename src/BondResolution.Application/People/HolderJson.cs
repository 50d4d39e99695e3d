using System.Text.Json.Nodes;
using BondResolution.Files.Vault;

namespace BondResolution.Application.People;

/// <summary>What may be shown of a holder, as JSON and as text.</summary>
public static class HolderJson
{
    private static readonly string[] Names = ["person", "name", "idNumber", "phone", "address", "remark"];

    /// <summary>His state, and his data where it may be shown: person, name, identity number, telephone, address, remark.</summary>
    /// <param name="holder">The holder; null: the vault knows nobody.</param>
    /// <param name="revealed">Whether it is shown unmasked, which was recorded before.</param>
    public static JsonObject Of(ShownHolder? holder, bool revealed)
    {
        var json = new JsonObject { ["state"] = Word(holder?.State ?? HolderState.Unknown) };
        var fields = holder?.Row is { } row ? Fields(row, revealed) : null;
        for (var at = 0; at < Names.Length; at++)
            json[Names[at]] = fields?[at];
        return json;
    }

    /// <summary>A line of the vault as it may be shown, field by field.</summary>
    public static string[] Fields(VaultRow row, bool revealed)
    {
        var masked = MaskedHolder.Of(row, "");
        return revealed
            ? [row.Person, row.Name, row.IdNumber, row.Phone, row.Address, row.Remark]
            : [masked.Person, masked.Name, masked.IdNumber, masked.Phone, masked.Address, masked.Remark];
    }

    /// <summary>His name, or why it is not shown.</summary>
    public static string Name(ShownHolder? holder, bool revealed, bool chinese) => holder?.State switch
    {
        HolderState.Held => revealed ? holder.Row!.Name : holder.Masked!.Name,
        HolderState.Restricted => chinese ? "（已限制使用）" : "(restricted)",
        HolderState.Erased => chinese ? "（已删除）" : "(erased)",
        _ => ""
    };

    public static string Word(HolderState state) => state switch
    {
        HolderState.Held => "held", HolderState.Restricted => "restricted", HolderState.Erased => "erased", _ => "unknown"
    };
}
