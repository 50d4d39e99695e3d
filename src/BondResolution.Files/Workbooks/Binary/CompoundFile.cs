using System.Buffers.Binary;
using System.Text;

namespace BondResolution.Files.Workbooks.Binary;

/// <summary>The streams of a compound file (OLE), the container of an .xls, of a workbook behind a password and of much else.</summary>
internal sealed class CompoundFile
{
    private const int HeaderBytes = 512, EntryBytes = 128, MiniStreamBytes = 4096, MiniSectorBytes = 64, RootEntry = 5;
    private const uint EndOfChain = 0xFFFFFFFE, Free = 0xFFFFFFFF;

    private readonly byte[] _file;
    private readonly int _size;
    private readonly List<uint> _table;
    private readonly List<(string Name, byte Type, uint Start, uint Bytes)> _entries = [];

    /// <exception cref="InvalidDataException">The chains of its sectors do not hold together; other exceptions say the same.</exception>
    public CompoundFile(byte[] file)
    {
        var shift = BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(30));
        if (shift is not (9 or 12))
            throw new InvalidDataException($"sectors of 2^{shift} bytes");
        (_file, _size) = (file, 1 << shift);
        _table = Table();
        var directory = Chain(BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(48)));
        for (var at = 0; at + EntryBytes <= directory.Length; at += EntryBytes)
        {
            var length = BinaryPrimitives.ReadUInt16LittleEndian(directory.AsSpan(at + 64));
            if (length is >= 2 and <= 64)
                _entries.Add((Encoding.Unicode.GetString(directory, at, length - 2), directory[at + 66],
                    BinaryPrimitives.ReadUInt32LittleEndian(directory.AsSpan(at + 116)), BinaryPrimitives.ReadUInt32LittleEndian(directory.AsSpan(at + 120))));
        }
    }

    /// <summary>Whether there is a stream or a storage of that name.</summary>
    public bool Has(string name) => _entries.Exists(entry => entry.Name == name);

    /// <summary>The first stream of one of these names, filled up to whole sectors; empty where there is none.</summary>
    /// <exception cref="InvalidDataException">The chains of its sectors do not hold together.</exception>
    public byte[] Stream(params ReadOnlySpan<string> names)
    {
        foreach (var (name, _, start, bytes) in _entries)
        {
            if (names.Contains(name))
                return bytes >= MiniStreamBytes ? Chain(start) : MiniChain(start);
        }

        return [];
    }

    /// <summary>The sector that follows each sector.</summary>
    private List<uint> Table()
    {
        var sectors = new List<uint>();
        for (var i = 0; i < 109; i++)
            sectors.Add(BinaryPrimitives.ReadUInt32LittleEndian(_file.AsSpan(76 + 4 * i)));
        var next = BinaryPrimitives.ReadUInt32LittleEndian(_file.AsSpan(68));
        for (var more = 0; next < EndOfChain && more < _file.Length / _size; more++)
        {
            var sector = Sector(next);
            for (var i = 0; i + 4 < _size; i += 4)
                sectors.Add(BinaryPrimitives.ReadUInt32LittleEndian(sector[i..]));
            next = BinaryPrimitives.ReadUInt32LittleEndian(sector[(_size - 4)..]);
        }

        var table = new List<uint>();
        foreach (var at in sectors)
        {
            if (at == Free)
                continue;
            var sector = Sector(at);
            for (var i = 0; i < _size; i += 4)
                table.Add(BinaryPrimitives.ReadUInt32LittleEndian(sector[i..]));
        }

        return table;
    }

    private byte[] Chain(uint first)
    {
        using var stream = new MemoryStream();
        for (var at = first; at < EndOfChain; at = at < _table.Count ? _table[(int)at] : throw new InvalidDataException("a chain of sectors leaves the file"))
        {
            stream.Write(Sector(at));
            if (stream.Length > _file.Length + _size)
                throw new InvalidDataException("a chain of sectors runs in a circle");
        }

        return stream.ToArray();
    }

    /// <summary>A stream of fewer than 4096 bytes: its sectors of 64 bytes stand in the stream of the root entry.</summary>
    private byte[] MiniChain(uint first)
    {
        var whole = Chain(_entries.Find(entry => entry.Type == RootEntry).Start);
        var table = Chain(BinaryPrimitives.ReadUInt32LittleEndian(_file.AsSpan(60)));
        using var stream = new MemoryStream();
        for (var at = first; at < EndOfChain; at = BinaryPrimitives.ReadUInt32LittleEndian(table.AsSpan(checked((int)at * 4))))
        {
            stream.Write(whole.AsSpan(checked((int)at * MiniSectorBytes), MiniSectorBytes));
            if (stream.Length > MiniStreamBytes)
                throw new InvalidDataException("a chain of sectors runs in a circle");
        }

        return stream.ToArray();
    }

    private ReadOnlySpan<byte> Sector(uint at)
    {
        var from = HeaderBytes * (_size / HeaderBytes) + (long)at * _size;
        return from + 1 <= _file.Length
            ? Padded(_file.AsSpan((int)from, (int)long.Min(_size, _file.Length - from)), _size)
            : throw new InvalidDataException("a sector lies behind the end of the file");
    }

    /// <summary>The last sector of a file may lack its end.</summary>
    private static ReadOnlySpan<byte> Padded(ReadOnlySpan<byte> sector, int size)
    {
        if (sector.Length == size)
            return sector;
        var whole = new byte[size];
        sector.CopyTo(whole);
        return whole;
    }
}
