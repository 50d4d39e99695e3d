using System.Globalization;
using System.Text;
using System.Text.Json;
using BondResolution.Integrity;

namespace BondResolution.Application.Audit;

/// <summary>Fields of proofs and exports, of which there is one way to write each. Anything else is a <see cref="FormatException"/>.</summary>
internal static class StrictJson
{
    private static readonly UTF8Encoding Unicode = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>An object with no field but those that are read.</summary>
    /// <param name="json">The object.</param>
    /// <param name="fields">What it may have.</param>
    /// <param name="what">What has no other, for the message: "no proof".</param>
    public static JsonElement Known(JsonElement json, string[] fields, string what) =>
        json.EnumerateObject().FirstOrDefault(p => !fields.Contains(p.Name, StringComparer.Ordinal)) is { Value.ValueKind: not JsonValueKind.Undefined } other
            ? throw new FormatException($"it has a field {other.Name} that {what} has")
            : json;

    /// <summary>A text; it may not be missing or null.</summary>
    public static string Text(JsonElement e, string name) => Field(e, name).GetString() ?? throw new FormatException($"{name} is null");

    /// <summary>A text as UTF-8; half a character is none.</summary>
    public static byte[] Utf8(JsonElement e, string name) => Unicode.GetBytes(Text(e, name));

    /// <summary>A whole number from <paramref name="least"/> on, without signs, leading zeros, fractions and exponents.</summary>
    public static long Number(JsonElement e, string name, long least = 0, long most = long.MaxValue)
    {
        var field = Field(e, name);
        return field.ValueKind == JsonValueKind.Number && field.TryGetInt64(out var number) && number.ToString(CultureInfo.InvariantCulture) == field.GetRawText() && number >= least && number <= most
            ? number
            : throw new FormatException($"{name} is {field.GetRawText()}; a whole number from {least}{(most == long.MaxValue ? "" : $" to {most}")} was expected");
    }

    /// <summary>An event's id, in lower case with hyphens.</summary>
    public static Guid Id(JsonElement e, string name) =>
        Guid.TryParseExact(Text(e, name), "D", out var id) && id.ToString("D") == Text(e, name) ? id : throw new FormatException($"{name} is no id in lower case with hyphens");

    /// <summary>A ledger's id: 32 hex digits in lower case, not all zero.</summary>
    public static LedgerId Ledger(JsonElement e, string name) =>
        LedgerId.Parse(Text(e, name)) ?? throw new FormatException($"{name} is no id of a ledger, 32 hex digits in lower case");

    /// <summary>A date.</summary>
    public static DateOnly Date(JsonElement e, string name) => DateOnly.ParseExact(Text(e, name), "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>32 bytes in lower-case hex.</summary>
    public static byte[] Hash(JsonElement e, string name) => Hex(e, name, MerkleTree.HashBytes);

    /// <summary>So many bytes in lower-case hex.</summary>
    public static byte[] Hex(JsonElement e, string name, int bytes) => Bytes(Field(e, name), name, bytes);

    /// <summary>Hashes in lower-case hex; no tree is higher than 63.</summary>
    public static IReadOnlyList<byte[]> Path(JsonElement e, string name) => Field(e, name).GetArrayLength() <= 63
        ? [.. Field(e, name).EnumerateArray().Select(hash => Bytes(hash, name, MerkleTree.HashBytes))]
        : throw new FormatException($"{name} is longer than that of any tree");

    private static byte[] Bytes(JsonElement hex, string name, int bytes)
    {
        var text = hex.GetString() ?? "";
        return text.Length == 2 * bytes && text.All(char.IsAsciiHexDigitLower)
            ? Convert.FromHexString(text)
            : throw new FormatException($"{name} is not {bytes} bytes in lower-case hex");
    }

    private static JsonElement Field(JsonElement e, string name) => e.TryGetProperty(name, out var field) ? field : throw new FormatException($"{name} is missing");
}
