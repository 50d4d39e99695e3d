using System.Collections.Immutable;
using BondResolution.Domain.Problems;
using BondResolution.Domain.Recording;

namespace BondResolution.Domain.Buybacks;

/// <summary>
/// An offer to buy bonds (收购要约): its terms, the holders' votes, its end. What is bought is decided in the holdings
/// stream. Stream <c>offer-{case}-{offer}</c>.
/// </summary>
public static class Offer
{
    public static string StreamName(string code, string offer) => Recording.StreamName.Of("offer", code, offer);

    public abstract record Event : IDomainEvent
    {
        private Event() { }

        public sealed record Opened(OfferTerms Terms) : Event;

        /// <summary>A list of votes begins; by file, known by its digest, or by hand (null).</summary>
        public sealed record TenderOpened(string? FileDigest) : Event;

        public sealed record Tendered(TenderLines Rows) : Event;

        public sealed record TenderSealed(long Votes) : Event;

        public sealed record Closed : Event;

        public sealed record Reversed(string CommandId, string Reason) : Event, IReversal;
    }

    /// <summary>Terms, and the latest vote of every account.</summary>
    public sealed record State(OfferTerms? Terms, ImmutableDictionary<string, Tender> Votes, DateOnly? ClosedOn)
    {
        public static readonly State Initial = new(null, ImmutableDictionary<string, Tender>.Empty.WithComparers(StringComparer.Ordinal), null);

        /// <summary>Folds the events that stand; votes of a list that was never sealed count for nothing.</summary>
        public static State Of(IReadOnlyList<Recorded<Event>> standing)
        {
            var sealedLists = standing.Where(e => e.Event is Event.TenderSealed).Select(e => e.CommandId).ToHashSet(StringComparer.Ordinal);
            return standing.Where(e => e.Event is not Event.Tendered || sealedLists.Contains(e.CommandId))
                .Aggregate(Initial, (state, e) => state.Evolve(e.Event, e.On));
        }

        private State Evolve(Event happened, DateOnly on) => happened switch
        {
            Event.Opened e => this with { Terms = e.Terms },
            Event.Tendered e => this with { Votes = Votes.SetItems(Rows(e.Rows)) },
            Event.Closed => this with { ClosedOn = on },
            Event.TenderOpened or Event.TenderSealed => this,
            _ => throw new UnknownEventException(happened)
        };

        private static IEnumerable<KeyValuePair<string, Tender>> Rows(TenderLines rows) =>
            Enumerable.Range(0, rows.Count).Select(i => KeyValuePair.Create(rows.Accounts[i], new Tender(rows.Votes[i], rows.UnitsAt(i))));
    }

    public static Decision<Event> Open(State state, OfferTerms terms) => state switch
    {
        { Terms: not null } => BuybackProblems.AlreadyOpened.With(("offer", terms.Offer)),
        _ when terms.Opens > terms.Closes => BuybackProblems.WindowReversed.With(("opens", terms.Opens), ("closes", terms.Closes)),
        _ when terms.Kind is OfferKind.ThirdParty && terms.Purchaser is null => BuybackProblems.NoPurchaser.With(("offer", terms.Offer)),
        _ when terms.Kind is OfferKind.Issuer && terms.Purchaser is not null => BuybackProblems.PurchaserOfIssuer.With(("offer", terms.Offer)),
        _ when terms.CapUnits < 1 => BuybackProblems.NoCap.With(("capUnits", terms.CapUnits)),
        _ => new Event.Opened(terms)
    };

    /// <summary>
    /// Records votes: within the window, by accounts that held bonds at the record date, not by the purchaser.
    /// All or none: the refusal lists every bad row.
    /// </summary>
    /// <param name="heldAtRecordDate">Bonds an account held at the close of the record date; 0 for an unknown one.</param>
    public static Decision<Event> Tender(
        State state, string offer, TenderLines rows, string? fileDigest, DateOnly on, Func<string, long> heldAtRecordDate)
    {
        if (NotOpen(state, offer) is { } refusal)
            return refusal;
        var terms = state.Terms!;
        if (on < terms.Opens || on > terms.Closes)
            return BuybackProblems.OutsideWindow.With(("offer", offer), ("date", on), ("opens", terms.Opens), ("closes", terms.Closes));
        var faults = Faults(terms, rows, heldAtRecordDate);
        if (!faults.IsEmpty)
            return faults.Length == 1 && rows.Count == 1 ? faults[0] : BuybackProblems.BadTenders.With(("count", faults.Length)).With(faults);
        return Decision<Event>.Of(
        [
            new Event.TenderOpened(fileDigest),
            .. Chunks(rows).Select(chunk => new Event.Tendered(chunk)),
            new Event.TenderSealed(rows.Count)
        ]);
    }

    public static Decision<Event> Close(State state, string offer) =>
        NotOpen(state, offer) ?? (Decision<Event>)new Event.Closed();

    /// <summary>The refusal of anything under an offer that was not opened, or is closed; or null.</summary>
    public static Problem? NotOpen(State state, string offer) => state switch
    {
        { Terms: null } => BuybackProblems.Unknown.With(("offer", offer)),
        { ClosedOn: { } closed } => BuybackProblems.Closed.With(("offer", offer), ("date", closed)),
        _ => null
    };

    private static ImmutableArray<Problem> Faults(OfferTerms terms, TenderLines rows, Func<string, long> held)
    {
        var faults = ImmutableArray.CreateBuilder<Problem>();
        for (var i = 0; i < rows.Count; i++)
        {
            var account = rows.Accounts[i];
            (string, object?)[] where = [("account", account), ("line", rows.LineNumbers.IsDefault ? "" : rows.LineNumbers[i]), ("date", terms.RecordDate)];
            if (account == terms.Purchaser?.Account)
                faults.Add(BuybackProblems.PurchaserTenders.With(where));
            else if (held(account) == 0)
                faults.Add(BuybackProblems.NothingHeld.With(where));
        }

        return faults.ToImmutable();
    }

    private static IEnumerable<TenderLines> Chunks(TenderLines rows)
    {
        for (var from = 0; from < rows.Count; from += Limits.LinesPerChunk)
        {
            var count = int.Min(Limits.LinesPerChunk, rows.Count - from);
            yield return new TenderLines(
                rows.LineNumbers.IsDefault ? default : rows.LineNumbers.Slice(from, count),
                rows.Accounts.Slice(from, count), rows.Votes.Slice(from, count),
                rows.Units.IsDefault ? default : rows.Units.Slice(from, count));
        }
    }
}
