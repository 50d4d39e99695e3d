using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace BondResolution.Files.Text;

/// <summary>Proves that bytes which come block by block are UTF-8; a character may begin in one block and end in a later one.</summary>
internal sealed class Utf8Check
{
    private const int MostCharacterBytes = 4;

    private readonly byte[] _begun = new byte[2 * MostCharacterBytes];
    private int _begunBytes;
    private long _length;

    /// <summary>Offset of the first byte that is no part of a character, or -1; where the text ends inside one, known behind <see cref="End"/>.</summary>
    public long Invalid { get; private set; } = -1;

    /// <summary>Whether the text ends inside a character.</summary>
    public bool IsCutOff { get; private set; }

    public void Take(ReadOnlySpan<byte> block)
    {
        if (Invalid < 0)
            Prove(block);
        _length += block.Length;
    }

    public void End()
    {
        if (Invalid >= 0 || _begunBytes == 0)
            return;
        Invalid = _length - _begunBytes;
        IsCutOff = Rune.DecodeFromUtf8(_begun.AsSpan(0, _begunBytes), out _, out _) == OperationStatus.NeedMoreData;
    }

    private void Prove(ReadOnlySpan<byte> block)
    {
        var at = 0;
        if (_begunBytes > 0)
        {
            var before = _begunBytes;
            var more = int.Min(MostCharacterBytes, block.Length);
            block[..more].CopyTo(_begun.AsSpan(before));
            var status = Rune.DecodeFromUtf8(_begun.AsSpan(0, before + more), out _, out var length);
            if (status == OperationStatus.InvalidData)
            {
                Invalid = _length - before;
                return;
            }

            if (status == OperationStatus.NeedMoreData)
            {
                _begunBytes = before + more; // the whole block: it has fewer bytes than the character
                return;
            }

            at = length - before;
        }

        var rest = block[at..];
        _begunBytes = BegunAtEnd(rest);
        rest[^_begunBytes..].CopyTo(_begun);
        rest = rest[..^_begunBytes];
        if (!Utf8.IsValid(rest))
            Invalid = _length + at + ValidBytes(rest);
    }

    /// <summary>Bytes at the end that begin a character and do not end it.</summary>
    private static int BegunAtEnd(ReadOnlySpan<byte> bytes)
    {
        for (var count = 1; count < MostCharacterBytes && count <= bytes.Length; count++)
        {
            var first = bytes[^count];
            if (first < 0x80)
                return 0;
            if (first >= 0xC0)
                return count < (first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2) ? count : 0;
        }

        return 0;
    }

    private static int ValidBytes(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (Rune.DecodeFromUtf8(bytes[at..], out _, out var length) == OperationStatus.Done)
            at += length;
        return at;
    }
}
