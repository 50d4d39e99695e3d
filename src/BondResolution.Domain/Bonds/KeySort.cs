namespace BondResolution.Domain.Bonds;

/// <summary>Sorts numbers, and rows along with them, in quarters side by side which are merged then.</summary>
internal static class KeySort
{
    private const int Slices = 4;
    private const int FewestKeys = 1 << 18;

    /// <summary>Sorts keys ascending, rows along with them.</summary>
    /// <returns>Both, sorted: the arrays that were given, or others of their length.</returns>
    public static (ulong[] Keys, int[] Rows) Sort(ulong[] keys, int[] rows)
    {
        if (keys.Length < FewestKeys)
        {
            Array.Sort(keys, rows);
            return (keys, rows);
        }

        Parallel.For(0, Slices, slice => Array.Sort(keys, rows, Start(slice), Start(slice + 1) - Start(slice)));
        var (keysTo, rowsTo) = (new ulong[keys.Length], new int[keys.Length]);
        for (var width = 1; width < Slices; width *= 2)
        {
            Parallel.For(0, Slices / (2 * width), pair =>
                Merge(keys, rows, Start(2 * pair * width), Start((2 * pair + 1) * width), Start((2 * pair + 2) * width), keysTo, rowsTo));
            (keys, rows, keysTo, rowsTo) = (keysTo, rowsTo, keys, rows);
        }

        return (keys, rows);

        int Start(int slice) => (int)((long)keys.Length * slice / Slices);
    }

    /// <summary>Merges two sorted stretches that lie behind each other; of equal keys the earlier first.</summary>
    private static void Merge(ulong[] keys, int[] rows, int from, int middle, int end, ulong[] keysTo, int[] rowsTo)
    {
        var (a, b) = (from, middle);
        for (var to = from; to < end; to++)
        {
            var next = b == end || (a < middle && keys[a] <= keys[b]) ? a++ : b++;
            (keysTo[to], rowsTo[to]) = (keys[next], rows[next]);
        }
    }
}
