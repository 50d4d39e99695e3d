using BondResolution.Application.Recording;
using BondResolution.Domain.Cases;
using BondResolution.Domain.Holdings;
using BondResolution.Domain.Instalments;
using BondResolution.Domain.Money;
using BondResolution.Domain.Problems;
using BondResolution.Domain.Recording;
using BondResolution.Views.Reports;

namespace BondResolution.Application.Payouts;

/// <summary>
/// The list of an instalment that is declared and not yet paid, by the very decision that pays it. Funds that are missing are a warning
/// here: the list is what
/// they are asked for by.
/// </summary>
public static class PayoutPreview
{
    /// <summary>The list, or why the instalment could not be paid.</summary>
    /// <param name="ledger">The ledger, its read models caught up.</param>
    /// <param name="code">The case.</param>
    /// <param name="no">The instalment.</param>
    /// <param name="on">The day it is paid; null: the declared day of payment.</param>
    /// <param name="known">How much of the ledger is known.</param>
    /// <param name="cancel">Cancels.</param>
    public static async Task<Outcome<PreviewedPayout>> OfAsync(Ledger ledger, string code, int no, DateOnly? on, long known,
        CancellationToken cancel)
    {
        var session = new Session(ledger, dryRun: true);
        if (await session.Case(code).CaseAsync() is var opened && Case.NotOpen(opened, code) is { } notOpen)
            return notOpen;
        var facts = new KnownFacts(session, code, known);
        var declared = await facts.InstalmentAsync(no, cancel);
        var day = on ?? Instalment.State.Of(History.Standing(declared)).Terms?.PayDate ?? ledger.Today;
        if (Instalment.State.Of(History.Standing(declared, day)) is not { Terms: { } terms, FundsReceived: var funded })
            return PlanProblems.NotDeclared.With(("no", no), ("date", day));
        var (history, split) = (await facts.HoldingsAsync(cancel), await facts.SplitAsync(day, cancel));
        var decided = Payments.Pay(history, terms, funded, split, day);
        var missing = decided.Refusal?.Kind == PlanProblems.FundsShort ? decided.Refusal : null;
        if (missing is not null && Fen.TryParse(missing.Details.First(d => d.Key == "needed").Value, out var needed))
            decided = Payments.Pay(history, terms, needed, split, day);
        if (decided.Refusal is { } refusal)
            return refusal;
        var early = terms.EntitledOn > ledger.Today ? PlanProblems.PreviewEarly.With(("no", no), ("recordDate", terms.EntitledOn)) : null;
        var notDefaulted = opened.DefaultedOn <= day ? null : CaseProblems.NotDefaulted.With(("case", code), ("date", day));
        var head = (await ledger.Store.ReadHeadAtAsync(known, cancel))!;
        return new PreviewedPayout(
            ListOf(decided.Events, code, no, day, new AsKnown(head.Sequence, head.At, Convert.ToBase64String(head.Root.Span)), funded,
                history),
            [.. new[] { missing, early, notDefaulted }.OfType<Problem>(), .. decided.Warnings]);
    }

    private static PayoutList ListOf(IReadOnlyList<HoldingsEvent> events, string code, int no, DateOnly day, AsKnown known, Fen funded,
        HoldingsHistory history)
    {
        var totals = events.OfType<HoldingsEvent.PaymentSealed>().Single().Totals;
        return PayoutList.Of(code, no, day, known, checked((int)totals.Accounts), events.OfType<HoldingsEvent.Paid>().Select(e => e.Rows),
            totals.Fee,
            new FundsReport(funded, totals.Cash + totals.Fee, totals.DeferredMoney, Fen.Zero),
                PaymentRepeat.Of(InstalmentAct.Of(history, no)));
    }
}
