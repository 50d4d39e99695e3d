using BondResolution.Application.Recording;
using BondResolution.Domain.Holdings;
using BondResolution.Domain.Instalments;
using BondResolution.Domain.Payouts;
using BondResolution.Domain.Plans;
using BondResolution.Domain.Recording;

namespace BondResolution.Application.Payouts;

/// <summary>What deciders decide a payment on, as known at a sequence.</summary>
internal sealed class KnownFacts(Session session, string code, long asKnown)
{
    public async Task<HoldingsHistory> HoldingsAsync(CancellationToken cancel) =>
        await session.Case(code).HoldingsAsync(await EventsAsync<HoldingsEvent>(Holdings.StreamName(code), cancel));

    public Task<IReadOnlyList<Recorded<Instalment.Event>>> InstalmentAsync(int no, CancellationToken cancel) =>
        EventsAsync<Instalment.Event>(Instalment.StreamName(code, no), cancel);

    /// <summary>What money covers first on a date.</summary>
    public async Task<CashSplit> SplitAsync(DateOnly on, CancellationToken cancel)
    {
        var plans = new List<IReadOnlyList<Recorded<Plan.Event>>>();
        foreach (var stream in await session.StreamsAsync(code, Plan.StreamName(code, ""), cancel))
            plans.Add(await EventsAsync<Plan.Event>(stream, cancel));
        return new CasePlans(plans).SplitOn(on);
    }

    private async Task<IReadOnlyList<Recorded<TEvent>>> EventsAsync<TEvent>(string stream, CancellationToken cancel) =>
        [.. (await session.Streams.LoadAsync<TEvent>(stream, cancel)).Where(e => e.Sequence <= asKnown)];
}
