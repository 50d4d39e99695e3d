using System.Collections.Immutable;

namespace BondResolution.Files.Vault;

/// <summary>Personal data of a register's rows, packed while they are read, in segments of some megabytes that never move.</summary>
internal sealed class PersonalRows
{
    private const int SegmentBytes = 4 * 1024 * 1024;

    private readonly List<VaultRowsPacker> _segments = [];
    private readonly int _segmentCapacity;

    /// <param name="bytes">Bytes it is likely to need.</param>
    public PersonalRows(long bytes) => _segmentCapacity = (int)long.Min(bytes, SegmentBytes + SegmentBytes / 8);

    public void Add(string account, string person, string name, string idNumber, string phone, string address, string remark)
    {
        if (_segments.Count == 0 || _segments[^1].Length >= SegmentBytes)
        {
            Seal();
            _segments.Add(new VaultRowsPacker(_segmentCapacity));
        }

        _segments[^1].Add(account, person, name, idNumber, phone, address, remark);
    }

    /// <summary>Adds the rows of another, which ends with this, behind its own.</summary>
    public void Add(PersonalRows next)
    {
        Seal();
        _segments.AddRange(next._segments);
    }

    /// <summary>Keeps no more room than the rows need.</summary>
    public void Seal()
    {
        if (_segments.Count > 0)
            _segments[^1].Seal();
    }

    /// <summary>All rows in chunks of so many; what lies in one segment is not copied.</summary>
    public ImmutableArray<VaultRows> Chunks(int rowsPerChunk)
    {
        var chunks = ImmutableArray.CreateBuilder<VaultRows>();
        var parts = new List<ReadOnlyMemory<byte>>();
        var missing = rowsPerChunk;
        foreach (var segment in _segments)
        {
            for (var from = 0; from < segment.Count;)
            {
                var count = int.Min(missing, segment.Count - from);
                parts.Add(segment.Rows(from, count));
                (from, missing) = (from + count, missing - count);
                if (missing > 0)
                    continue;
                chunks.Add(Joined(parts));
                parts.Clear();
                missing = rowsPerChunk;
            }
        }

        if (parts.Count > 0)
            chunks.Add(Joined(parts));
        return chunks.ToImmutable();
    }

    private static VaultRows Joined(List<ReadOnlyMemory<byte>> parts)
    {
        if (parts.Count == 1)
            return new VaultRows(parts[0]);
        var joined = new byte[parts.Sum(part => part.Length)];
        var at = 0;
        foreach (var part in parts)
        {
            part.CopyTo(joined.AsMemory(at));
            at += part.Length;
        }

        return new VaultRows(joined);
    }
}
