using System.Buffers.Binary;
using System.Text;

namespace BondResolution.Files.Workbooks;

/// <summary>Takes a stream out of a compound file, the container of an .xls. Only streams of 4096 bytes and more, as any workbook is; a shorter one is empty here.</summary>
internal static class CompoundFile
{
    private const int HeaderBytes = 512, EntryBytes = 128, MiniStreamBytes = 4096;
    private const uint EndOfChain = 0xFFFFFFFE, Free = 0xFFFFFFFF;

    /// <summary>The first stream of one of these names, or empty.</summary>
    /// <exception cref="InvalidDataException">The chains of its sectors do not hold together.</exception>
    public static byte[] Stream(byte[] file, params ReadOnlySpan<string> names)
    {
        var shift = BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(30));
        if (shift is not (9 or 12))
            throw new InvalidDataException($"sectors of 2^{shift} bytes");
        var size = 1 << shift;
        var table = Table(file, size);
        var directory = Chain(file, table, BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(48)), size);
        for (var at = 0; at + EntryBytes <= directory.Length; at += EntryBytes)
        {
            var length = BinaryPrimitives.ReadUInt16LittleEndian(directory.AsSpan(at + 64));
            var name = length is >= 2 and <= 64 ? Encoding.Unicode.GetString(directory, at, length - 2) : "";
            var bytes = BinaryPrimitives.ReadUInt32LittleEndian(directory.AsSpan(at + 120));
            if (names.Contains(name) && bytes >= MiniStreamBytes)
                return Chain(file, table, BinaryPrimitives.ReadUInt32LittleEndian(directory.AsSpan(at + 116)), size);
        }

        return [];
    }

    /// <summary>The sector that follows each sector.</summary>
    private static List<uint> Table(byte[] file, int size)
    {
        var sectors = new List<uint>();
        for (var i = 0; i < 109; i++)
            sectors.Add(BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(76 + 4 * i)));
        var next = BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(68));
        for (var more = 0; next < EndOfChain && more < file.Length / size; more++)
        {
            var sector = Sector(file, next, size);
            for (var i = 0; i + 4 < size; i += 4)
                sectors.Add(BinaryPrimitives.ReadUInt32LittleEndian(sector[i..]));
            next = BinaryPrimitives.ReadUInt32LittleEndian(sector[(size - 4)..]);
        }

        var table = new List<uint>();
        foreach (var at in sectors)
        {
            if (at == Free)
                continue;
            var sector = Sector(file, at, size);
            for (var i = 0; i < size; i += 4)
                table.Add(BinaryPrimitives.ReadUInt32LittleEndian(sector[i..]));
        }

        return table;
    }

    private static byte[] Chain(byte[] file, List<uint> table, uint first, int size)
    {
        using var stream = new MemoryStream();
        for (var at = first; at < EndOfChain; at = at < table.Count ? table[(int)at] : throw new InvalidDataException("a chain of sectors leaves the file"))
        {
            stream.Write(Sector(file, at, size));
            if (stream.Length > file.Length)
                throw new InvalidDataException("a chain of sectors runs in a circle");
        }

        return stream.ToArray();
    }

    private static ReadOnlySpan<byte> Sector(byte[] file, uint at, int size)
    {
        var from = HeaderBytes * (size / HeaderBytes) + (long)at * size;
        return from + 1 <= file.Length
            ? Padded(file.AsSpan((int)from, (int)long.Min(size, file.Length - from)), size)
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
