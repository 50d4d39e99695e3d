using BondResolution.Domain.Buybacks;
using BondResolution.Domain.Holdings;
using BondResolution.Domain.Lawsuits;
using BondResolution.Domain.Recording;
using BondResolution.Domain.Registers;
using BondResolution.EventStore;
using BondResolution.EventStore.Codec;

namespace BondResolution.Views.Tests.Refold;

/// <summary>
/// One thing that happened, put together from raw events once more, independently of the program: a single event, or
/// opening, lines and seal. Its sequence is that of its last event.
/// </summary>
public sealed record Act(long Sequence, DateOnly On, string Stream, string CommandId, EventMetadata Metadata, object? Opening, List<object> Lines, object Last)
{
    /// <summary>What stands at a date, as known at a sequence: by date, then by sequence.</summary>
    public static List<Act> Standing(IEnumerable<StoredEvent> events, DateOnly asOf, long asKnown)
    {
        var acts = new List<Act>();
        var open = new Dictionary<string, (object Opening, List<object> Lines)>();
        var reversed = new HashSet<(string, string)>();
        foreach (var stored in events.Where(e => e.Sequence <= asKnown))
        {
            var happened = EventJson.Decode(stored.Type, stored.Payload.Span);
            if (happened is IReversal reversal)
                reversed.Add((stored.Stream, reversal.CommandId));
            else if (IsOpening(happened))
                open[stored.Stream] = (happened, []);
            else if (IsLines(happened))
                open[stored.Stream].Lines.Add(happened);
            else if (happened is Register.Event.GivenUp or HoldingsEvent.GivenUp)
                open.Remove(stored.Stream);
            else
            {
                open.Remove(stored.Stream, out var begun);
                acts.Add(new Act(stored.Sequence, stored.On, stored.Stream, stored.CommandId, EventMetadata.Decode(stored.Metadata.Span), begun.Opening, begun.Lines ?? [], happened));
            }
        }

        return [.. acts.Where(a => a.On <= asOf && !reversed.Contains((a.Stream, a.CommandId))).OrderBy(a => a.On).ThenBy(a => a.Sequence)];
    }

    /// <summary>Lines of every register ever sealed, by digest.</summary>
    public static Dictionary<string, List<RegisterLines>> Registers(IEnumerable<StoredEvent> events)
    {
        var registers = new Dictionary<string, List<RegisterLines>>();
        var lines = new Dictionary<string, List<RegisterLines>>();
        foreach (var stored in events)
        {
            switch (EventJson.Decode(stored.Type, stored.Payload.Span))
            {
                case Register.Event.Opened:
                    lines[stored.Stream] = [];
                    break;
                case Register.Event.Lines e:
                    lines[stored.Stream].Add(e.Rows);
                    break;
                case Register.Event.Sealed e:
                    registers[e.Digest] = lines[stored.Stream];
                    break;
            }
        }

        return registers;
    }

    private static bool IsOpening(object happened) => happened is Register.Event.Opened or HoldingsEvent.DifferencesOpened or HoldingsEvent.PurchaseOpened
        or HoldingsEvent.PaymentOpened or HoldingsEvent.RecoveryOpened or Offer.Event.TenderOpened or Lawsuit.Event.Filed;

    private static bool IsLines(object happened) => happened is Register.Event.Lines or HoldingsEvent.Differences or HoldingsEvent.Purchased
        or HoldingsEvent.Paid or HoldingsEvent.Recovered or Offer.Event.Tendered or Lawsuit.Event.HoldersListed;
}
