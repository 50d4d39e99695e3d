namespace BondResolution.Domain.Recording;

/// <summary>The two times of a stream's events: what was in effect by a date, as known at a sequence.</summary>
public static class History
{
    /// <summary>
    /// The events that stand, by effective date and then by sequence: not later than <paramref name="asOf"/>, not
    /// recorded after <paramref name="asKnown"/>, and not reversed by then. Reversals themselves are left out.
    /// </summary>
    public static IReadOnlyList<Recorded<TEvent>> Standing<TEvent>(
        IEnumerable<Recorded<TEvent>> events, DateOnly? asOf = null, long asKnown = long.MaxValue)
    {
        var known = events.Where(e => e.Sequence <= asKnown).ToList();
        var reversed = known.Select(e => e.Event).OfType<IReversal>().Select(r => r.CommandId).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. known.Where(e => e.Event is not IReversal && !reversed.Contains(e.CommandId) && !(e.On > asOf))
                .OrderBy(e => e.On).ThenBy(e => e.Sequence)
        ];
    }
}
