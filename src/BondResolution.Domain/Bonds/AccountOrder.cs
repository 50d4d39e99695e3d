namespace BondResolution.Domain.Bonds;

/// <summary>The ascending order of accounts, as rows of a column.</summary>
public static class AccountOrder
{
    /// <summary>The rows of a column in ascending order of its accounts (ordinal); equal accounts keep their order no more than any sort does.</summary>
    /// <param name="accounts">Any accounts, each once.</param>
    public static int[] Of(ReadOnlySpan<AccountNumber> accounts)
    {
        var rows = new int[accounts.Length];
        for (var row = 0; row < rows.Length; row++)
            rows[row] = row;
        if (IsAscending(accounts))
            return rows;
        var keys = new ulong[accounts.Length];
        var isPacked = true;
        for (var row = 0; row < keys.Length && isPacked; row++)
            isPacked = accounts[row].TryPack(out keys[row]);
        if (isPacked)
            Array.Sort(keys, rows);
        else
            Array.Sort(accounts.ToArray(), rows);
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
}
