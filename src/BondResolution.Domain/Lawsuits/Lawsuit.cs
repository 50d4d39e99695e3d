using System.Collections.Immutable;
using BondResolution.Domain.Law;
using BondResolution.Domain.Money;
using BondResolution.Domain.Problems;
using BondResolution.Domain.Recording;
using BondResolution.Domain.Time;

namespace BondResolution.Domain.Lawsuits;

/// <summary>
/// A suit for holders against the issuer (诉讼), brought by the trustee: holders, claims, court fees, their deferral
/// (缓交诉讼费), acceptance (立案). Stream <c>suit-{case}-{suit}</c>.
/// </summary>
public static class Lawsuit
{
    public static string StreamName(string code, string suit) => Recording.StreamName.Of("suit", code, suit);

    public abstract record Event
    {
        private Event() { }

        public sealed record Filed(SuitTerms Terms, string HoldersDigest) : Event;

        public sealed record HoldersListed(SuitHolderLines Rows) : Event;

        public sealed record FilingSealed(long Holders, long Units) : Event;

        public sealed record Accepted(string Number) : Event;

        public sealed record Joined(string Account, long Units) : Event;

        public sealed record Left(string Account, long Units) : Event;

        /// <param name="Base">What the fee was computed on; null where its amount was stated.</param>
        public sealed record FeeAssessed(FeeKind Kind, Fen? Base, Fen Amount, bool Halved) : Event;

        public sealed record FeeDeferral(FeeKind Kind, DeferralDecision Decision, string? By) : Event;

        public sealed record FeePaid(FeeKind Kind, Fen Amount, string? By) : Event;

        public sealed record FeeRefunded(FeeKind Kind, Fen Amount, string? By) : Event;

        public sealed record Reversed(string CommandId, string Reason) : Event, IReversal;
    }

    /// <summary>The suit as it stands. Units by account; an account that left with everything is gone.</summary>
    public sealed record State(
        SuitTerms? Terms, DateOnly? FiledOn, string? Number, DateOnly? AcceptedOn,
        ImmutableSortedDictionary<string, long> Holders, ImmutableSortedDictionary<FeeKind, SuitFee> Fees)
    {
        public static readonly State Initial = new(null, null, null, null,
            ImmutableSortedDictionary.Create<string, long>(StringComparer.Ordinal), ImmutableSortedDictionary<FeeKind, SuitFee>.Empty);

        public long Units => Holders.Values.Sum();

        public Fen Claimed => Terms is null ? Fen.Zero : Fen.Sum(Terms.Claims.Select(c => c.Amount));

        /// <summary>Folds the events that stand; a filing whose holders were never sealed counts for nothing.</summary>
        public static State Of(IReadOnlyList<Recorded<Event>> standing)
        {
            var whole = standing.Where(e => e.Event is Event.FilingSealed).Select(e => e.CommandId).ToHashSet(StringComparer.Ordinal);
            return standing.Where(e => e.Event is not (Event.Filed or Event.HoldersListed) || whole.Contains(e.CommandId))
                .Aggregate(Initial, (state, e) => state.Evolve(e.Event, e.On));
        }

        private State Evolve(Event happened, DateOnly on) => happened switch
        {
            Event.Filed e => this with { Terms = e.Terms, FiledOn = on, Number = e.Terms.Number },
            Event.HoldersListed e => this with { Holders = Holders.AddRange(e.Rows.Accounts.Zip(e.Rows.Units, KeyValuePair.Create)) },
            Event.FilingSealed => this,
            Event.Accepted e => this with { Number = e.Number, AcceptedOn = on },
            Event.Joined e => this with { Holders = Holders.SetItem(e.Account, Holders.GetValueOrDefault(e.Account) + e.Units) },
            Event.Left e => this with
            {
                Holders = Holders[e.Account] == e.Units ? Holders.Remove(e.Account) : Holders.SetItem(e.Account, Holders[e.Account] - e.Units)
            },
            Event.FeeAssessed e => WithFee(Fee(e.Kind) with { Base = e.Base, Assessed = e.Amount, Halved = e.Halved }),
            Event.FeeDeferral e => WithFee(Fee(e.Kind) with { Deferral = Fee(e.Kind).Deferral.Add((on, e.Decision)) }),
            Event.FeePaid e => WithFee(Fee(e.Kind) with { Paid = Fee(e.Kind).Paid + e.Amount }),
            Event.FeeRefunded e => WithFee(Fee(e.Kind) with { Refunded = Fee(e.Kind).Refunded + e.Amount }),
            _ => throw new UnknownEventException(happened)
        };

        /// <summary>The least and the most bonds of an account within the suit on a date and at every later one.</summary>
        public static (long Least, long Most) Within(IReadOnlyList<Recorded<Event>> standing, string account, DateOnly from)
        {
            long[] units =
            [
                .. standing.Select(e => e.On).Where(on => on > from).Append(from).Distinct()
                    .Select(date => Of([.. standing.Where(e => e.On <= date)]).Holders.GetValueOrDefault(account))
            ];
            return (units.Min(), units.Max());
        }

        public SuitFee Fee(FeeKind kind) => Fees.TryGetValue(kind, out var fee) ? fee : SuitFee.Of(kind);

        private State WithFee(SuitFee fee) => this with { Fees = Fees.SetItem(fee.Kind, fee) };
    }

    /// <summary>
    /// Files a suit. Each account is listed once, and claims no more bonds than it held at the close of
    /// <see cref="SuitTerms.UnitsAsOf"/>. All or none: the refusal lists every bad line.
    /// </summary>
    /// <param name="held">Bonds an account held then; 0 for an unknown one.</param>
    public static Decision<Event> File(State state, SuitTerms terms, SuitHolderLines rows, string holdersDigest, Func<string, long> held)
    {
        if (state.Terms is not null)
            return LawsuitProblems.AlreadyFiled.With(("suit", terms.Suit), ("date", state.FiledOn));
        foreach (var claim in terms.Claims)
        {
            if (claim.Formula is { } formula && Interest.Compute(formula).Problem is { } wrong)
                return wrong;
        }

        var faults = Faults(terms, rows, held);
        if (!faults.IsEmpty)
            return LawsuitProblems.BadHolders.With(("count", faults.Length)).With(faults);
        return Decision<Event>.Of(
        [
            new Event.Filed(terms, holdersDigest),
            .. Chunks(rows).Select(chunk => new Event.HoldersListed(chunk)),
            new Event.FilingSealed(rows.Count, rows.Units.Sum())
        ]);
    }

    public static Decision<Event> Accept(State state, string suit, string number) => state switch
    {
        { Terms: null } => Unknown(suit),
        { AcceptedOn: { } earlier } => LawsuitProblems.AlreadyAccepted.With(("suit", suit), ("date", earlier)),
        _ => new Event.Accepted(number)
    };

    /// <param name="already">The most bonds of the account within the suit from the date on.</param>
    /// <param name="held">Bonds the account held on the suit's date.</param>
    public static Decision<Event> Join(State state, string suit, string account, long units, long already, long held)
    {
        if (state.Terms is null)
            return Unknown(suit);
        return already + units > held
            ? LawsuitProblems.MoreThanHeld.With(("account", account), ("units", already + units), ("held", held), ("date", state.Terms.UnitsAsOf), ("line", ""))
            : new Event.Joined(account, units);
    }

    /// <param name="within">The least bonds of the account within the suit from the date on.</param>
    public static Decision<Event> Leave(State state, string suit, string account, long units, long within)
    {
        if (state.Terms is null)
            return Unknown(suit);
        return units > within
            ? LawsuitProblems.NotInSuit.With(("account", account), ("units", units), ("within", within), ("suit", suit))
            : new Event.Left(account, units);
    }

    /// <summary>The refusal of anything about a suit that was not filed.</summary>
    public static Problem Unknown(string suit) => LawsuitProblems.Unknown.With(("suit", suit));

    private static ImmutableArray<Problem> Faults(SuitTerms terms, SuitHolderLines rows, Func<string, long> held)
    {
        var faults = ImmutableArray.CreateBuilder<Problem>();
        var lineOf = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < rows.Count; i++)
        {
            var (account, line) = (rows.Accounts[i], rows.LineNumbers[i]);
            if (!lineOf.TryAdd(account, line))
                faults.Add(LawsuitProblems.ListedTwice.With(("account", account), ("line", line), ("first", lineOf[account])));
            else if (rows.Units[i] > held(account))
                faults.Add(LawsuitProblems.MoreThanHeld.With(("account", account), ("units", rows.Units[i]), ("held", held(account)), ("date", terms.UnitsAsOf), ("line", line)));
        }

        return faults.ToImmutable();
    }

    private static IEnumerable<SuitHolderLines> Chunks(SuitHolderLines rows)
    {
        for (var from = 0; from < rows.Count; from += Limits.LinesPerChunk)
        {
            var count = int.Min(Limits.LinesPerChunk, rows.Count - from);
            yield return new SuitHolderLines(rows.LineNumbers.Slice(from, count), rows.Accounts.Slice(from, count), rows.Units.Slice(from, count));
        }
    }
}
