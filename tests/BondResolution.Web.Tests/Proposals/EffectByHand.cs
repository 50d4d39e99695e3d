using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json.Nodes;

namespace BondResolution.Web.Tests.Proposals;

/// <summary>The digest of an effect as docs/integrity.md §7 says it, from what is shown: a second reading of the bytes.</summary>
internal static class EffectByHand
{
    public static string Digest(JsonArray effect)
    {
        var bytes = Encoding.ASCII.GetBytes("bondresolution/effect/1\n");
        return Convert.ToHexStringLower(SHA256.HashData([.. bytes, .. effect.SelectMany(e => SHA256.HashData(Encoding.UTF8.GetBytes(Text(e))))]));
    }

    private static string Text(JsonNode? node) => node switch
    {
        JsonObject o => "{" + string.Join(',', o.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => Text(JsonValue.Create(m.Key)) + ":" + Text(m.Value))) + "}",
        JsonArray a => "[" + string.Join(',', a.Select(Text)) + "]",
        null => "null",
        _ => node.ToJsonString(new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping })
    };
}
