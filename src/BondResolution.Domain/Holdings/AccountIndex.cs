using BondResolution.Domain.Bonds;

namespace BondResolution.Domain.Holdings;

/// <summary>
/// Where each account's position stands. Accounts that are asked for in the order of the positions are found behind the one before,
/// and new ones above all others at the end; the table of all accounts is made when one is asked for that is not.
/// </summary>
internal sealed class AccountIndex
{
    private Dictionary<AccountNumber, int>? _table;
    private int _found = -1;

    /// <summary>The index of an account's position, or -1.</summary>
    public int Find(AccountNumber account, ReadOnlySpan<Position> positions)
    {
        var next = _found + 1;
        if (next < positions.Length && positions[next].Account == account)
            return _found = next;
        if (_table is null)
        {
            // Without a table positions ascend: one out of order is entered only after it was looked for in one.
            if (positions.IsEmpty || account.CompareTo(positions[^1].Account) > 0)
                return -1;
            _table = new Dictionary<AccountNumber, int>(positions.Length);
            for (var i = 0; i < positions.Length; i++)
                _table.Add(positions[i].Account, i);
        }

        return _table.TryGetValue(account, out var at) ? _found = at : -1;
    }

    /// <summary>Enters an account that <see cref="Find"/> did not know, at the end of the positions.</summary>
    public void Add(AccountNumber account, int at)
    {
        _table?.Add(account, at);
        _found = at;
    }
}
