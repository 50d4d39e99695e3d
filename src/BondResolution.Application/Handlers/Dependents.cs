using BondResolution.Application.Recording;
using BondResolution.Domain.Buybacks;
using BondResolution.Domain.Cases;
using BondResolution.Domain.Holdings;
using BondResolution.Domain.Instalments;
using BondResolution.Domain.Lawsuits;
using BondResolution.Domain.Money;
using BondResolution.Domain.Plans;
using BondResolution.Domain.Recording;

namespace BondResolution.Application.Handlers;

/// <summary>What stands on a document's facts: the sequences that must be reversed before them.</summary>
internal sealed class Dependents(Session session, string code, CancellationToken cancel)
{
    /// <param name="stream">The document's stream.</param>
    /// <param name="reversed">Its events to be taken back, with their sequences.</param>
    /// <param name="others">Its other standing events, with their sequences.</param>
    public async Task<IReadOnlyList<long>> OfAsync(string stream, IReadOnlyList<(long Sequence, IDomainEvent Event)> reversed, IReadOnlyList<(long Sequence, IDomainEvent Event)> others)
    {
        var holdings = (await session.Case(code).HoldingsAsync()).Standing;
        var found = new List<long>();
        foreach (var (sequence, happened) in reversed)
        {
            found.AddRange(happened switch
            {
                Case.Event.Opened => [.. others.Select(o => o.Sequence), .. holdings.Select(a => a.Sequence), .. await ElsewhereAsync("offer", "plan", "instalment", "suit")],
                Case.Event.Defaulted => holdings.Where(a => a.Cancels).Select(a => a.Sequence),
                Offer.Event.Opened e => [.. others.Select(o => o.Sequence), .. Purchases(holdings, e.Terms.Offer)],
                Offer.Event.TenderOpened or Offer.Event.Tendered => Purchases(holdings, OfferOf(others)),
                Plan.Event.Adopted => [.. others.Select(o => o.Sequence), .. await InstalmentsAsync(stream)],
                Instalment.Event.Declared e => [.. others.Select(o => o.Sequence), .. Payments(holdings, e.Terms.No).Select(p => p.Sequence)],
                Instalment.Event.Funded => NoLongerFunded(holdings, others),
                Lawsuit.Event.Filed => others.Select(o => o.Sequence),
                Lawsuit.Event.Joined e => others.Where(o => o.Event is Lawsuit.Event.Left l && l.Account == e.Account).Select(o => o.Sequence),
                Lawsuit.Event.Judged or Lawsuit.Event.Mediated =>
                    others.Where(o => o.Sequence > sequence && o.Event is (Lawsuit.Event.EnforcementApplied or Lawsuit.Event.Recovered)).Select(o => o.Sequence),
                Lawsuit.Event.CostAdvanced => NoLongerAdvanced(others),
                Lawsuit.Event.Recovered { Receipt: { Prepaid.Value: > 0, No: var no } } =>
                    others.Where(o => o.Event is Lawsuit.Event.Recovered later && later.Receipt.No > no).Select(o => o.Sequence),
                Lawsuit.Event.Succeeded e => others.Where(o => o.Event is Lawsuit.Event.Left l && l.Account == e.To).Select(o => o.Sequence),
                Lawsuit.Event.FeeAssessed e => others.Where(o => o.Event is Lawsuit.Event.FeePaid p && p.Kind == e.Kind).Select(o => o.Sequence),
                Lawsuit.Event.FeePaid e => others.Where(o => o.Event is Lawsuit.Event.FeeRefunded r && r.Kind == e.Kind).Select(o => o.Sequence),
                _ => []
            });
        }

        return [.. found.Distinct()];
    }

    private static IEnumerable<long> Purchases(IReadOnlyList<HoldingsAct> holdings, string? offer) =>
        holdings.OfType<HoldingsAct.Purchase>().Where(p => p.Opened.Offer == offer).Select(p => p.Sequence);

    private static string? OfferOf(IReadOnlyList<(long Sequence, IDomainEvent Event)> others) =>
        others.Select(o => o.Event).OfType<Offer.Event.Opened>().FirstOrDefault()?.Terms.Offer;

    private static IEnumerable<HoldingsAct.Payment> Payments(IReadOnlyList<HoldingsAct> holdings, int no) =>
        holdings.OfType<HoldingsAct.Payment>().Where(p => p.Opened.No == no);

    /// <summary>The payment that the remaining funds would not cover.</summary>
    private static IEnumerable<long> NoLongerFunded(IReadOnlyList<HoldingsAct> holdings, IReadOnlyList<(long Sequence, IDomainEvent Event)> others)
    {
        var no = others.Select(o => o.Event).OfType<Instalment.Event.Declared>().FirstOrDefault()?.Terms.No ?? 0;
        var left = Fen.Sum(others.Select(o => o.Event).OfType<Instalment.Event.Funded>().Select(f => f.Amount));
        return Payments(holdings, no).Where(p => p.Totals.Cash + p.Totals.Fee > left).Select(p => p.Sequence);
    }

    /// <summary>Recoveries that paid back more than the remaining advances come to.</summary>
    private static IEnumerable<long> NoLongerAdvanced(IReadOnlyList<(long Sequence, IDomainEvent Event)> others)
    {
        var receipts = others.Where(o => o.Event is Lawsuit.Event.Recovered).ToList();
        var advances = others.Select(o => o.Event).OfType<Lawsuit.Event.CostAdvanced>().ToList();
        var isShort = Enum.GetValues<AdvancedBy>().Any(by => Fen.Sum(advances.Where(a => a.By == by).Select(a => a.Amount))
            < Fen.Sum(receipts.Select(r => ((Lawsuit.Event.Recovered)r.Event).Receipt).Select(r => by is AdvancedBy.Trustee ? r.Advanced : r.Prepaid)));
        return isShort ? receipts.Select(r => r.Sequence) : [];
    }

    private async Task<IReadOnlyList<long>> InstalmentsAsync(string plan)
    {
        foreach (var other in await session.StreamsAsync(code, StreamName.Of("plan", code, ""), cancel))
        {
            if (other != plan && (await session.Case(code).PlanAsync(other, DateOnly.MaxValue)).Terms is not null)
                return [];
        }

        return await ElsewhereAsync("instalment");
    }

    private async Task<IReadOnlyList<long>> ElsewhereAsync(params string[] kinds)
    {
        var found = new List<long>();
        foreach (var kind in kinds)
        {
            foreach (var stream in await session.StreamsAsync(code, StreamName.Of(kind, code, ""), cancel))
                found.AddRange(History.Standing(await session.Streams.LoadAsync<object>(stream, cancel)).Select(e => e.Sequence));
        }

        return found;
    }
}
