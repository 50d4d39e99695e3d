using System.Collections.Immutable;
using BondResolution.Domain.Problems;
using BondResolution.Domain.Recording;

namespace BondResolution.Domain.Holdings;

/// <summary>
/// What every decision about holdings shares. The deciders themselves are <see cref="Adoptions"/>, <see cref="Freezes"/>,
/// <see cref="Transfers"/>, <see cref="Purchases"/>, <see cref="Payments"/>, <see cref="DeferredPayments"/>, <see cref="PaymentReturns"/> and <see cref="Recoveries"/>; all of them write to the
/// one stream <c>holdings-{case}</c>, so that a cap, a freeze or a deferral is decided in one place.
/// </summary>
public static class Holdings
{
    private const string Candidate = "";

    public static string StreamName(string code) => Recording.StreamName.Of("holdings", code);

    /// <summary>The decision to record events of one act, or the refusal where the act would not stand at every later date.</summary>
    internal static Decision<HoldingsEvent> IfItStands(HoldingsHistory history, DateOnly on, ImmutableArray<HoldingsEvent> events)
    {
        var recorded = events.Select(e => new Recorded<HoldingsEvent>(history.NextSequence, on, Candidate, e));
        foreach (var act in HoldingsActs.Assemble(recorded, history.Register))
        {
            if (history.CheckLate(act) is { } problem)
                return problem;
        }

        return Decision<HoldingsEvent>.Of(events);
    }

    /// <summary>Takes a command back, where nothing stands on it.</summary>
    public static Decision<HoldingsEvent> Reverse(HoldingsHistory history, string commandId, string reason) =>
        Reversals.Check(history.Events, commandId, history.StandingOn(commandId)) is { } problem
            ? problem
            : Decision<HoldingsEvent>.Of([new HoldingsEvent.Reversed(commandId, reason)]).Warn(PaymentRepeat.OnReversal(history, commandId));

    /// <summary>The refusal where no register is adopted on a date yet, or null.</summary>
    internal static Problem? NoPositions(HoldingsHistory history, HoldingsBook book, DateOnly on) =>
        book.AdoptedRecordDate is null ? RegisterProblems.NotAdopted.With(("case", history.Code), ("date", on)) : null;

    /// <summary>Parts of a list of at most <see cref="Limits.LinesPerChunk"/> rows.</summary>
    internal static IEnumerable<(int From, int Count)> Chunks(int count)
    {
        for (var from = 0; from < count; from += Limits.LinesPerChunk)
            yield return (from, int.Min(Limits.LinesPerChunk, count - from));
    }

    /// <summary>A part of a column, left out (default) where it holds zeros only.</summary>
    internal static ImmutableArray<long> PartUnlessZero(ReadOnlySpan<long> column, int from, int count)
    {
        var part = column.Slice(from, count);
        return part.ContainsAnyExcept(0) ? [.. part] : default;
    }
}
