using System.Runtime.InteropServices;
using BondResolution.Domain.Bonds;

namespace BondResolution.Domain.Holdings;

/// <summary>
/// Accounts and their places, in the order they were entered. As long as accounts come ascending they are found by halving; those that were entered out of
/// order have a table. Finding one changes nothing, so that several may look at once.
/// </summary>
public sealed class AccountIndex
{
    private readonly List<AccountNumber> _accounts = [];
    private readonly Dictionary<AccountNumber, int> _outOfOrder = [];
    private int _ascending;

    /// <summary>The place of an account, or -1.</summary>
    public int Find(AccountNumber account)
    {
        var ascending = CollectionsMarshal.AsSpan(_accounts)[.._ascending];
        if (ascending.IsEmpty || account.CompareTo(ascending[^1]) > 0)
            return OutOfOrder(account);
        return ascending.BinarySearch(account) is >= 0 and var at ? at : OutOfOrder(account);
    }

    /// <summary>The same for who asks for many, most of them in the order they were entered.</summary>
    /// <param name="account">The account.</param>
    /// <param name="last">The place found last, after which it is looked for first; -1 at the beginning.</param>
    public int Find(AccountNumber account, ref int last)
    {
        var next = last + 1;
        if (next < _accounts.Count && _accounts[next] == account)
            return last = next;
        var at = Find(account);
        last = at < 0 ? last : at;
        return at;
    }

    /// <summary>Enters an account that <see cref="Find(AccountNumber)"/> did not know; its place.</summary>
    public int Add(AccountNumber account)
    {
        var at = _accounts.Count;
        if (_ascending == at && (at == 0 || account.CompareTo(_accounts[^1]) > 0))
            _ascending++;
        else
            _outOfOrder.Add(account, at);
        _accounts.Add(account);
        return at;
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

        _ascending = order.Length;
        return places;
    }

    private int OutOfOrder(AccountNumber account) => _outOfOrder.TryGetValue(account, out var at) ? at : -1;
}
