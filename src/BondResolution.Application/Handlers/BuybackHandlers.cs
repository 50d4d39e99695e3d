using BondResolution.Application.Commands;
using BondResolution.Application.Recording;
using BondResolution.Domain.Bonds;
using BondResolution.Domain.Buybacks;
using BondResolution.Domain.Holdings;
using BondResolution.Domain.Problems;
using BondResolution.Domain.Recording;
using BondResolution.Files.Layouts;
using BondResolution.Files.Lists;
using BondResolution.Files.Registers;

namespace BondResolution.Application.Handlers;

/// <summary>buyback.offer, .tender, .settle, .buy, .close.</summary>
internal static class BuybackHandlers
{
    public static async Task<CommandOutcome> Open(CommandEnvelope command, Session session, CancellationToken cancel)
    {
        var f = command.Fields;
        var terms = new OfferTerms(f.Name("offer"), f.Word<OfferKind>("kind"), PurchaserOf(f), f.Date("recordDate"), f.Date("opens"), f.Date("closes"),
            f.Price("price"), f.Units("capUnits", 0), f.Word<CapPer>("capPer"), f.Word<FrozenUnits>("frozen"));
        if ((f.Finish() ?? await CaseHandlers.NotOpenAsync(command, session)) is { } problem)
            return problem;
        return await session.RecordAsync<Offer.Event>(command, Offer.StreamName(command.Case, terms.Offer),
            events => Offer.Open(Offer.State.Of(History.Standing(events)), terms), cancel);
    }

    public static async Task<CommandOutcome> Tender(CommandEnvelope command, Session session, CancellationToken cancel)
    {
        var f = command.Fields;
        var offer = f.Name("offer");
        TenderLines? byHand = null;
        var asked = f.Has("file") ? await FileOptions.OfAsync(command, session, LayoutUse.Tender, "file") : null;
        if (asked is null)
            byHand = new TenderLines(default, [f.Account("account")], [f.Word<Vote>("vote")], f.OptionalUnits("units") is { } units ? [units] : default);
        if ((f.Finish() ?? asked?.Problem ?? await CaseHandlers.NotOpenAsync(command, session)) is { } problem)
            return problem;

        TenderList? read = null;
        var rows = byHand;
        if (rows is null)
        {
            var face = (await session.Case(command.Case).CaseAsync()).Terms!.Face;
            var list = ColumnFile.ReadTenders(command.Files["file"][0], asked!.Value with { Face = face });
            if (list.Problem is { } unread)
                return unread;
            rows = new TenderLines(list.Value.LineNumbers, list.Value.Accounts, list.Value.Votes, list.Value.Units);
            read = list.Value;
        }

        var history = await session.Case(command.Case).HoldingsAsync();
        var outcome = await session.RecordAsync<Offer.Event>(command, Offer.StreamName(command.Case, offer), events =>
        {
            var state = Offer.State.Of(History.Standing(events, command.On));
            var book = state.Terms is null ? null : history.At(state.Terms.RecordDate);
            return Offer.Tender(state, offer, rows, read?.Digest, command.On, account => book?.UnitsOf(account) ?? 0);
        }, cancel);
        return read is null ? outcome : FileOptions.WithFile(outcome, session, asked!.Value.FileName, read.Passed, read.IsEndUnconfirmed, read.LineNumbers);
    }

    public static Task<CommandOutcome> Settle(CommandEnvelope command, Session session, CancellationToken cancel)
    {
        var offer = command.Fields.Name("offer");
        return Purchase(command, session, offer, (history, state) => Purchases.Settle(history, state.Terms!, state.Votes, command.On), cancel);
    }

    public static Task<CommandOutcome> Buy(CommandEnvelope command, Session session, CancellationToken cancel)
    {
        var f = command.Fields;
        var (offer, account, units) = (f.Name("offer"), f.Account("account"), f.Units("units"));
        return Purchase(command, session, offer, (history, state) => Purchases.Buy(history, state.Terms!, state.Votes, account, units, command.On), cancel);
    }

    public static async Task<CommandOutcome> Close(CommandEnvelope command, Session session, CancellationToken cancel)
    {
        var offer = command.Fields.Name("offer");
        if ((command.Fields.Finish() ?? await CaseHandlers.NotOpenAsync(command, session)) is { } problem)
            return problem;
        return await session.RecordAsync<Offer.Event>(command, Offer.StreamName(command.Case, offer),
            events => Offer.Close(Offer.State.Of(History.Standing(events, command.On)), offer), cancel);
    }

    private static async Task<CommandOutcome> Purchase(
        CommandEnvelope command, Session session, string offer, Func<HoldingsHistory, Offer.State, Decision<HoldingsEvent>> decide, CancellationToken cancel)
    {
        if (command.Fields.Finish() is { } unread)
            return unread;
        var state = await session.Case(command.Case).OfferAsync(offer, command.On);
        if ((await CaseHandlers.NotOpenAsync(command, session) ?? Offer.NotOpen(state, offer)) is { } problem)
            return problem;
        var notDefaulted = await InstalmentHandlers.NotDefaultedAsync(command, session);
        return await session.RecordHoldingsAsync(command, command.On, history => decide(history, state).Warn(notDefaulted), cancel);
    }

    private static Purchaser? PurchaserOf(FieldReader fields)
    {
        if (fields.OptionalObject("purchaser") is not { } p)
            return null;
        var purchaser = new Purchaser(p.Account("account"), p.Title("name"));
        p.Finish();
        fields.Take(p);
        return purchaser;
    }
}
