using BondResolution.Domain.Holdings;
using BondResolution.Domain.Bonds;
using BondResolution.Domain.Books;
using BondResolution.Domain.Money;
using BondResolution.Views.Lines;
using BondResolution.Views.Reports;

namespace BondResolution.Views.Books;

/// <summary>
/// Divides what accounts gain and lose among investors and purchasers, act by act. An account is a purchaser's from the offer on that names
/// it: what it was before goes over then.
/// </summary>
/// <param name="face">Face of one bond.</param>
/// <param name="offers">Accounts of purchasers with the act that made them so, in order.</param>
internal sealed class HolderBook(Fen face, IReadOnlyList<(ActKey At, AccountNumber Account)> offers)
{
    private readonly Dictionary<AccountNumber, HolderSums> _named = offers.Select(o => o.Account).Distinct().ToDictionary(a => a, _ => default(HolderSums));
    private readonly HashSet<AccountNumber> _purchasers = [];
    private readonly SortedDictionary<ActKey, (HolderSums Investors, HolderSums Purchasers)> _acts = [];
    private (ActKey At, HolderSums Investors, HolderSums Purchasers) _current;
    private int _next;

    /// <summary>Takes in what one line changed; lines come by date, then by the sequence that completed their act.</summary>
    public void Changed(AccountChanges changes, int line, in Position before, in Position after)
    {
        var at = new ActKey(changes.Row.On, changes.Row.CountsFrom);
        if (at != _current.At)
            Turn(at);
        if (_named.Count > 0 && _named.TryGetValue(after.Account, out var own))
        {
            own.Add(changes, line, before, after, face.Value);
            _named[after.Account] = own;
        }

        if (_purchasers.Contains(after.Account))
            _current.Purchasers.Add(changes, line, before, after, face.Value);
        else
            _current.Investors.Add(changes, line, before, after, face.Value);
    }

    /// <summary>Every act that changed something, in order, when all lines were taken in.</summary>
    public IReadOnlyDictionary<ActKey, (HolderSums Investors, HolderSums Purchasers)> Acts()
    {
        Turn(ActKey.Last);
        return _acts;
    }

    /// <summary>Closes the act under way, and lets offers before the next one name their purchasers.</summary>
    private void Turn(ActKey at)
    {
        if (!_current.Investors.IsNothing || !_current.Purchasers.IsNothing)
            _acts.Add(_current.At, (_current.Investors, _current.Purchasers));
        _current = (at, default, default);
        for (; _next < offers.Count && offers[_next].At.CompareTo(at) < 0; _next++)
        {
            var (named, account) = offers[_next];
            if (_purchasers.Add(account) && !_named[account].IsNothing)
                _acts.Add(named, (_named[account].Negated(), _named[account]));
        }
    }
}
