using System.Collections.Immutable;
using BondResolution.Domain.Lawsuits;
using BondResolution.Domain.Money;
using BondResolution.Domain.Plans;

namespace BondResolution.Domain.Holdings;

/// <summary>What is owed to the beneficiaries of a recovery, where the command does not state it.</summary>
public static class RecoveryOwed
{
    /// <summary>
    /// To the suit's holders: what is still due of the award or claims; of the doubled interest what has run up, where the award says how its days count.
    /// To all holders: the principal still owed on bonds, and interest at the suit's amount a bond, rounded half up to the fen; of costs only what is
    /// still to go back to whoever laid it out, and no doubled interest: these are the suit's.
    /// </summary>
    /// <param name="state">The suit on the date; filed.</param>
    /// <param name="costsBack">Costs to go back; null: all that are open.</param>
    public static TierAmounts Of(
        HoldingsHistory history, Lawsuit.State state, Beneficiaries beneficiaries, Fen? costsBack, Func<DateOnly, ImmutableArray<AppropriationTier>> planOrder, DateOnly on)
    {
        var balance = SuitBalance.Of(state, HolderPayments.Of(history, on).All, planOrder);
        if (beneficiaries is Beneficiaries.Suit)
            return ToSuit(state, balance, on);
        var open = costsBack ?? state.OpenAdvances(AdvancedBy.Trustee) + state.OpenAdvances(AdvancedBy.Holders);
        return ToAll(history.At(on), state, balance, open < balance.Still.Costs ? open : balance.Still.Costs);
    }

    private static TierAmounts ToSuit(Lawsuit.State state, SuitBalance balance, DateOnly on)
    {
        var late = state.Title?.Award.LateCount is { } counting && LateInterest.Of(state, balance, on, counting) is { Problem: null } run ? run.Value.Rounded : Fen.Zero;
        return (balance.Due with { Late = late }).Less(balance.Credited + balance.Recovered);
    }

    private static TierAmounts ToAll(HoldingsBook book, Lawsuit.State state, SuitBalance balance, Fen costs)
    {
        long bonds = 0, owedFen = 0;
        foreach (ref readonly var position in book.Positions)
        {
            bonds += position.NotSetAside;
            owedFen += long.Max(0, book.OwedOn(position).Value);
        }

        var interest = state.Units == 0 ? 0 : Rounding.HalfUpShare(balance.Still.Interest.Value, bonds, state.Units);
        return new TierAmounts(costs, new Fen(interest), new Fen(owedFen), Fen.Zero);
    }
}
