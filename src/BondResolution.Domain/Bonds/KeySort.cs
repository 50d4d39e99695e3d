namespace BondResolution.Domain.Bonds;

/// <summary>
/// Sorts 64-bit keys, and rows along with them, digit by digit from the lowest (LSD radix sort): equal keys keep their order.
/// </summary>
internal static class KeySort
{
    private const int DigitBits = 12;
    private const int Digits = 1 << DigitBits;
    private const int Passes = (64 + DigitBits - 1) / DigitBits;

    /// <summary>Sorts keys ascending, rows along with them.</summary>
    /// <returns>Both, sorted: the arrays that were given, or others of their length.</returns>
    public static (ulong[] Keys, int[] Rows) Sort(ulong[] keys, int[] rows)
    {
        var (keysTo, rowsTo) = (new ulong[keys.Length], new int[keys.Length]);
        var starts = new int[Digits];
        for (var pass = 0; pass < Passes; pass++)
        {
            var shift = pass * DigitBits;
            if (!TryCount(keys, shift, starts))
                continue;
            for (var i = 0; i < keys.Length; i++)
            {
                var to = starts[DigitOf(keys[i], shift)]++;
                (keysTo[to], rowsTo[to]) = (keys[i], rows[i]);
            }

            (keys, rows, keysTo, rowsTo) = (keysTo, rowsTo, keys, rows);
        }

        return (keys, rows);
    }

    /// <summary>Where the keys of each digit begin; false where all have the same, so that there is nothing to move.</summary>
    private static bool TryCount(ReadOnlySpan<ulong> keys, int shift, Span<int> starts)
    {
        starts.Clear();
        foreach (var key in keys)
            starts[DigitOf(key, shift)]++;
        if (keys.IsEmpty || starts[DigitOf(keys[0], shift)] == keys.Length)
            return false;
        var next = 0;
        foreach (ref var start in starts)
            (start, next) = (next, next + start);
        return true;
    }

    private static int DigitOf(ulong key, int shift) => (int)((key >> shift) & (Digits - 1));
}
