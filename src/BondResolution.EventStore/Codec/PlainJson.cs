using System.Buffers;

namespace BondResolution.EventStore.Codec;

/// <summary>
/// Values of JSON (RFC 8259) as this program writes them into columns: whole numbers, strings without escapes, and null. They
/// are found several times faster so than token by token; whatever is written otherwise is left to a reader of all of JSON.
/// </summary>
internal static class PlainJson
{
    // RFC 8259 §7: what ends a string, or must not stand in it as it is
    private static readonly SearchValues<byte> NoLetter = SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(i => (byte)i), (byte)'"', (byte)'\\']);

    /// <summary>Where the plain value that begins at a place ends, or -1 where none does. That nothing more of it follows is for the caller to see.</summary>
    public static int EndOfValue(ReadOnlySpan<byte> json, int at)
    {
        if (at >= json.Length)
            return -1;
        switch (json[at])
        {
            case (byte)'"':
                var length = json[(at + 1)..].IndexOfAny(NoLetter);
                return length >= 0 && json[at + 1 + length] == '"' ? at + length + 2 : -1;
            case (byte)'n':
                return json[at..].StartsWith("null"u8) ? at + 4 : -1;
            case (byte)'-':
                return EndOfDigits(json, at + 1);
            default:
                return EndOfDigits(json, at);
        }
    }

    private static int EndOfDigits(ReadOnlySpan<byte> json, int at)
    {
        var end = at;
        while (end < json.Length && json[end] is >= (byte)'0' and <= (byte)'9')
            end++;
        return end == at || (json[at] == '0' && end > at + 1) ? -1 : end; // no number begins with a nought too many
    }
}
