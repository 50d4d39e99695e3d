using System.Runtime.InteropServices;
using BondResolution.Domain.Bonds;

namespace BondResolution.Domain.Holdings;

/// <summary>
/// Accounts and their places, in the order they were entered. Accounts that are asked for in that order are found behind the one before,
/// and new ones above all others at the end; the table of all accounts is made when one is asked for that is not.
/// </summary>
public sealed class AccountIndex
{
    private readonly List<AccountNumber> _accounts = [];
    private Dictionary<AccountNumber, int>? _table;
    private int _found = -1;

    /// <summary>The place of an account, or -1.</summary>
    public int Find(AccountNumber account)
    {
        var next = _found + 1;
        if (next < _accounts.Count && _accounts[next] == account)
            return _found = next;
        if (_table is null)
        {
            // Without a table accounts ascend: one out of order is entered only after it was looked for in one.
            if (_accounts.Count == 0 || account.CompareTo(_accounts[^1]) > 0)
                return -1;
            _table = new Dictionary<AccountNumber, int>(_accounts.Count);
            for (var i = 0; i < _accounts.Count; i++)
                _table.Add(_accounts[i], i);
        }

        return _table.TryGetValue(account, out var at) ? _found = at : -1;
    }

    /// <summary>Enters an account that <see cref="Find"/> did not know; its place.</summary>
    public int Add(AccountNumber account)
    {
        _found = _accounts.Count;
        _table?.Add(account, _found);
        _accounts.Add(account);
        return _found;
    }

    /// <summary>Enters the first accounts by account ascending, the order payments go through; the place of each of them.</summary>
    /// <param name="accounts">In any order, each once; nothing was entered before.</param>
    public int[] Begin(ReadOnlySpan<AccountNumber> accounts)
    {
        var order = AccountOrder.Of(accounts);
        var places = new int[order.Length];
        CollectionsMarshal.SetCount(_accounts, order.Length);
        var entered = CollectionsMarshal.AsSpan(_accounts);
        for (var place = 0; place < order.Length; place++)
        {
            places[order[place]] = place;
            entered[place] = accounts[order[place]];
        }

        return places;
    }
}
