using BondResolution.Domain.Books;
using BondResolution.Domain.Money;

namespace BondResolution.Views.Books;

/// <summary>The legs of one transaction as they are gathered: an account once.</summary>
internal sealed class Legs
{
    private readonly Dictionary<string, Posting> _legs = new(StringComparer.Ordinal);

    public void Move(string account, long units, Fen principal) => Add(new Posting(account, units, principal, Fen.Zero));

    public void Pay(string account, Fen cash) => Add(new Posting(account, 0, Fen.Zero, cash));

    public void Add(Posting leg)
    {
        var sum = _legs.GetValueOrDefault(leg.Account);
        _legs[leg.Account] = new Posting(leg.Account, sum.Units + leg.Units, sum.Principal + leg.Principal, sum.Cash + leg.Cash);
    }

    /// <summary>
    /// Lets one account bear what the principal of the others comes to. What bonds owe when the issuer buys them or a register shows them
    /// otherwise is known on the accounts; the event, recorded before any late fact, has them at face.
    /// </summary>
    public void BalancePrincipal(string account)
    {
        var rest = Fen.Sum(_legs.Values.Select(l => l.Principal));
        if (rest != Fen.Zero && _legs.ContainsKey(account))
            Move(account, 0, Fen.Zero - rest);
    }

    /// <summary>The legs in the chart's order, those of nothing left out.</summary>
    /// <exception cref="InvalidOperationException">They do not balance: a fault of this program, and no journal to be written.</exception>
    public IReadOnlyList<Posting> Balanced(long sequence)
    {
        if (_legs.Values.Sum(l => l.Units) != 0 || Fen.Sum(_legs.Values.Select(l => l.Principal)) != Fen.Zero || Fen.Sum(_legs.Values.Select(l => l.Cash)) != Fen.Zero)
            throw new InvalidOperationException($"the legs of sequence {sequence} do not balance");
        return [.. JournalChart.All.Select(a => _legs.GetValueOrDefault(a.Name)).Where(l => l.Units != 0 || l.Principal != Fen.Zero || l.Cash != Fen.Zero)];
    }
}
