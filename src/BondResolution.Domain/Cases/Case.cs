using System.Collections.Immutable;
using BondResolution.Domain.Money;
using BondResolution.Domain.Problems;
using BondResolution.Domain.Recording;

namespace BondResolution.Domain.Cases;

/// <summary>
/// A bond in default and the public facts about it: opening, warnings, default (违约), acceleration (加速到期),
/// holders' meetings. Stream <c>case-{code}</c>.
/// </summary>
public static class Case
{
    public static string StreamName(string code) => Recording.StreamName.Of("case", code);

    public abstract record Event : IDomainEvent
    {
        private Event() { }

        public sealed record Opened(CaseTerms Terms) : Event;

        public sealed record Warned(WarningBy By, string Text) : Event;

        /// <summary>What was owed and not paid: bonds, their principal, and the interest due with it.</summary>
        public sealed record Defaulted(long Units, Fen Principal, Fen Interest) : Event;

        /// <summary>Claims fell due and interest stops on a date (acceptance of insolvency).</summary>
        public sealed record Accelerated(DateOnly Until) : Event;

        public sealed record MeetingHeld(int No, ImmutableArray<Resolution> Resolutions) : Event;

        /// <summary>The debtor agreed to perform (同意履行): limitation begins anew (Civil Code Art. 195), for one account or for all.</summary>
        /// <param name="Account">Whom it was said to; null: all holders.</param>
        public sealed record Acknowledged(string? Account, string Text) : Event;

        public sealed record Reversed(string CommandId, string Reason) : Event, IReversal;
    }

    public sealed record State(CaseTerms? Terms, Event.Defaulted? Default, DateOnly? DefaultedOn, DateOnly? InterestUntil)
    {
        public static readonly State Initial = new(null, null, null, null);

        /// <summary>Acknowledgments of the debt, by date; null: to all holders.</summary>
        public ImmutableArray<(DateOnly On, string? Account)> Acknowledgments { get; init; } = [];

        /// <summary>Bonds the issuer owed on a date before any were cancelled: those in default, before the default those issued; 0 of a case never opened.</summary>
        public long OwedUnits(DateOnly on) => DefaultedOn <= on ? Default!.Units : Terms?.IssuedUnits ?? 0;

        public static State Of(IEnumerable<Recorded<Event>> standing) =>
            standing.Aggregate(Initial, (state, e) => state.Evolve(e.Event, e.On));

        public State Evolve(Event happened, DateOnly on) => happened switch
        {
            Event.Opened e => this with { Terms = e.Terms },
            Event.Defaulted e => this with { Default = e, DefaultedOn = on },
            Event.Accelerated e => this with { InterestUntil = InterestUntil < e.Until ? InterestUntil : e.Until },
            Event.Acknowledged e => this with { Acknowledgments = Acknowledgments.Add((on, e.Account)) },
            Event.Warned or Event.MeetingHeld => this,
            _ => throw new UnknownEventException(happened)
        };
    }

    public static Decision<Event> Open(State state, CaseTerms terms) => state switch
    {
        { Terms: { } open } when open == terms => Decision<Event>.Nothing,
        { Terms: not null } => CaseProblems.AlreadyOpen.With(("case", terms.Code)),
        _ when terms.IssueDate > terms.MaturityDate =>
            CaseProblems.DatesReversed.With(("issueDate", terms.IssueDate), ("maturityDate", terms.MaturityDate)),
        _ => new Event.Opened(terms)
    };

    public static Decision<Event> Warn(State state, string code, WarningBy by, string text) =>
        NotOpen(state, code) ?? (Decision<Event>)new Event.Warned(by, text);

    /// <summary>
    /// A case defaults once. Principal and bonds are recorded as published; where the principal is less than the bonds at face value, with a warning: a
    /// part was repaid before, and each bond owes its share. More than their face bonds do not owe.
    /// </summary>
    /// <param name="on">The day of the default.</param>
    /// <param name="firstCancelled">The earliest act that cancelled bonds, with its sequence: what is owed at default counts from there on, so none lies before.</param>
    /// <param name="check">The problem where bonds that owe less than their face contradict what stands; null: they may.</param>
    public static Decision<Event> Default(
        State state, string code, long units, Fen principal, Fen interest, DateOnly on, (DateOnly On, long Sequence)? firstCancelled,
        Func<PrincipalAtDefault, Problem?> check)
    {
        if (NotOpen(state, code) is { } refusal)
            return refusal;
        if (state.DefaultedOn is { } earlier)
            return CaseProblems.AlreadyDefaulted.With(("case", code), ("date", earlier));
        if (units > state.Terms!.IssuedUnits)
            return CaseProblems.MoreThanIssued.With(("units", units), ("issued", state.Terms.IssuedUnits));
        if (firstCancelled is { } cancelled && cancelled.On < on)
            return CaseProblems.CancelledBefore.With(("case", code), ("cancelled", cancelled.On), ("sequence", cancelled.Sequence), ("date", on));
        var atFace = state.Terms.Face * units;
        if (principal > atFace)
            return CaseProblems.PrincipalAboveFace.With(("principal", principal), ("units", units), ("atFace", atFace));
        if (PrincipalAtDefault.Of(state.Terms.Face, on, units, principal) is { } lowered && check(lowered) is { } contradicted)
            return contradicted;
        return ((Decision<Event>)new Event.Defaulted(units, principal, interest))
            .Warn(principal == atFace ? null : CaseProblems.PrincipalNotFace.With(("principal", principal), ("atFace", atFace)));
    }

    /// <summary>The warning that accounts held more bonds than are in default, or null.</summary>
    /// <param name="held">Bonds of all accounts, before any were cancelled.</param>
    public static Problem? HeldAboveDefault(string code, long units, long held) =>
        held > units ? CaseProblems.HeldAboveDefault.With(("case", code), ("held", held), ("units", units), ("excess", held - units)) : null;

    public static Decision<Event> Accelerate(State state, string code, DateOnly until) =>
        NotOpen(state, code) ?? (Decision<Event>)new Event.Accelerated(until);

    public static Decision<Event> HoldMeeting(State state, string code, int no, ImmutableArray<Resolution> resolutions) =>
        NotOpen(state, code) ?? (Decision<Event>)new Event.MeetingHeld(no, resolutions);

    /// <summary>Records that the debtor acknowledged the debt.</summary>
    /// <param name="account">To one account, or null: to all holders.</param>
    public static Decision<Event> Acknowledge(State state, string code, string? account, string text) =>
        NotOpen(state, code) ?? (Decision<Event>)new Event.Acknowledged(account, text);

    /// <summary>The refusal of anything about a case that was never opened, or null.</summary>
    public static Problem? NotOpen(State state, string code) =>
        state.Terms is null ? CaseProblems.Unknown.With(("case", code)) : null;
}
