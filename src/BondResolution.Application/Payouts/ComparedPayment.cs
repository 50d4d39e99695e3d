using BondResolution.Application.Recording;
using BondResolution.Domain.Cases;
using BondResolution.Domain.Holdings;
using BondResolution.Domain.Instalments;
using BondResolution.Domain.Payouts;
using BondResolution.Domain.Plans;
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
        var history = await session.Case(scope.Code).HoldingsAsync(
            await KnownAsync<HoldingsEvent>(session, Holdings.StreamName(scope.Code), scope, cancel));
        if (PaymentDifferences.Find(history, no, against) is not { } paid || paid.On > scope.AsOf)
            return PlanProblems.NotPaid.With(("no", no), ("date", scope.AsOf));
        var on = history.Standing.OfType<HoldingsAct.Payment>().FirstOrDefault(p => p.Opened.No == no)?.On ?? paid.On;
        var declared = await KnownAsync<Instalment.Event>(session, Instalment.StreamName(scope.Code, no), scope, cancel);
        if (Instalment.State.Of(History.Standing(declared, on)).Terms is not { } terms)
            return PlanProblems.NotDeclared.With(("no", no), ("date", on));
        return PaymentDifferences.Of(history, terms, await SplitAsync(session, scope, on, cancel), paid, against is null ? 0 : paid.Sequence, scope.AsOf);
    }

    private static async Task<CashSplit> SplitAsync(Session session, Scope scope, DateOnly on, CancellationToken cancel)
    {
        var plans = new List<IReadOnlyList<Recorded<Plan.Event>>>();
        foreach (var stream in await session.StreamsAsync(scope.Code, Plan.StreamName(scope.Code, ""), cancel))
            plans.Add(await KnownAsync<Plan.Event>(session, stream, scope, cancel));
        return new CasePlans(plans).SplitOn(on);
    }

    private static async Task<IReadOnlyList<Recorded<TEvent>>> KnownAsync<TEvent>(Session session, string stream, Scope scope, CancellationToken cancel) =>
        [.. (await session.Streams.LoadAsync<TEvent>(stream, cancel)).Where(e => e.Sequence <= scope.AsKnown)];
}
