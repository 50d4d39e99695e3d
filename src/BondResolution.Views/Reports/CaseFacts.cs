using System.Collections.Immutable;
using System.Text;
using BondResolution.Domain.Buybacks;
using BondResolution.Domain.Cases;
using BondResolution.Domain.Holdings;
using BondResolution.Domain.Instalments;
using BondResolution.Domain.Lawsuits;
using BondResolution.Domain.Plans;
using BondResolution.Domain.Recording;
using BondResolution.EventStore.Codec;
using Dapper;

namespace BondResolution.Views.Reports;

/// <summary>The documents of a case as they stand in a scope: the case, its offers, plans, instalments and suits, folded as their deciders fold them.</summary>
public sealed class CaseFacts
{
    private readonly List<IReadOnlyList<Recorded<Plan.Event>>> _plans;

    private CaseFacts(IReadOnlyList<(FactRow Row, IDomainEvent Event)> all)
    {
        All = [.. all.Select(f => f.Row)];
        Events = all;
        Case = Domain.Cases.Case.State.Of(Of<Case.Event>(all));
        Default = all.FirstOrDefault(f => f.Event is Case.Event.Defaulted).Row;
        Offers = Group<Offer.Event, Offer.State>(all, Offer.State.Of);
        _plans = Group<Plan.Event, IReadOnlyList<Recorded<Plan.Event>>>(all, events => events);
        Plans = [.. _plans.Select(Plan.State.Of)];
        Instalments = Group<Instalment.Event, Instalment.State>(all, Instalment.State.Of);
        SuitEvents = Group<Lawsuit.Event, IReadOnlyList<Recorded<Lawsuit.Event>>>(all, events => events);
        Lawsuits = [.. SuitEvents.Select(Lawsuit.State.Of)];
        Left = EventsOf<Lawsuit.Event.Left>();
        PassedOn = EventsOf<HoldingsEvent.UnitsPassedOn>();
        var opened = all.Where(f => f.Event is HoldingsEvent.RecoveryOpened).ToDictionary(f => f.Row.Command, f => (HoldingsEvent.RecoveryOpened)f.Event, StringComparer.Ordinal);
        Shared = [.. all.Where(f => f.Event is HoldingsEvent.RecoverySealed).Select(f => (f.Row, opened[f.Row.Command], ((HoldingsEvent.RecoverySealed)f.Event).Totals))];
    }

    /// <summary>Every event that stands, lines left out, by effective date and sequence.</summary>
    public IReadOnlyList<FactRow> All { get; }

    /// <summary>The same with what each says.</summary>
    internal IReadOnlyList<(FactRow Row, IDomainEvent Event)> Events { get; }

    public Case.State Case { get; }

    /// <summary>The event that recorded the default, or null.</summary>
    public FactRow? Default { get; }

    public IReadOnlyList<Offer.State> Offers { get; }

    public IReadOnlyList<Plan.State> Plans { get; }

    public IReadOnlyList<Instalment.State> Instalments { get; }

    /// <summary>By number.</summary>
    public IEnumerable<Instalment.State> DeclaredInstalments => Instalments.Where(i => i.Terms is not null).OrderBy(i => i.Terms!.No);

    public IReadOnlyList<Lawsuit.State> Lawsuits { get; }

    /// <summary>What each of <see cref="Lawsuits"/> is folded from.</summary>
    public IReadOnlyList<IReadOnlyList<Recorded<Lawsuit.Event>>> SuitEvents { get; }

    /// <summary>Holders who left suits.</summary>
    public IReadOnlyList<(FactRow Row, Lawsuit.Event.Left Left)> Left { get; }

    /// <summary>Bonds passed on with what hangs on them.</summary>
    public IReadOnlyList<(FactRow Row, HoldingsEvent.UnitsPassedOn Event)> PassedOn { get; }

    /// <summary>Recoveries that were shared, with their sums.</summary>
    public IReadOnlyList<(FactRow Row, HoldingsEvent.RecoveryOpened Opened, RecoveryTotals Totals)> Shared { get; }

    /// <summary>The order of the plan that stood on a date, the latest adopted, or the statutory one (Civil Code Art. 561).</summary>
    public ImmutableArray<AppropriationTier> PlanOrder(DateOnly on) =>
        _plans.Select(events => Plan.State.Of([.. events.Where(e => e.On <= on)])).Where(p => p.Terms is not null).OrderBy(p => p.AdoptedOn).LastOrDefault()?.Terms!.Appropriation
            ?? PlanTerms.StatutoryOrder;

    /// <summary>Accounts of purchasers under the offers that stand; never empty, so that it can be a list in SQL.</summary>
    public IReadOnlyList<string> Purchasers =>
        [.. Offers.Select(o => o.Terms?.Purchaser?.Account).OfType<string>().Distinct().DefaultIfEmpty("")];

    /// <summary>The events of one kind that stand, by effective date and sequence.</summary>
    public IReadOnlyList<(FactRow Row, TEvent Event)> EventsOf<TEvent>() where TEvent : class =>
        [.. Events.Where(f => f.Event is TEvent).Select(f => (f.Row, (TEvent)f.Event))];

    internal static CaseFacts Read(ViewsDatabase views, Scope scope)
    {
        var rows = views.Connection.Query<(long Sequence, long CountsFrom, string Stream, string Type, string On, string At, string Command, string Do, string? Source, string? Label, string Metadata, string Payload)>(
            $"""
            SELECT f.sequence, f.counts_from, f.stream, f.type, f.effective_on, f.recorded_at, f.command_id, f.doing, f.source, f.label, f.metadata, f.payload
            FROM fact f WHERE {ViewsSchema.Standing} AND f.payload IS NOT NULL ORDER BY f.effective_on, f.sequence
            """, scope.Parameters());
        return new CaseFacts(
        [
            .. rows.Select(r => (
                new FactRow(r.Sequence, r.CountsFrom, r.Stream, r.Type, r.On, r.At, r.Do, r.Command, r.Source, r.Label, EventMetadata.Decode(Encoding.UTF8.GetBytes(r.Metadata))),
                EventJson.Decode(r.Type, Encoding.UTF8.GetBytes(r.Payload))))
        ]);
    }

    private static List<Recorded<TEvent>> Of<TEvent>(IEnumerable<(FactRow Row, IDomainEvent Event)> facts) =>
    [
        .. facts.Where(f => f.Event is TEvent and not IReversal)
            .Select(f => new Recorded<TEvent>(f.Row.Sequence, f.Row.Date, f.Row.Command, (TEvent)f.Event))
    ];

    private static List<TState> Group<TEvent, TState>(
        IEnumerable<(FactRow Row, IDomainEvent Event)> facts, Func<IReadOnlyList<Recorded<TEvent>>, TState> fold) =>
    [
        .. facts.Where(f => f.Event is TEvent).GroupBy(f => f.Row.Stream, StringComparer.Ordinal).Select(stream => fold(Of<TEvent>(stream)))
    ];
}
