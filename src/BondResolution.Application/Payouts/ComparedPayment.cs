using BondResolution.Application.Recording;
using BondResolution.Domain.Cases;
using BondResolution.Domain.Holdings;
using BondResolution.Domain.Instalments;
using BondResolution.Domain.Problems;
using BondResolution.Domain.Recording;
using BondResolution.Views.Reports;

namespace BondResolution.Application.Payouts;

/// <summary>Who an instalment paid too much or too little, by what is known in a scope: after a correction, or a fact learnt late.</summary>
public static class ComparedPayment
{
    /// <summary>The differences, or why there is nothing to compare.</summary>
    /// <param name="ledger">The ledger, its read models caught up.</param>
    /// <param name="scope">Case, date, and how much is known.</param>
    /// <param name="no">The instalment.</param>
    /// <param name="against">The sequence up to which the payment to compare with is looked for; null: the last that was reversed, else the
    /// one that stands.
    /// What followed earlier payments then counts no more.</param>
    /// <param name="cancel">Cancels.</param>
    public static async Task<Outcome<PaymentDifferences>> OfAsync(Ledger ledger, Scope scope, int no, long? against, CancellationToken cancel)
    {
        var session = new Session(ledger, dryRun: false);
        if (Case.NotOpen(await session.Case(scope.Code).CaseAsync(), scope.Code) is { } notOpen)
            return notOpen;
        var known = new KnownFacts(session, scope.Code, scope.AsKnown);
        var history = await known.HoldingsAsync(cancel);
        if (PaymentDifferences.Find(history, no, against) is not { } paid || paid.On > scope.AsOf)
            return PlanProblems.NotPaid.With(("no", no), ("date", scope.AsOf));
        var on = history.Standing.OfType<HoldingsAct.Payment>().FirstOrDefault(p => p.Opened.No == no)?.On ?? paid.On;
        var declared = await known.InstalmentAsync(no, cancel);
        if (Instalment.State.Of(History.Standing(declared, on)).Terms is not { } terms)
            return PlanProblems.NotDeclared.With(("no", no), ("date", on));
        return PaymentDifferences.Of(history, terms, await known.SplitAsync(on, cancel), paid, against is null ? 0 : paid.Sequence,
            scope.AsOf);
    }
}
