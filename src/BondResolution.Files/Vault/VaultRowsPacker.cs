using System.Buffers;
using System.Text;

namespace BondResolution.Files.Vault;

/// <summary>Packs lines into <see cref="VaultRows"/>.</summary>
/// <param name="capacity">Bytes it is likely to need.</param>
internal sealed class VaultRowsPacker(int capacity = 0)
{
    private byte[] _buffer = [];
    private int[] _ends = [];
    private bool _isSealed;

    public int Count { get; private set; }

    public void Add(string account, string person, string name, string idNumber, string phone, string address, string remark)
    {
        var at = Length;
        foreach (var text in (ReadOnlySpan<string>)[account, person, name, idNumber, phone, address, remark])
            at = Put(at, text);
        End(at);
    }

    /// <summary>Bytes packed.</summary>
    public int Length => Count == 0 ? 0 : _ends[Count - 1];

    /// <summary>Some of the lines, packed; they are not copied, and no more can be added.</summary>
    public ReadOnlyMemory<byte> Rows(int from, int count)
    {
        Seal();
        var start = from == 0 ? 0 : _ends[from - 1];
        return _buffer.AsMemory(start, _ends[from + count - 1] - start);
    }

    /// <summary>Keeps no more room than the lines need; no more can be added.</summary>
    public void Seal()
    {
        if (_isSealed)
            return;
        var rented = _buffer;
        _buffer = _buffer.AsSpan(0, Length).ToArray();
        if (rented.Length > 0)
            ArrayPool<byte>.Shared.Return(rented, clearArray: true); // it held persons
        Array.Resize(ref _ends, Count);
        _isSealed = true;
    }

    private void End(int at)
    {
        if (_ends.Length == Count)
            Array.Resize(ref _ends, int.Max(2 * Count, 512));
        _ends[Count++] = at;
    }

    private void Grow(int needed)
    {
        if (needed <= _buffer.Length)
            return;
        var larger = ArrayPool<byte>.Shared.Rent((int)long.Min(Array.MaxLength, long.Max(needed, long.Max(capacity, long.Max(4 * 1024, 2L * _buffer.Length)))));
        _buffer.CopyTo(larger, 0); // all of it: the row under way is behind what Length counts
        if (_buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(_buffer, clearArray: true);
        _buffer = larger;
    }

    private int Put(int at, string text)
    {
        Grow(at + 5 + Encoding.UTF8.GetMaxByteCount(text.Length));
        if (text.Length < 0x80 && Encoding.UTF8.TryGetBytes(text, _buffer.AsSpan(at + 1), out var written) && written < 0x80)
        {
            _buffer[at] = (byte)written;
            return at + 1 + written;
        }

        var rest = Encoding.UTF8.GetByteCount(text);
        while (rest >= 0x80)
        {
            _buffer[at++] = (byte)(rest & 0x7F | 0x80);
            rest >>= 7;
        }

        _buffer[at++] = (byte)rest;
        return at + Encoding.UTF8.GetBytes(text, _buffer.AsSpan(at));
    }
}
