using System.Collections.Immutable;
using BondResolution.Domain.Money;
using BondResolution.Domain.Plans;

namespace BondResolution.Domain.Lawsuits;

/// <summary>
/// The order in which money is spent (清偿抵充): each tier whole before the next, never more than it is owed; what nobody is owed is a
/// surplus and stays one (Civil Code Art. 561; 法释〔2014〕8号, Art. 4 for the added part, which comes last).
/// </summary>
public static class Waterfall
{
    /// <summary>Spends an amount on tiers in order; both not negative.</summary>
    /// <returns>What each is given, in the same order, and the rest: together exactly the amount.</returns>
    public static (ImmutableArray<Fen> Spent, Fen Surplus) Run(Fen amount, params ReadOnlySpan<Fen> owed)
    {
        var spent = ImmutableArray.CreateBuilder<Fen>(owed.Length);
        foreach (var tier in owed)
        {
            var given = tier < amount ? tier : amount;
            spent.Add(given);
            amount -= given;
        }

        return (spent.MoveToImmutable(), amount);
    }

    /// <summary>Spends on costs, interest and principal in an order that names each once, and last on the added part.</summary>
    public static (TierAmounts Spent, Fen Surplus) Run(Fen amount, TierAmounts owed, ImmutableArray<AppropriationTier> order)
    {
        var (spent, surplus) = Run(amount, [.. order.Select(owed.Of), owed.Late]);
        return (new TierAmounts(spent[order.IndexOf(AppropriationTier.Costs)], spent[order.IndexOf(AppropriationTier.Interest)],
            spent[order.IndexOf(AppropriationTier.Principal)], spent[^1]), surplus);
    }
}
