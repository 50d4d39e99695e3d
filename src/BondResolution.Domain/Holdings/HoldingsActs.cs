using BondResolution.Domain.Recording;
using BondResolution.Domain.Registers;

namespace BondResolution.Domain.Holdings;

/// <summary>Puts the events of a holdings stream together into acts; lines never sealed are left out.</summary>
public static class HoldingsActs
{
    /// <param name="inOrder">Events by sequence.</param>
    /// <param name="register">The sealed register of a digest.</param>
    public static List<HoldingsAct> Assemble(IEnumerable<Recorded<HoldingsEvent>> inOrder, Func<string, RegisterContent> register)
    {
        var acts = new List<HoldingsAct>();
        HoldingsEvent? opened = null;
        var lines = new List<HoldingsEvent>();
        foreach (var recorded in inOrder)
        {
            switch (EventCatalogue.Of(recorded.Event).Role)
            {
                case EventRole.Opens:
                    (opened, lines) = (recorded.Event, []);
                    break;
                case EventRole.HoldsLines:
                    lines.Add(recorded.Event);
                    break;
                case EventRole.Seals:
                    acts.Add(Close(recorded, opened ?? throw new UnknownEventException(recorded.Event), lines));
                    (opened, lines) = (null, []);
                    break;
                case EventRole.GivesUp:
                    (opened, lines) = (null, []);
                    break;
                case EventRole.Single when recorded.Event is HoldingsEvent.RegisterAdopted e:
                    acts.Add(new HoldingsAct.Adoption(recorded.Sequence, recorded.On, recorded.CommandId, register(e.Digest) with { RecordDate = e.RecordDate }));
                    break;
                case EventRole.Single:
                    acts.Add(new HoldingsAct.Single(recorded.Sequence, recorded.On, recorded.CommandId, recorded.Event));
                    break;
            }
        }

        return acts;
    }

    /// <summary>Whether the stream ends in lines that were never sealed: the next act gives them up first.</summary>
    public static bool EndsUnsealed(IEnumerable<HoldingsEvent> inOrder) =>
        inOrder.LastOrDefault() is { } last && EventCatalogue.Of(last).LeavesUnsealed;

    private static HoldingsAct Close(Recorded<HoldingsEvent> recorded, HoldingsEvent opened, List<HoldingsEvent> lines) => (opened, recorded.Event) switch
    {
        (HoldingsEvent.DifferencesOpened e, HoldingsEvent.DifferencesSealed) => new HoldingsAct.Adjustment(
            recorded.Sequence, recorded.On, recorded.CommandId, e, [.. lines.Cast<HoldingsEvent.Differences>().Select(l => l.Rows)]),
        (HoldingsEvent.PurchaseOpened e, HoldingsEvent.PurchaseSealed) => new HoldingsAct.Purchase(
            recorded.Sequence, recorded.On, recorded.CommandId, e, [.. lines.Cast<HoldingsEvent.Purchased>().Select(l => l.Rows)]),
        (HoldingsEvent.PaymentOpened e, HoldingsEvent.PaymentSealed s) => new HoldingsAct.Payment(
            recorded.Sequence, recorded.On, recorded.CommandId, e, [.. lines.Cast<HoldingsEvent.Paid>().Select(l => l.Rows)], s.Totals),
        (HoldingsEvent.RecoveryOpened e, HoldingsEvent.RecoverySealed s) => new HoldingsAct.Recovery(
            recorded.Sequence, recorded.On, recorded.CommandId, e, [.. lines.Cast<HoldingsEvent.Recovered>().Select(l => l.Rows)], s.Totals),
        _ => throw new UnknownEventException(recorded.Event)
    };
}
