using BondResolution.Domain.Instalments;
using BondResolution.Domain.Money;
using BondResolution.Domain.Payouts;
using BondResolution.Domain.Problems;

namespace BondResolution.Domain.Holdings;

/// <summary>Decides what follows a payment for one account on release: the part that was deferred.</summary>
public static class DeferredPayments
{
    /// <summary>
    /// Pays what an instalment deferred for an account, at most what is free now: of bonds so many as asked for or all
    /// that are free; of money the share of the bonds no longer frozen.
    /// </summary>
    /// <param name="units">Bonds asked for; null: whatever is free.</param>
    public static Decision<HoldingsEvent> Release(
        HoldingsHistory history, InstalmentTerms terms, Fen fundsReceived, string account, long? units, DateOnly on)
    {
        var book = history.At(on);
        if (book.Payment(terms.No) is not { } payment)
            return PlanProblems.NotPaid.With(("no", terms.No), ("date", on));
        if (book.Find(account) is not { } position)
            return HoldingProblems.UnknownAccount.With(("account", account), ("date", on));
        if (book.DeferralOf(terms.No, account) is not { IsSettled: false } deferral)
            return PlanProblems.NothingDeferred.With(("no", terms.No), ("account", account));

        var free = position.Units - position.Frozen;
        (string, object?)[] details =
        [
            ("no", terms.No), ("account", account), ("units", units is { } asked ? asked : "—"), ("deferred", deferral.Units),
            ("amount", new Fen(deferral.PrincipalFen + deferral.InterestFen)), ("held", position.Units), ("free", free)
        ];
        var (released, principal, interest) = Payable(deferral, position, book.Face, units);
        if (released == 0 && principal + interest == 0)
            return PlanProblems.StillFrozen.With(details);
        var gross = new Fen(principal + interest);
        var tax = payment.Opened.Scheme.Tax.Of(position.Class).Of(new Fen(interest));
        var paid = new HoldingsEvent.DeferredPaid(terms.No, account, released, new Fen(principal), new Fen(interest), tax, PaymentFee.Of(gross, terms.FeeRate));
        var paidOut = InstalmentFunds.PaidOut(history, terms.No, on) + gross + paid.Fee;
        return Holdings.IfItStands(history, on, [paid]).Warn(paidOut > fundsReceived
                ? PlanProblems.ReleaseUnfunded.With(("no", terms.No), ("funded", fundsReceived), ("needed", paidOut))
                : InstalmentFunds.Deferred(history, terms.No) == gross ? InstalmentFunds.LeftOver(history, terms.No, fundsReceived, paidOut, Fen.Zero) : null)
            .Warn(UntaxedInterest.Warning(payment.Opened.Scheme.Tax, position.Class, 1, position.Units, paid.Interest))
            .Warn(PaymentRepeat.AlreadySent(history, paid));
    }

    /// <summary>
    /// What of a deferred part can be paid: bonds with their face, or money alone; zeros where nothing is free, or more is asked for than
    /// is.
    /// </summary>
    /// <param name="deferral">What is held back.</param>
    /// <param name="position">The account's position now.</param>
    /// <param name="face">Face of one bond.</param>
    /// <param name="units">Bonds asked for; null: whatever is free.</param>
    internal static (long Units, long PrincipalFen, long InterestFen) Payable(in Deferral deferral, in Position position, Fen face, long? units)
    {
        if (deferral.Units == 0)
        {
            var (principal, interest) = MoneyDue(deferral, position, units);
            return (0, principal, interest);
        }

        var most = long.Min(deferral.Units, position.Units - position.Frozen);
        var released = units ?? most;
        return released <= 0 || released > most ? default : (released, (face * released).Value, 0);
    }

    /// <summary>
    /// Principal and interest of what is held back that fall to bonds no longer frozen; or to so many of them as asked
    /// for, nothing where more is asked for than was freed.
    /// </summary>
    private static (long PrincipalFen, long InterestFen) MoneyDue(Deferral deferral, in Position position, long? units)
    {
        // All of it, also where what held it back is known since to have been lifted before the payment.
        if (position.Frozen == 0 && units is null)
            return (deferral.PrincipalFen, deferral.InterestFen);
        var freed = deferral.FrozenUnits - long.Min(position.Frozen, deferral.FrozenUnits);
        if (freed == 0 || units > freed)
            return (0, 0);
        return (Due(deferral.FirstPrincipalFen, deferral.PrincipalFen), Due(deferral.FirstInterestFen, deferral.InterestFen));

        long Due(long first, long left) => units is { } asked
            ? long.Min(left, Rounding.HalfUpShare(first, asked, deferral.FrozenUnits))
            : long.Max(0, Rounding.HalfUpShare(first, freed, deferral.FrozenUnits) - (first - left));
    }
}
