namespace BondResolution.Domain.Bonds;

/// <summary>The ascending order of accounts, as rows of a column.</summary>
public static class AccountOrder
{
    /// <summary>The rows of a column in ascending order of its accounts (ordinal); equal accounts keep their order no more than any sort does.</summary>
    /// <param name="accounts">Any accounts, each once.</param>
    public static int[] Of(ReadOnlySpan<AccountNumber> accounts)
    {
        if (IsAscending(accounts))
            return Rows(accounts.Length);
        var keys = new ulong[accounts.Length];
        var isPacked = true;
        for (var row = 0; row < keys.Length && isPacked; row++)
            isPacked = accounts[row].TryPack(out keys[row]);
        if (isPacked)
            return KeySort.Sort(keys, Rows(accounts.Length)).Rows;
        var rows = Rows(accounts.Length);
        Array.Sort(accounts.ToArray(), rows);
        return rows;
    }

    /// <summary>The same of accounts that are packed (<see cref="AccountNumber.TryPack(out ulong)"/>).</summary>
    public static int[] Of(ReadOnlySpan<ulong> packed) => KeySort.Sort(packed.ToArray(), Rows(packed.Length)).Rows;

    /// <summary>The same, or null where an account stands twice.</summary>
    public static int[]? OfEachOnce(ReadOnlySpan<ulong> packed)
    {
        var (keys, rows) = KeySort.Sort(packed.ToArray(), Rows(packed.Length));
        for (var i = 1; i < keys.Length; i++)
        {
            if (keys[i - 1] == keys[i])
                return null;
        }

        return rows;
    }

    /// <summary>Whether every account is above the one before.</summary>
    public static bool IsAscending(ReadOnlySpan<AccountNumber> accounts)
    {
        for (var row = 1; row < accounts.Length; row++)
        {
            if (accounts[row - 1].CompareTo(accounts[row]) >= 0)
                return false;
        }

        return true;
    }

    /// <summary>The same of accounts that are packed.</summary>
    public static bool IsAscending(ReadOnlySpan<ulong> packed)
    {
        for (var row = 1; row < packed.Length; row++)
        {
            if (packed[row - 1] >= packed[row])
                return false;
        }

        return true;
    }

    private static int[] Rows(int count)
    {
        var rows = new int[count];
        for (var row = 0; row < count; row++)
            rows[row] = row;
        return rows;
    }
}
