using BondResolution.Application.Commands;
using BondResolution.Application.Recording;
using BondResolution.Domain.Holdings;
using BondResolution.Domain.Lawsuits;
using BondResolution.Domain.Recording;
using BondResolution.Domain.Registers;
using BondResolution.EventStore.Codec;

namespace BondResolution.Application.Handlers;

/// <summary>
/// Whether a command that stands in the ledger was cut off in between, so that its repeat has something left to do.
/// A command that was done stays done, whatever was taken back or recorded since.
/// </summary>
internal static class CutOff
{
    /// <param name="earlier">What the command recorded so far, by sequence; at least one event.</param>
    public static async Task<bool> IsAsync(CommandEnvelope command, Session session, IReadOnlyList<RecordedEvent> earlier, CancellationToken cancel) =>
        EventCatalogue.Find(earlier[^1].Type) is { LeavesUnsealed: true } || command.Do switch
        {
            "register.import" => await AwaitsAdoptionAsync(command, session, earlier, cancel),
            "register.withdraw" => !earlier.Any(e => e.Event is Register.Event.Withdrawn),
            "correct" => await AwaitsReversalAsync(command, session, earlier, cancel),
            "lawsuit.recover" => await AwaitsShareAsync(command, session, earlier, cancel),
            "units.transfer" => await SuccessionHandlers.AwaitsAsync(command, session, earlier, cancel),
            _ => false
        };

    /// <summary>Sealed as the first register of its case, and neither adopted nor taken back.</summary>
    private static async Task<bool> AwaitsAdoptionAsync(
        CommandEnvelope command, Session session, IReadOnlyList<RecordedEvent> earlier, CancellationToken cancel)
    {
        if (earlier.LastOrDefault(e => e.Event is Register.Event.Sealed) is not { } seal || earlier.Any(e => e.Event is HoldingsEvent.RegisterAdopted))
            return false;
        var register = await session.Streams.LoadAsync<Register.Event>(seal.Stream, cancel);
        if (register.Any(e => e.Event is IReversal reversal && reversal.CommandId == command.Id))
            return false;
        var holdings = await session.Streams.LoadAsync<HoldingsEvent>(Holdings.StreamName(command.Case), cancel);
        return Adoptions.IsFirst(await session.Case(command.Case).HoldingsAsync([.. holdings.Where(e => e.Sequence < seal.Sequence)]));
    }

    /// <summary>Received, and neither shared nor taken back.</summary>
    private static async Task<bool> AwaitsShareAsync(
        CommandEnvelope command, Session session, IReadOnlyList<RecordedEvent> earlier, CancellationToken cancel)
    {
        if (earlier.FirstOrDefault(e => e.Event is Lawsuit.Event.Recovered) is not { } receipt || earlier.Any(e => e.Event is HoldingsEvent.RecoverySealed))
            return false;
        var suit = await session.Streams.LoadAsync<Lawsuit.Event>(receipt.Stream, cancel);
        return !suit.Any(e => e.Event is IReversal reversal && reversal.CommandId == command.Id);
    }

    /// <summary>A stream of the command to be reversed that has no reversal yet.</summary>
    private static async Task<bool> AwaitsReversalAsync(
        CommandEnvelope command, Session session, IReadOnlyList<RecordedEvent> earlier, CancellationToken cancel)
    {
        if (await CorrectHandler.ReversedAsync(command, session, cancel) is not { } reverses)
            return false;
        await foreach (var stored in session.Store.ReadCommandAsync(reverses, cancel))
        {
            if (!earlier.Any(e => e.Stream == stored.Stream))
                return true;
        }

        return false;
    }
}
