using BondResolution.Domain.Money;
using BondResolution.Domain.Problems;

namespace BondResolution.Domain.Lawsuits;

/// <summary>
/// Decides what is laid out in a suit (垫付、预付), how instalments are credited to it, and what it brings in (回收). The trustee's advanced
/// costs come first out of that, holders' prepayments go back next; nothing is paid back twice.
/// </summary>
public static class LawsuitCosts
{
    /// <summary>Costs laid out. A court fee is paid out of them with lawsuit.pay-fee, or by somebody who wants nothing back.</summary>
    /// <param name="account">The holder who prepaid, or null.</param>
    /// <param name="purpose">What for.</param>
    public static Decision<Lawsuit.Event> Advance(Lawsuit.State state, string suit, Fen amount, AdvancedBy by, string? account, string purpose)
    {
        if (state.Terms is null)
            return Lawsuit.Unknown(suit);
        return amount <= Fen.Zero ? NoAmount(suit, amount) : new Lawsuit.Event.CostAdvanced(amount, by, account, purpose);
    }

    /// <summary>States how instalments paid to suing holders are credited to the claim.</summary>
    /// <param name="since">Payments after this day count; null: after the day of the award, or the one on whose close bonds are claimed.</param>
    public static Decision<Lawsuit.Event> Credit(Lawsuit.State state, string suit, CreditPolicy policy, DateOnly? since)
    {
        if (state.Terms is null)
            return Lawsuit.Unknown(suit);
        return state.Credit == policy && state.CreditSince == since ? Decision<Lawsuit.Event>.Nothing : new Lawsuit.Event.CreditStated(policy, since);
    }

    /// <summary>
    /// Money came in: the trustee's open advances are taken back, then prepayments, the rest is for the holders. The debtor paid all of it: what is taken
    /// back pays costs awarded as far as some are owed. What later recoveries paid back counts as paid back.
    /// </summary>
    /// <param name="state">The suit on the date.</param>
    /// <param name="ever">The suit with all that is recorded, later dates too.</param>
    public static Decision<Lawsuit.Event> Receive(Lawsuit.State state, Lawsuit.State ever, string suit, RecoveryTerms terms, DateOnly on)
    {
        if (state.Terms is null)
            return Lawsuit.Unknown(suit);
        if (terms.Amount <= Fen.Zero)
            return NoAmount(suit, terms.Amount);
        if (!Plans.PlanTerms.IsOrder(terms.Order))
            return PlanProblems.WrongOrder.With(("given", string.Join(", ", terms.Order.Select(Words.Of))));
        var (trustee, holders) = (Open(state, ever, AdvancedBy.Trustee), Open(state, ever, AdvancedBy.Holders));
        var open = trustee + holders;
        if (terms.CostsBack > open)
            return RecoveryProblems.PaidBackTwice.With(("suit", suit), ("asked", terms.CostsBack), ("open", open));
        var (spent, _) = Waterfall.Run(Least(terms.Amount, terms.CostsBack ?? open), trustee, holders);
        var no = ever.Receipts.Select(r => r.Receipt.No).DefaultIfEmpty(0).Max() + 1;
        return ((Decision<Lawsuit.Event>)new Lawsuit.Event.Recovered(new SuitReceipt(
                no, terms.Amount, terms.From, terms.Beneficiaries, terms.Cancel, spent[0], spent[1], terms.Order, terms.Owed, terms.Tax,
                Least(spent[0] + spent[1], terms.Owed.Costs))))
            .Warn(state.Title?.InForceOn is null ? RecoveryProblems.NotAdjudged.With(("suit", suit), ("date", on)) : null);
    }

    /// <summary>What one side laid out by the date, less whatever was paid back at any date; not below zero.</summary>
    private static Fen Open(Lawsuit.State state, Lawsuit.State ever, AdvancedBy by)
    {
        var laidOut = Fen.Sum(state.Advances.Where(a => a.By == by).Select(a => a.Amount));
        var left = laidOut - Fen.Sum(ever.Receipts.Select(r => by is AdvancedBy.Trustee ? r.Receipt.Advanced : r.Receipt.Prepaid));
        return left < Fen.Zero ? Fen.Zero : left;
    }

    private static Fen Least(Fen left, Fen right) => left < right ? left : right;

    private static Problem NoAmount(string suit, Fen amount) => RecoveryProblems.NoAmount.With(("suit", suit), ("amount", amount));
}
