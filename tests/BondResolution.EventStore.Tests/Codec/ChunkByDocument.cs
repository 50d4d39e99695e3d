using System.Buffers.Binary;
using System.Buffers.Text;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace BondResolution.EventStore.Tests.Codec;

/// <summary>
/// The lines of a payload and their roots, read plainly as docs/events.md ("Lines") and docs/integrity.md §2 say: what the program's way is
/// held against. Nothing here is the program's.
/// </summary>
internal sealed class ChunkByDocument
{
    private const string Characters = "\00123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private readonly byte[] _secret;
    private readonly int _lines;
    private readonly List<(string Name, string Kind, string?[] Shown, byte[][] Hashed)> _columns = [];

    public ChunkByDocument(byte[] payload)
    {
        using var json = JsonDocument.Parse(payload);
        _secret = Convert.FromHexString(json.RootElement.GetProperty("secret").GetString()!);
        _lines = json.RootElement.GetProperty("lines").GetInt32();
        foreach (var column in json.RootElement.GetProperty("columns").EnumerateObject())
        {
            var text = column.Value.GetString()!;
            var bytes = Convert.FromBase64String(text[1..]);
            (string Kind, IEnumerable<(string? Shown, byte[] Hashed)> Values) read = text[0] switch
            {
                'n' => ("number", Numbers(bytes, _lines).Select(n => ((string?)n.ToString(), n == 0 ? [] : n.ToByteArray(isBigEndian: true)))),
                'o' => ("optional", Optionals(bytes).Select(n => (n?.ToString(), n is null ? [] : n.Value.ToByteArray(isBigEndian: true)))),
                'a' => ("text", Accounts(bytes).Select(Text)),
                't' => ("text", Texts(bytes).Select(Text)),
                'p' => ("token", bytes.Chunk(16).Select(p => p.All(b => b == 0) ? ((string?)null, Array.Empty<byte>()) : (Base64Url.EncodeToString(p), p))),
                'l' => ("text", bytes.Select(b => Text(((char)b).ToString()))),
                _ => throw new JsonException("a letter of n, o, a, t, p and l was expected")
            };
            var all = read.Values.ToList();
            Assert.Equal(_lines, all.Count);
            _columns.Add((column.Name, read.Kind, [.. all.Select(v => v.Shown)], [.. all.Select(v => v.Hashed)]));
        }
    }

    /// <summary>Each line as <c>name:value</c> and a line feed a column, what is absent left out.</summary>
    public string[] TextsOfLines() => [.. Enumerable.Range(0, _lines).Select(i =>
        string.Concat(_columns.Where(c => c.Shown[i] is not null).Select(c => $"{c.Name}:{c.Shown[i]}\n")))];

    public byte[] LinesRoot()
    {
        var level = Enumerable.Range(0, _lines).Select(i =>
        {
            var salts = SHA256.HashData([4, .. _secret, .. U32(i / 2)]);
            return SHA256.HashData([2, .. salts.Skip(i % 2 * 16).Take(16), .. _columns.SelectMany(c => c.Hashed[i].Prepend((byte)c.Hashed[i].Length))]);
        }).ToList();
        do
            level = [.. level.Chunk(16).Select(group => SHA256.HashData([3, .. group.SelectMany(hash => hash)]))];
        while (level.Count > 1);
        return level[0];
    }

    public byte[] Root(string type, string stream, string command, int place)
    {
        byte[][] fields =
        [
            Encoding.UTF8.GetBytes(type), Encoding.UTF8.GetBytes(stream), Encoding.UTF8.GetBytes(command), U32(place), U32(_lines),
            .. _columns.SelectMany(c => new[] { Encoding.UTF8.GetBytes(c.Name), Encoding.UTF8.GetBytes(c.Kind) }), LinesRoot()
        ];
        return SHA256.HashData([5, .. fields.SelectMany(f => U32(f.Length).Concat(f))]);
    }

    private static (string? Shown, byte[] Hashed) Text(string text) => text.Length == 0 ? (null, []) : (text, Encoding.UTF8.GetBytes(text));

    private static List<BigInteger> Numbers(byte[] bytes, int count)
    {
        var low = new BigInteger(BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(1)));
        return [.. Enumerable.Range(0, count).Select(i => low + new BigInteger(bytes.AsSpan(9 + bytes[0] * i, bytes[0]), isUnsigned: true))];
    }

    private IEnumerable<BigInteger?> Optionals(byte[] bytes)
    {
        var has = Enumerable.Range(0, _lines).Select(i => (bytes[i / 8] >> i % 8) % 2 == 1).ToList();
        var known = new Queue<BigInteger>(Numbers(bytes[((_lines + 7) / 8)..], has.Count(h => h)));
        return has.Select(h => h ? known.Dequeue() : (BigInteger?)null);
    }

    private static IEnumerable<string> Accounts(byte[] bytes) => bytes.Chunk(8).Select(eight => BitConverter.ToUInt64(eight))
        .Select(bits => string.Concat(Enumerable.Range(1, 10).Select(i => Characters[(int)(bits >> (60 - 6 * i) & 63)])).TrimEnd('\0'));

    private static IEnumerable<string> Texts(byte[] bytes)
    {
        for (var at = 0; at < bytes.Length; at += 1 + bytes[at])
            yield return Encoding.UTF8.GetString(bytes, at + 1, bytes[at]);
    }

    private static byte[] U32(int number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        return bytes;
    }
}
