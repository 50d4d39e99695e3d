using BondResolution.Domain.Money;
using BondResolution.Domain.Problems;

namespace BondResolution.Domain.Holdings;

/// <summary>What became of the funds received for an instalment.</summary>
public static class InstalmentFunds
{
    /// <summary>Payments and fees of an instalment by a date.</summary>
    public static Fen PaidOut(HoldingsHistory history, int no, DateOnly on) => Fen.Sum(history.Standing.TakeWhile(a => a.On <= on).Select(act => act switch
    {
        HoldingsAct.Payment p when p.Opened.No == no => p.Totals.Cash + p.Totals.Fee,
        HoldingsAct.Single { Event: HoldingsEvent.DeferredPaid d } when d.No == no => d.Principal + d.Interest + d.Fee,
        _ => Fen.Zero
    }));

    /// <summary>The warning where funds of an instalment that is paid exceed what left them, or null.</summary>
    /// <param name="history">All that happened to the holdings.</param>
    /// <param name="no">The instalment.</param>
    /// <param name="funded">All funds received for it.</param>
    public static Problem? LeftOver(HoldingsHistory history, int no, Fen funded) =>
        history.Standing.OfType<HoldingsAct.Payment>().Any(p => p.Opened.No == no)
            ? LeftOver(history, no, funded, PaidOut(history, no, DateOnly.MaxValue), Deferred(history, no))
            : null;

    /// <summary>
    /// The warning where funds exceed what left them, or null. What a payment that was taken back had paid out may have left them too.
    /// </summary>
    /// <param name="history">All that happened to the holdings.</param>
    /// <param name="no">The instalment.</param>
    /// <param name="funded">Funds received for it.</param>
    /// <param name="paidOut">Payments and fees.</param>
    /// <param name="deferred">What is still held back, before tax.</param>
    public static Problem? LeftOver(HoldingsHistory history, int no, Fen funded, Fen paidOut, Fen deferred)
    {
        var left = TakenBack(history, no) is var sent && sent > paidOut ? sent : paidOut;
        return funded > left
            ? PlanProblems.FundsLeft.With(("no", no), ("left", funded - left), ("funded", funded), ("paid", left), ("deferred", deferred))
            : null;
    }

    /// <summary>The most that a payment of an instalment which was taken back had paid out, with its fee; 0 where none was.</summary>
    private static Fen TakenBack(HoldingsHistory history, int no) =>
        new(history.PaymentsOf(no).Where(p => !p.Stands).Select(p => (p.Payment.Totals.Cash + p.Payment.Totals.Fee).Value).Append(0).Max());

    /// <summary>What an instalment still holds back, before tax.</summary>
    public static Fen Deferred(HoldingsHistory history, int no) => Fen.Sum(history.Standing.Select(act => act switch
    {
        HoldingsAct.Payment p when p.Opened.No == no => p.Totals.DeferredMoney,
        HoldingsAct.Single { Event: HoldingsEvent.DeferredPaid d } when d.No == no => Fen.Zero - d.Principal - d.Interest,
        _ => Fen.Zero
    }));
}
