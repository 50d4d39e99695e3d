using System.Buffers.Binary;

namespace BondResolution.Files.Workbooks.OpenXml;

/// <summary>The check sum of a part of an archive (CRC-32 of ISO 3309), eight bytes at a time.</summary>
internal static class Crc32
{
    private const uint Polynomial = 0xEDB88320;
    private const int Step = 8;

    /// <summary>For each of eight bytes in a row, what each value of it adds.</summary>
    private static readonly uint[][] Tables = MakeTables();

    /// <summary>The check sum of bytes that follow others, whose own is given; 0 before the first.</summary>
    public static uint Append(uint before, ReadOnlySpan<byte> bytes)
    {
        var sum = ~before;
        for (; bytes.Length >= Step; bytes = bytes[Step..])
        {
            var low = BinaryPrimitives.ReadUInt32LittleEndian(bytes) ^ sum;
            var high = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
            sum = Tables[7][low & 0xFF] ^ Tables[6][low >> 8 & 0xFF] ^ Tables[5][low >> 16 & 0xFF] ^ Tables[4][low >> 24]
                ^ Tables[3][high & 0xFF] ^ Tables[2][high >> 8 & 0xFF] ^ Tables[1][high >> 16 & 0xFF] ^ Tables[0][high >> 24];
        }

        foreach (var one in bytes)
            sum = Tables[0][(sum ^ one) & 0xFF] ^ sum >> 8;
        return ~sum;
    }

    private static uint[][] MakeTables()
    {
        var tables = new uint[Step][];
        for (var i = 0; i < Step; i++)
        {
            tables[i] = new uint[256];
            for (uint value = 0; value < 256; value++)
            {
                var sum = i == 0 ? value : tables[i - 1][value];
                for (var bit = 0; bit < 8; bit++)
                    sum = (sum & 1) == 0 ? sum >> 1 : sum >> 1 ^ Polynomial;
                tables[i][value] = sum;
            }
        }

        return tables;
    }
}
