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
public static partial class Lawsuit
{
    public static string StreamName(string code, string suit) => Recording.StreamName.Of("suit", code, suit);

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

    /// <summary>An heir takes the deceased's place with so many bonds (诉讼承继); with none there is nothing to record.</summary>
    public static Decision<Event> Succeed(string from, string to, long units) =>
        units == 0 ? Decision<Event>.Nothing : new Event.Succeeded(from, to, units);

    /// <summary>
    /// The refusal of what would change whom a recovery was shared among: holders join and leave, and holders prepay, not before one
    /// that stands; null where it may be recorded.
    /// </summary>
    public static Problem? BehindRecovery(IReadOnlyList<Recorded<Event>> standing, string suit, DateOnly on) =>
        standing.FirstOrDefault(e => e.Event is Event.Recovered && e.On > on) is { } recovered
            ? RecoveryProblems.BehindShared.With(("suit", suit), ("date", on), ("recovered", recovered.On), ("sequence", recovered.Sequence))
            : null;

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
