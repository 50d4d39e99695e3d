namespace BondResolution.Domain.Holdings;

/// <summary>
/// A payment of an instalment or what followed one: a release, a return, a payment made again; also one that was taken back.
/// </summary>
/// <param name="Sequence">The sequence that completed it.</param>
/// <param name="On">The date it takes effect.</param>
/// <param name="ReversedAt">The sequence that took it back; null: it stands.</param>
/// <param name="Event">Of a payment what opened it.</param>
public sealed record InstalmentAct(long Sequence, DateOnly On, long? ReversedAt, HoldingsEvent Event)
{
    /// <summary>The instalment an event belongs to, or null.</summary>
    public static int? NoOf(HoldingsEvent happened) => happened switch
    {
        HoldingsEvent.PaymentOpened e => e.No,
        HoldingsEvent.DeferredPaid e => e.No,
        HoldingsEvent.PaymentReturned e => e.No,
        HoldingsEvent.PaymentRepaid e => e.No,
        _ => null
    };

    /// <summary>Those of an instalment, in the order they were recorded.</summary>
    public static IReadOnlyList<InstalmentAct> Of(HoldingsHistory history, int no)
    {
        var reversals = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var recorded in history.Events)
        {
            if (recorded.Event is HoldingsEvent.Reversed e)
                reversals.TryAdd(e.CommandId, recorded.Sequence);
        }

        return
        [
            .. from act in HoldingsActs.Assemble(history.Events, history.Register)
               let happened = act switch { HoldingsAct.Payment p => p.Opened, HoldingsAct.Single s => s.Event, _ => null }
               where happened is not null && NoOf(happened) == no
               select new InstalmentAct(act.Sequence, act.On, reversals.TryGetValue(act.CommandId, out var at) ? at : null, happened)
        ];
    }
}
