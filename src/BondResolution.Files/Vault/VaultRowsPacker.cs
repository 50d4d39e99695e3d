using System.Text;

namespace BondResolution.Files.Vault;

/// <summary>Packs lines into <see cref="VaultRows"/>.</summary>
/// <param name="capacity">Bytes it is likely to need.</param>
internal sealed class VaultRowsPacker(int capacity = 0)
{
    private byte[] _buffer = [];
    private int[] _ends = [];

    public int Count { get; private set; }

    public void Add(string account, string person, string name, string idNumber, string phone, string address, string remark)
    {
        var at = Length;
        foreach (var text in (ReadOnlySpan<string>)[account, person, name, idNumber, phone, address, remark])
            at = Put(at, text);
        End(at);
    }

    /// <summary>Adds the lines of another packer behind its own.</summary>
    public void Add(VaultRowsPacker next)
    {
        var before = Length;
        Grow(before + next.Length);
        Array.Resize(ref _ends, int.Max(_ends.Length, Count + next.Count));
        next._buffer.AsSpan(0, next.Length).CopyTo(_buffer.AsSpan(before));
        for (var row = 0; row < next.Count; row++)
            End(before + next._ends[row]);
    }

    /// <summary>Bytes packed.</summary>
    public int Length => Count == 0 ? 0 : _ends[Count - 1];

    /// <summary>Makes room for so many bytes and lines in all.</summary>
    public void Reserve(int bytes, int lines)
    {
        Grow(bytes);
        Array.Resize(ref _ends, int.Max(_ends.Length, lines));
    }

    /// <summary>Some of the lines, packed; they are not copied.</summary>
    public VaultRows Rows(int from, int count)
    {
        var start = from == 0 ? 0 : _ends[from - 1];
        return new VaultRows(_buffer.AsMemory(start, _ends[from + count - 1] - start));
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
        var larger = GC.AllocateUninitializedArray<byte>((int)long.Min(Array.MaxLength, long.Max(needed, long.Max(capacity, long.Max(64 * 1024, 2L * _buffer.Length)))));
        _buffer.CopyTo(larger, 0); // all of it: the row under way is behind what Length counts
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
