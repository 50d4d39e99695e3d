using System.Collections.Immutable;
using BondResolution.Application.Commands;
using BondResolution.Application.Recording;
using BondResolution.Domain;
using BondResolution.Domain.Bonds;
using BondResolution.Domain.Holdings;
using BondResolution.Domain.Lawsuits;
using BondResolution.Domain.Payouts;
using BondResolution.Domain.Plans;
using BondResolution.Domain.Problems;
using BondResolution.Domain.Recording;

namespace BondResolution.Application.Handlers;

/// <summary>
/// lawsuit.recover: the receipt is recorded in the suit, then its shares in the holdings. What would be refused there is refused before
/// anything is recorded; a crash in between is taken up by the same command again.
/// </summary>
internal static class RecoveryHandlers
{
    /// <summary>A recovery as a command states it; null where it is to be found out.</summary>
    private sealed record Stated(
        string Suit, RecoveryTerms Terms, ImmutableArray<AppropriationTier> Order, TierAmounts? Owed);

    public static async Task<CommandOutcome> Recover(CommandEnvelope command, Session session, CancellationToken cancel)
    {
        var stated = Read(command);
        if ((command.Fields.Finish() ?? await CaseHandlers.NotOpenAsync(command, session)) is { } problem)
            return problem;
        var stream = Lawsuit.StreamName(command.Case, stated.Suit);
        var plans = await session.PlansAsync(command.Case, cancel);
        var history = await session.Case(command.Case).HoldingsAsync();
        Problem? inferred = null;
        Decision<Lawsuit.Event> Receive(IReadOnlyList<Recorded<Lawsuit.Event>> events)
        {
            var (state, ever) = States(events, command.On);
            if (state.Terms is null)
                return Lawsuit.Unknown(stated.Suit);
            var owed = stated.Owed ?? RecoveryOwed.Of(history, state, stated.Terms.Beneficiaries, stated.Terms.CostsBack, plans.OrderOn, command.On);
            var order = !stated.Order.IsDefault ? stated.Order
                : state.Title is { Award.Appropriation: { IsDefault: false } own } ? own : plans.OrderOn(command.On);
            inferred = stated.Owed is null && stated.Terms.Beneficiaries is Beneficiaries.All
                ? RecoveryProblems.OwedInferred.With(("suit", stated.Suit), ("interest", owed.Interest))
                : null;
            return LawsuitCosts.Receive(state, ever, stated.Suit, stated.Terms with { Order = order, Owed = owed }, command.On);
        }

        // Both decisions are tried before one is recorded: what cannot be shared is not received either.
        var events = await session.Streams.LoadAsync<Lawsuit.Event>(stream, cancel);
        if (!events.Any(e => e.CommandId == command.Id))
        {
            var tried = Receive(events);
            if ((tried.Refusal ?? Share(history, events, tried.Events, command, stated.Suit).Refusal) is { } refusal)
                return refusal;
        }

        var received = await session.RecordAsync<Lawsuit.Event>(command, stream, Receive, cancel);
        if (received.Refusal is not null)
            return received;
        var receipt = received.Events.Select(e => e.Event).OfType<Lawsuit.Event>().ToImmutableArray();
        var before = await session.Streams.LoadAsync<Lawsuit.Event>(stream, cancel);
        var shared = await session.RecordHoldingsAsync(command, command.On,
            now => Share(now, [.. before.Where(e => e.CommandId != command.Id)], receipt, command, stated.Suit).Warn(inferred), cancel);
        return received.Then(shared);
    }

    private static Decision<HoldingsEvent> Share(
        HoldingsHistory history, IReadOnlyList<Recorded<Lawsuit.Event>> before, ImmutableArray<Lawsuit.Event> received, CommandEnvelope command, string suit)
    {
        var (state, ever) = States(before, command.On);
        var receipt = received.OfType<Lawsuit.Event.Recovered>().FirstOrDefault()?.Receipt;
        // Receipts recorded later, of a command that was cut off here, gave back what was open then.
        var prepaidBefore = Domain.Money.Fen.Sum(ever.Receipts.Where(r => r.Receipt.No < (receipt?.No ?? 1)).Select(r => r.Receipt.Prepaid));
        return Recoveries.Share(history, suit, receipt?.No ?? 1, receipt is null ? null : (command.On, receipt), state.Holders,
            [.. state.Advances.Where(a => a.By is AdvancedBy.Holders)], prepaidBefore, command.On);
    }

    private static (Lawsuit.State On, Lawsuit.State Ever) States(IReadOnlyList<Recorded<Lawsuit.Event>> events, DateOnly on)
    {
        var standing = History.Standing(events);
        return (Lawsuit.State.Of([.. standing.Where(e => e.On <= on)]), Lawsuit.State.Of(standing));
    }

    private static Stated Read(CommandEnvelope command)
    {
        var f = command.Fields;
        var (suit, amount, beneficiaries, cancel) = (f.Name("suit"), f.Money("amount"), f.Word<Beneficiaries>("beneficiaries"), f.OptionalBool("cancel"));
        var (from, costs) = (f.OptionalText("from"), f.OptionalMoney("costs"));
        var order = f.Has("appropriation") ? AwardReader.Order(f, "appropriation", command.Do) : default;
        return new Stated(suit, new RecoveryTerms(amount, from, beneficiaries, cancel, costs, order, TierAmounts.Zero, Tax(f)), order, Owed(f));
    }

    private static TierAmounts? Owed(FieldReader fields)
    {
        if (fields.OptionalObject("owed") is not { } o)
            return null;
        var owed = new TierAmounts(o.Money("costs"), o.Money("interest"), o.Money("principal"), o.OptionalMoney("late") ?? Domain.Money.Fen.Zero);
        o.Finish();
        fields.Take(o);
        return owed;
    }

    /// <summary>Rates by class, each at most 1; a class left out is not taxed.</summary>
    private static TaxRates? Tax(FieldReader fields)
    {
        if (fields.OptionalObject("tax") is not { } t)
            return null;
        var tax = TaxRates.None;
        foreach (var holderClass in Enum.GetValues<HolderClass>())
        {
            var word = Words.Of(holderClass);
            if (!t.Has(word))
                continue;
            var rate = t.Rate(word);
            if (rate.Value > 1)
                t.Fail(CommandProblems.Mistyped.With(("where", "tax"), ("field", word), ("value", rate), ("expected", "a ratio of at most 1")));
            tax = tax.With(holderClass, rate);
        }

        t.Finish();
        fields.Take(t);
        return tax;
    }
}
