using BondResolution.Application.Commands;
using BondResolution.Application.Recording;
using BondResolution.Domain.Law;
using BondResolution.Domain.Lawsuits;
using BondResolution.Domain.Problems;
using BondResolution.Domain.Recording;
using BondResolution.Files.Layouts;
using BondResolution.Files.Lists;

namespace BondResolution.Application.Handlers;

/// <summary>lawsuit.file, .accept, .join, .leave, .fee, .defer-fee, .pay-fee, .refund-fee.</summary>
internal static class LawsuitHandlers
{
    public static async Task<CommandOutcome> File(CommandEnvelope command, Session session, CancellationToken cancel)
    {
        var f = command.Fields;
        var terms = new SuitTerms(f.Name("suit"), f.Title("court"), f.OptionalTitle("number"), f.Title("plaintiff"), f.Title("defendant"),
            f.OptionalDate("unitsAsOf") ?? command.On, f.List("claims", ClaimReader.Read));
        var asked = await FileOptions.OfAsync(command, session, LayoutUse.Suit, "holders");
        if ((f.Finish() ?? asked.Problem ?? await CaseHandlers.NotOpenAsync(command, session)) is { } problem)
            return problem;
        var list = ColumnFile.ReadSuitHolders(command.Files["holders"][0], asked.Value);
        if (list.Problem is { } unread)
            return unread;
        var rows = new SuitHolderLines(list.Value.LineNumbers, list.Value.Accounts, list.Value.Units);
        var book = (await session.Case(command.Case).HoldingsAsync()).At(terms.UnitsAsOf);
        var outcome = await Record(command, session, terms.Suit, state => Lawsuit.File(state, terms, rows, list.Value.Digest, account => book.UnitsOf(account)), cancel);
        return FileOptions.WithFile(outcome, session, asked.Value.FileName, list.Value.Passed, list.Value.IsEndUnconfirmed, list.Value.LineNumbers);
    }

    public static Task<CommandOutcome> Accept(CommandEnvelope command, Session session, CancellationToken cancel)
    {
        var (suit, number) = (command.Fields.Name("suit"), command.Fields.Title("number"));
        return Record(command, session, suit, state => Lawsuit.Accept(state, suit, number), cancel);
    }

    public static async Task<CommandOutcome> Join(CommandEnvelope command, Session session, CancellationToken cancel)
    {
        var f = command.Fields;
        var (suit, account, units) = (f.Name("suit"), f.Account("account"), f.Units("units"));
        if (f.Finish() is { } unread)
            return unread;
        var history = await session.Case(command.Case).HoldingsAsync();
        return await Record(command, session, suit, (state, standing) => Lawsuit.BehindRecovery(standing, suit, command.On) ?? Lawsuit.Join(state, suit, account, units,
            Lawsuit.State.Within(standing, account, command.On).Most, state.Terms is null ? 0 : history.At(state.Terms.UnitsAsOf).UnitsOf(account)), cancel);
    }

    public static Task<CommandOutcome> Leave(CommandEnvelope command, Session session, CancellationToken cancel)
    {
        var f = command.Fields;
        var (suit, account, units) = (f.Name("suit"), f.Account("account"), f.Units("units"));
        return Record(command, session, suit, (state, standing) => Lawsuit.BehindRecovery(standing, suit, command.On) ?? Lawsuit.Leave(
            state, suit, account, units, Lawsuit.State.Within(standing, account, command.On).Least), cancel);
    }

    public static Task<CommandOutcome> Fee(CommandEnvelope command, Session session, CancellationToken cancel)
    {
        var f = command.Fields;
        var (suit, kind, feeBase, amount, halved) =
            (f.Name("suit"), f.Word<FeeKind>("kind"), f.OptionalMoney("base"), f.OptionalMoney("amount"), f.OptionalBool("halved"));
        return Record(command, session, suit, state => LawsuitFees.Assess(state, suit, kind, feeBase, amount, halved, command.On), cancel);
    }

    public static Task<CommandOutcome> DeferFee(CommandEnvelope command, Session session, CancellationToken cancel)
    {
        var f = command.Fields;
        var (suit, kind, decision, by) = (f.Name("suit"), f.Word<FeeKind>("kind"), f.Word<DeferralDecision>("decision"), f.OptionalTitle("by"));
        return Record(command, session, suit, state => LawsuitFees.Defer(state, suit, kind, decision, by, command.On), cancel);
    }

    public static Task<CommandOutcome> PayFee(CommandEnvelope command, Session session, CancellationToken cancel)
    {
        var f = command.Fields;
        var (suit, kind, amount, by) = (f.Name("suit"), f.Word<FeeKind>("kind"), f.Money("amount"), f.OptionalTitle("by"));
        return Record(command, session, suit, state => LawsuitFees.Pay(state, suit, kind, amount, by), cancel);
    }

    public static Task<CommandOutcome> RefundFee(CommandEnvelope command, Session session, CancellationToken cancel)
    {
        var f = command.Fields;
        var (suit, kind, amount, by) = (f.Name("suit"), f.Word<FeeKind>("kind"), f.Money("amount"), f.OptionalTitle("by"));
        return Record(command, session, suit, state => LawsuitFees.Refund(state, suit, kind, amount, by), cancel);
    }

    /// <summary>Records a step of a suit, decided on the suit as it stood on the command's date.</summary>
    public static Task<CommandOutcome> RecordAt(
        CommandEnvelope command, Session session, string suit, Func<Lawsuit.State, Decision<Lawsuit.Event>> decide, CancellationToken cancel) =>
        RecordAt(command, session, suit, (state, _) => decide(state), cancel);

    /// <summary>The same, told what stands at other dates too.</summary>
    public static Task<CommandOutcome> RecordAt(
        CommandEnvelope command, Session session, string suit,
        Func<Lawsuit.State, IReadOnlyList<Recorded<Lawsuit.Event>>, Decision<Lawsuit.Event>> decide, CancellationToken cancel) =>
        Record(command, session, suit, (_, standing) => decide(Lawsuit.State.Of([.. standing.Where(e => e.On <= command.On)]), standing), cancel);

    private static Task<CommandOutcome> Record(
        CommandEnvelope command, Session session, string suit, Func<Lawsuit.State, Decision<Lawsuit.Event>> decide, CancellationToken cancel) =>
        Record(command, session, suit, (state, _) => decide(state), cancel);

    /// <summary>Records on a suit, not before it was filed.</summary>
    private static async Task<CommandOutcome> Record(
        CommandEnvelope command, Session session, string suit,
        Func<Lawsuit.State, IReadOnlyList<Recorded<Lawsuit.Event>>, Decision<Lawsuit.Event>> decide, CancellationToken cancel) =>
        (command.Fields.Finish() ?? await CaseHandlers.NotOpenAsync(command, session)) is { } problem
            ? problem
            : await session.RecordAsync<Lawsuit.Event>(command, Lawsuit.StreamName(command.Case, suit),
                events =>
                {
                    var standing = History.Standing(events);
                    var state = Lawsuit.State.Of(standing);
                    return state.FiledOn > command.On && command.Do != "lawsuit.file" ? Lawsuit.Unknown(suit) : decide(state, standing);
                }, cancel);
}
