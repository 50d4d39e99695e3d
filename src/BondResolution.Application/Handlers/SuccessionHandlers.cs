using BondResolution.Application.Commands;
using BondResolution.Application.Recording;
using BondResolution.Domain;
using BondResolution.Domain.Bonds;
using BondResolution.Domain.Holdings;
using BondResolution.Domain.Instalments;
using BondResolution.Domain.Lawsuits;
using BondResolution.Domain.Problems;
using BondResolution.Domain.Recording;
using BondResolution.Files.Registers;

namespace BondResolution.Application.Handlers;

/// <summary>
/// units.transfer: recorded in the holdings; where bonds are inherited, then in every suit the deceased was in, whose place the heir takes.
/// A crash in between is taken up by the same command again.
/// </summary>
internal static class SuccessionHandlers
{
    public static async Task<CommandOutcome> Transfer(CommandEnvelope command, Session session, CancellationToken cancel)
    {
        var f = command.Fields;
        var transfer = new HoldingsEvent.UnitsTransferred(
            f.Account("from"), f.Account("to"), f.Units("units"), f.Word<TransferReason>("reason"), f.OptionalTitle("document"), Class(f, command.Do));
        var estate = f.OptionalMoney("estate");
        if (estate is not null && transfer.Reason is not TransferReason.Inheritance)
            f.Fail(CommandProblems.Mistyped.With(("where", command.Do), ("field", "estate"), ("value", estate), ("expected", "an estate beside reason inheritance only")));
        var taxedBy = transfer.Class is null ? await TaxedByAsync(command, session, cancel) : null;
        var outcome = await UnitsHandlers.Record(command, session, history => Transfers.Transfer(history, transfer, command.On, estate, taxedBy), cancel,
            transfer.Reason is TransferReason.Inheritance ? null : [transfer.From, transfer.To]); // an estate is of all accounts of a person
        if (outcome.Refusal is not null || transfer.Reason is not TransferReason.Inheritance)
            return outcome;

        // As it was before: what is held now and what went.
        var held = (await session.Case(command.Case).HoldingsAsync()).At(command.On).UnitsOf(transfer.From) + transfer.Units;
        foreach (var suit in await SuitsAsync(command, session, transfer.From, long.MaxValue, cancel))
        {
            outcome = outcome.Then(await session.RecordAsync<Lawsuit.Event>(command, Lawsuit.StreamName(command.Case, suit), events =>
            {
                var within = Lawsuit.State.Within(History.Standing(events), transfer.From, command.On).Least;
                return Lawsuit.Succeed(transfer.From, transfer.To, (long)((Int128)within * transfer.Units / held));
            }, cancel));
        }

        return outcome;
    }

    /// <summary>The class stated for the receiving account, in a word of registers; null: none is.</summary>
    private static HolderClass? Class(FieldReader fields, string where)
    {
        if (!fields.Has("class"))
            return null;
        var word = fields.Text("class", Limits.MaxNameLength);
        var read = new ClassCell(hasFreeText: false).Read(word);
        if (read is null)
            fields.Fail(CommandProblems.Mistyped.With(("where", where), ("field", "class"), ("value", word), ("expected", ClassCell.Expected)));
        return read;
    }

    /// <summary>The latest instalment of the case that withholds tax by class, or null.</summary>
    private static async Task<int?> TaxedByAsync(CommandEnvelope command, Session session, CancellationToken cancel)
    {
        int? taxedBy = null;
        foreach (var stream in await session.StreamsAsync(command.Case, StreamName.Of("instalment", command.Case, ""), cancel))
        {
            var state = Instalment.State.Of(History.Standing(await session.Streams.LoadAsync<Instalment.Event>(stream, cancel)));
            if (state.Terms is { Scheme.Tax.IsWithheld: true } terms && !(terms.No < taxedBy))
                taxedBy = terms.No;
        }

        return taxedBy;
    }

    /// <summary>Whether an inheritance that stands has not reached every suit the deceased was in when it was recorded.</summary>
    public static async Task<bool> AwaitsAsync(CommandEnvelope command, Session session, IReadOnlyList<RecordedEvent> earlier, CancellationToken cancel)
    {
        if (earlier.FirstOrDefault(e => e.Event is HoldingsEvent.UnitsPassedOn { Reason: TransferReason.Inheritance }) is not { } passedOn)
            return false;
        var holdings = await session.Streams.LoadAsync<HoldingsEvent>(passedOn.Stream, cancel);
        if (holdings.Any(e => e.Event is IReversal reversal && reversal.CommandId == command.Id))
            return false;
        var from = ((HoldingsEvent.UnitsPassedOn)passedOn.Event).From;
        var suits = await SuitsAsync(command, session, from, passedOn.Sequence, cancel);
        return suits.Any(suit => !earlier.Any(e => e.Stream == Lawsuit.StreamName(command.Case, suit)));
    }

    /// <summary>Suits an account was in on the command's date, as known before a sequence, the command's own part in them left out.</summary>
    private static async Task<IReadOnlyList<string>> SuitsAsync(
        CommandEnvelope command, Session session, string account, long before, CancellationToken cancel)
    {
        var suits = new List<string>();
        foreach (var stream in await session.StreamsAsync(command.Case, Lawsuit.StreamName(command.Case, ""), cancel))
        {
            var events = await session.Streams.LoadAsync<Lawsuit.Event>(stream, cancel);
            var state = Lawsuit.State.Of(History.Standing(events.Where(e => e.Sequence < before && e.CommandId != command.Id), command.On));
            if (state.Terms is { } terms && state.Holders.ContainsKey(account))
                suits.Add(terms.Suit);
        }

        return suits;
    }
}
