using BondResolution.Domain.Problems;

namespace BondResolution.Domain.Recording;

/// <summary>What every stream asks of a correction before it asks what stands on the thing corrected.</summary>
public static class Reversals
{
    /// <summary>
    /// Refuses to reverse what is not there, what is a reversal itself, what has been reversed already, and what other
    /// facts stand on; null where the reversal may be recorded.
    /// </summary>
    /// <param name="events">All events of the stream, reversals included.</param>
    /// <param name="dependents">Sequences of facts elsewhere or here that stand on the command to be reversed.</param>
    public static Problem? Check<TEvent>(IEnumerable<Recorded<TEvent>> events, string commandId, IReadOnlyList<long> dependents)
    {
        var all = events.ToList();
        var recorded = all.Where(e => e.CommandId == commandId).ToList();
        if (recorded.Count == 0)
            return CorrectionProblems.UnknownCommand.With(("command", commandId));
        if (recorded.Exists(e => e.Event is IReversal))
            return CorrectionProblems.IsReversal.With(("command", commandId), ("sequence", recorded[0].Sequence));
        var earlier = all.Find(e => e.Event is IReversal r && r.CommandId == commandId);
        if (earlier is not null)
            return CorrectionProblems.AlreadyReversed.With(("command", commandId), ("sequence", earlier.Sequence));
        return dependents.Count > 0
            ? CorrectionProblems.StandsOn.With(("command", commandId), ("sequences", string.Join(", ", dependents.Order().Take(20))))
            : null;
    }
}
