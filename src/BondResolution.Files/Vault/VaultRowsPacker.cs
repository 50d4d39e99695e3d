using System.Text;

namespace BondResolution.Files.Vault;

/// <summary>Packs lines into <see cref="VaultRows"/>.</summary>
internal sealed class VaultRowsPacker
{
    private byte[] _buffer = new byte[64 * 1024];
    private int _length;

    public int Count { get; private set; }

    public void Add(string account, string person, string name, string idNumber, string phone, string address, string remark)
    {
        Put(account);
        Put(person);
        Put(name);
        Put(idNumber);
        Put(phone);
        Put(address);
        Put(remark);
        Count++;
    }

    /// <summary>What was added since the last time.</summary>
    public VaultRows Take()
    {
        var rows = new VaultRows(_buffer.AsSpan(0, _length).ToArray());
        (_length, Count) = (0, 0);
        return rows;
    }

    private void Put(string text)
    {
        var needed = _length + 5 + Encoding.UTF8.GetMaxByteCount(text.Length);
        if (needed > _buffer.Length)
            Array.Resize(ref _buffer, Math.Max(needed, _buffer.Length * 2));
        if (text.Length < 0x80 && Encoding.UTF8.TryGetBytes(text, _buffer.AsSpan(_length + 1), out var written) && written < 0x80)
        {
            _buffer[_length] = (byte)written;
            _length += 1 + written;
            return;
        }

        var rest = Encoding.UTF8.GetByteCount(text);
        while (rest >= 0x80)
        {
            _buffer[_length++] = (byte)(rest & 0x7F | 0x80);
            rest >>= 7;
        }

        _buffer[_length++] = (byte)rest;
        _length += Encoding.UTF8.GetBytes(text, _buffer.AsSpan(_length));
    }
}
