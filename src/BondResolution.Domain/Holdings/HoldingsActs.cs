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
            switch (recorded.Event)
            {
                case HoldingsEvent.DifferencesOpened or HoldingsEvent.PurchaseOpened or HoldingsEvent.PaymentOpened or HoldingsEvent.RecoveryOpened:
                    (opened, lines) = (recorded.Event, []);
                    break;
                case HoldingsEvent.Differences or HoldingsEvent.Purchased or HoldingsEvent.Paid or HoldingsEvent.Recovered:
                    lines.Add(recorded.Event);
                    break;
                case HoldingsEvent.DifferencesSealed or HoldingsEvent.PurchaseSealed or HoldingsEvent.PaymentSealed or HoldingsEvent.RecoverySealed:
                    acts.Add(Close(recorded, opened ?? throw new UnknownEventException(recorded.Event), lines));
                    (opened, lines) = (null, []);
                    break;
                case HoldingsEvent.GivenUp:
                    (opened, lines) = (null, []);
                    break;
                case HoldingsEvent.RegisterAdopted e:
                    acts.Add(new HoldingsAct.Adoption(recorded.Sequence, recorded.On, recorded.CommandId, register(e.Digest) with { RecordDate = e.RecordDate }));
                    break;
                case HoldingsEvent.Reversed:
                    break;
                default:
                    acts.Add(new HoldingsAct.Single(recorded.Sequence, recorded.On, recorded.CommandId, recorded.Event));
                    break;
            }
        }

        return acts;
    }

    /// <summary>Whether the stream ends in lines that were never sealed: the next act gives them up first.</summary>
    public static bool EndsUnsealed(IEnumerable<HoldingsEvent> inOrder) => inOrder.LastOrDefault() is
        HoldingsEvent.DifferencesOpened or HoldingsEvent.Differences or HoldingsEvent.PurchaseOpened or HoldingsEvent.Purchased
        or HoldingsEvent.PaymentOpened or HoldingsEvent.Paid or HoldingsEvent.RecoveryOpened or HoldingsEvent.Recovered;

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
