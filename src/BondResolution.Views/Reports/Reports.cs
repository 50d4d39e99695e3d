using BondResolution.Domain.Books;
using BondResolution.Domain.Problems;
using BondResolution.Domain.Recording;
using BondResolution.EventStore;
using BondResolution.EventStore.Codec;
using BondResolution.Views.Books;
using BondResolution.Views.Explaining;
using BondResolution.Views.Lines;

namespace BondResolution.Views.Reports;

/// <summary>
/// Everything that can be asked of a case. Each answer states case, as-of date, sequence and root; the read models must
/// be caught up to the sequence asked for.
/// </summary>
public sealed class Reports(ViewsDatabase views, IEventStore store)
{
    public async Task<Outcome<ExposureReport>> ExposureAsync(Scope scope, CancellationToken cancel = default) =>
        await AskAsync(scope, (facts, known) => (Outcome<ExposureReport>)new ExposureQuery(views, scope, known).Run(facts), cancel);

    /// <param name="scope">Its as-of date is the last date shown.</param>
    /// <param name="from">First date shown.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<Outcome<SeriesReport>> SeriesAsync(Scope scope, DateOnly? from, CancellationToken cancel = default) =>
        await AskAsync(scope, (facts, known) => (Outcome<SeriesReport>)new SeriesQuery(views, scope, known).Run(facts, from), cancel);

    public async Task<Outcome<HolderReport>> HolderAsync(Scope scope, string account, CancellationToken cancel = default) =>
        await AskAsync<HolderReport>(scope, (facts, known) => new HolderQuery(views, scope, known).Run(facts, account) is { } report
            ? report
            : HoldingProblems.UnknownAccount.With(("account", account), ("date", scope.AsOf)), cancel);

    public async Task<Outcome<PayoutList>> PayoutAsync(Scope scope, int no, CancellationToken cancel = default) =>
        await AskAsync<PayoutList>(scope, (facts, known) => new PayoutQuery(views, scope, known).Run(facts, no) is { } list
            ? list
            : PlanProblems.NotPaid.With(("no", no), ("date", scope.AsOf)), cancel);

    /// <param name="scope">The case, its date and sequence.</param>
    /// <param name="suit">One suit, or null for all.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<Outcome<LawsuitReport>> LawsuitAsync(Scope scope, string? suit, CancellationToken cancel = default) =>
        await AskAsync(scope, (facts, known) =>
        {
            var report = new LawsuitQuery(views, scope, known, facts).Run(suit);
            return suit is not null && report.Suits.Count == 0 ? (Outcome<LawsuitReport>)LawsuitProblems.Unknown.With(("suit", suit)) : report;
        }, cancel);

    public async Task<Outcome<ScreenReport>> ScreenAsync(Scope scope, CancellationToken cancel = default) =>
        await AskAsync(scope, (facts, known) => (Outcome<ScreenReport>)new ScreenQuery(views, scope, known, facts).Run(), cancel);

    /// <summary>What every account holds, by account ascending.</summary>
    public async Task<Outcome<HolderList>> HoldersAsync(Scope scope, CancellationToken cancel = default) =>
        await AskAsync(scope, (facts, known) => (Outcome<HolderList>)new HolderListQuery(views, scope, known).Run(facts), cancel);

    /// <summary>What was bought under offers, account by account.</summary>
    /// <param name="scope">The case, its date and sequence.</param>
    /// <param name="offer">One offer, or null for all.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<Outcome<ActList<HolderReport.Purchase>>> PurchasesAsync(Scope scope, string? offer,
        CancellationToken cancel = default) =>
        await AskAsync(scope, (facts, known) => offer is not null && facts.Offers.All(o => o.Terms?.Offer != offer)
            ? (Outcome<ActList<HolderReport.Purchase>>)BuybackProblems.Unknown.With(("offer", offer))
            : new ActListQuery(views, scope, known).Purchases(offer), cancel);

    /// <summary>What recoveries of suits gave, account by account.</summary>
    /// <param name="scope">The case, its date and sequence.</param>
    /// <param name="suit">One suit, or null for all.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<Outcome<ActList<HolderReport.Recovery>>> RecoveriesAsync(Scope scope, string? suit,
        CancellationToken cancel = default) =>
        await AskAsync(scope, (facts, known) => suit is not null && facts.Lawsuits.All(s => s.Terms?.Suit != suit)
            ? (Outcome<ActList<HolderReport.Recovery>>)LawsuitProblems.Unknown.With(("suit", suit))
            : new ActListQuery(views, scope, known).Recoveries(suit), cancel);

    /// <summary>What was paid of deferred entitlements, account by account.</summary>
    /// <param name="scope">The case, its date and sequence.</param>
    /// <param name="no">One instalment, or null for all.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<Outcome<ActList<HolderReport.Payment>>> ReleasesAsync(Scope scope, int? no, CancellationToken cancel = default) =>
        await AskAsync(scope, (facts, known) => no is not null && facts.DeclaredInstalments.All(i => i.Terms!.No != no)
            ? (Outcome<ActList<HolderReport.Payment>>)PlanProblems.NotDeclared.With(("no", no), ("date", scope.AsOf))
            : new ActListQuery(views, scope, known).Releases(no), cancel);

    /// <summary>Every event that stands, with its source and labels, and what stands behind each figure.</summary>
    public async Task<Outcome<FactList>> FactsAsync(Scope scope, CancellationToken cancel = default) =>
        await AskAsync(scope, (facts, known) => (Outcome<FactList>)new FactList(scope.Code, scope.AsOf, known, facts.Case.Terms!,
            [.. facts.Events.Select(f => (f.Row, f.Row.Type))], FigureLabels.Sources(facts),
            [.. TakenBack.Read(views, scope).Where(t => t.Payload is not null).Select(t => (t.Row, t.Reversal.Sequence, t.Reason))]),
                cancel);

    /// <summary>What was taken back, and what was recorded in its place.</summary>
    public async Task<Outcome<CorrectionReport>> CorrectionsAsync(Scope scope, CancellationToken cancel = default) =>
        await AskAsync(scope, (facts, known) => (Outcome<CorrectionReport>)new CorrectionsQuery(views, scope, known).Run(facts), cancel);

    /// <summary>The books of a case as balanced transactions, for a journal.</summary>
    public async Task<Outcome<Journal>> JournalAsync(Scope scope, CancellationToken cancel = default) =>
        await AskAsync(scope, (facts, known) => (Outcome<Journal>)new JournalQuery(views, scope, known).Run(facts), cancel);

    /// <summary>Why a figure is what it is; null where there is no such figure in the scope.</summary>
    public Task<Outcome<Explanation?>> ExplainAsync(Scope scope, FigurePlace place, CancellationToken cancel = default) =>
        AskAsync(scope, async (facts, known) => (Outcome<Explanation?>)await new ExplanationQuery(views, store, scope, known, facts).RunAsync(place, cancel), cancel);

    private Task<Outcome<T>> AskAsync<T>(Scope scope, Func<CaseFacts, AsKnown, Outcome<T>> answer, CancellationToken cancel) =>
        AskAsync(scope, (facts, known) => Task.FromResult(answer(facts, known)), cancel);

    private async Task<Outcome<T>> AskAsync<T>(Scope scope, Func<CaseFacts, AsKnown, Task<Outcome<T>>> answer, CancellationToken cancel)
    {
        try
        {
            return await AskOnceAsync(scope, answer, cancel);
        }
        catch (LineIndexException)
        {
            await views.MendAsync(store, cancel);
            return await AskOnceAsync(scope, answer, cancel);
        }
    }

    private async Task<Outcome<T>> AskOnceAsync<T>(Scope scope, Func<CaseFacts, AsKnown, Task<Outcome<T>>> answer, CancellationToken cancel)
    {
        using var reading = views.BeginReading();
        var facts = CaseFacts.Read(views, scope);
        if (facts.Case.Terms is null)
        {
            var later = CaseFacts.Read(views, scope with { AsOf = DateOnly.MaxValue });
            return later.Case.Terms is null
                ? CaseProblems.Unknown.With(("case", scope.Code))
                : CaseProblems.NotYet.With(("case", scope.Code), ("opened", later.All[0].On), ("date", scope.AsOf));
        }

        var head = await store.ReadHeadAtAsync(scope.AsKnown, cancel)
            ?? throw new ArgumentOutOfRangeException(nameof(scope), scope.AsKnown, "the ledger does not reach this sequence");
        return await answer(facts, new AsKnown(head.Sequence, head.At, Convert.ToBase64String(head.Root.Span)));
    }
}
