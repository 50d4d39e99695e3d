using System.Collections.Immutable;
using BondResolution.Domain.Bonds;
using BondResolution.Domain.Money;
using BondResolution.Domain.Problems;

namespace BondResolution.Domain.Holdings;

/// <summary>
/// Decides money that came back (退票) and money that was paid again, of one account or of a list: all of it or none, and the refusal
/// of a list names every row that cannot stand. It moves no bonds and changes no entitlement.
/// </summary>
public static class PaymentReturns
{
    /// <summary>Records money that came back, at most what stands as paid to the account, net of tax, on the date and ever after.</summary>
    public static Decision<HoldingsEvent> Return(HoldingsHistory history, int no, ReturnRows rows, DateOnly on) => Decide(
        history, no, rows, on, PlanProblems.ReturnTooMuch, "paid", balance => balance.Standing,
        i => new HoldingsEvent.PaymentReturned(no, rows.Accounts[i], rows.Amounts[i], rows.Reasons[i]));

    /// <summary>Records that returned money was paid again, at most what stands as returned on the date and ever after.</summary>
    public static Decision<HoldingsEvent> Repay(HoldingsHistory history, int no, ReturnRows rows, DateOnly on) => Decide(
        history, no, rows, on, PlanProblems.RepayTooMuch, "returned", balance => balance.Returned,
        i => new HoldingsEvent.PaymentRepaid(no, rows.Accounts[i], rows.Amounts[i], rows.Reasons[i]));

    /// <summary>The sequence of the first act that an instalment's returns of an account would exceed what it was paid behind; null: none.</summary>
    /// <param name="acts">The acts that stand, by effective date and then by sequence.</param>
    internal static long? Exceeding(IEnumerable<HoldingsAct> acts, int no, AccountNumber account)
    {
        var balance = ReturnBalance.Of(acts, no, [account], DateOnly.MinValue)[account];
        return balance.Standing < Fen.Zero ? balance.LowestBehind : null;
    }

    /// <param name="tooMuch">What is wrong with a row beyond its bound, which the message calls <paramref name="called"/>.</param>
    /// <param name="bound">What an account's rows may come to.</param>
    private static Decision<HoldingsEvent> Decide(
        HoldingsHistory history, int no, ReturnRows rows, DateOnly on, ProblemKind tooMuch, string called, Func<ReturnBalance, Fen> bound, Func<int, HoldingsEvent> happened)
    {
        if (!history.Standing.OfType<HoldingsAct.Payment>().Any(p => p.Opened.No == no && p.On <= on))
            return PlanProblems.NotPaid.With(("no", no), ("date", on));
        ImmutableArray<HoldingsEvent> events = [.. Enumerable.Range(0, rows.Count).Select(happened)];
        if (rows.IsList && SameList(history, events, on) is { } same)
            return Decision<HoldingsEvent>.Nothing.Warn(PlanProblems.SameList.With(("no", no), ("date", on), ("rows", rows.Count), ("sequence", same)));

        var left = ReturnBalance.Of(history.Standing, no, rows.Accounts.Select(account => (AccountNumber)account), on).ToDictionary(b => b.Key, b => bound(b.Value));
        var faults = ImmutableArray.CreateBuilder<Problem>();
        for (var i = 0; i < rows.Count; i++)
        {
            var (account, amount) = (rows.Accounts[i], rows.Amounts[i]);
            if (amount > Fen.Zero && amount <= left[account])
                left[account] -= amount;
            else
                faults.Add(tooMuch.With(("amount", amount), ("account", account), ("no", no), (called, left[account]), ("line", rows.IsList ? rows.LineNumbers[i] : "")));
        }

        if (faults.Count == 0)
            return Decision<HoldingsEvent>.Of(events);
        return rows.IsList ? PlanProblems.BadReturns.With(("count", faults.Count)).With(faults.ToImmutable()) : faults[0];
    }

    /// <summary>
    /// The sequence of a command of that date that recorded these very rows, in this order; null: none. A list that is read again from another place, or
    /// saved in another form, is the same list.
    /// </summary>
    private static long? SameList(HoldingsHistory history, ImmutableArray<HoldingsEvent> events, DateOnly on) => history.Standing
        .OfType<HoldingsAct.Single>().Where(act => act.On == on && act.Event is HoldingsEvent.PaymentReturned or HoldingsEvent.PaymentRepaid)
        .GroupBy(act => act.CommandId, StringComparer.Ordinal)
        .FirstOrDefault(command => command.Select(act => act.Event).SequenceEqual(events))?.First().Sequence;
}
