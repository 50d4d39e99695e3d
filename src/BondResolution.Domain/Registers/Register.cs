using BondResolution.Domain.Problems;
using BondResolution.Domain.Recording;

namespace BondResolution.Domain.Registers;

/// <summary>
/// A holder register of a record date (债券持有人名册), as one imported file. Its lines come in chunks between
/// <em>opened</em> and <em>sealed</em>; until sealed they count for nothing. Stream <c>register-{case}-{recordDate}</c>.
/// </summary>
public static class Register
{
    public static string StreamName(string code, DateOnly recordDate) => Recording.StreamName.Of("register", code, $"{recordDate:yyyy-MM-dd}");

    public abstract record Event : IDomainEvent
    {
        private Event() { }

        /// <summary>An import begins. The file is known by the SHA-256 of its bytes, in lower hex.</summary>
        public sealed record Opened(DateOnly RecordDate, string FileDigest, string Layout, string Encoding, QuantityIs QuantityIs) : Event;

        public sealed record Lines(RegisterLines Rows) : Event;

        /// <summary>All lines stand. <paramref name="Digest"/>: SHA-256 over the digests of the lines' payloads, in order.</summary>
        public sealed record Sealed(long Accounts, long Units, long Frozen, string Digest) : Event;

        /// <summary>An import that was cut off and will not be taken up again.</summary>
        public sealed record GivenUp(string Reason) : Event;

        /// <summary>A whole import is taken back as one act (撤回).</summary>
        public sealed record Withdrawn(string CommandId, string Reason) : Event, IReversal;
    }

    /// <summary>The import under way or standing: at most one. <paramref name="Chunks"/> counts the lines' events recorded.</summary>
    public sealed record State(Event.Opened? Opened, int Chunks, Event.Sealed? Sealed, long Sequence, string? CommandId)
    {
        public static readonly State Initial = new(null, 0, null, 0, null);

        public static State Of(IEnumerable<Recorded<Event>> standing) =>
            standing.OrderBy(e => e.Sequence).Aggregate(Initial, (state, e) => state.Evolve(e));

        public State Evolve(Recorded<Event> recorded) => recorded.Event switch
        {
            Event.Opened e => new State(e, 0, null, recorded.Sequence, recorded.CommandId),
            Event.Lines => this with { Chunks = Chunks + 1 },
            Event.Sealed e => this with { Sealed = e },
            Event.GivenUp => Initial,
            _ => throw new UnknownEventException(recorded.Event)
        };
    }

    /// <summary>What an import has to do, given what stands.</summary>
    public enum ImportStep
    {
        /// <summary>Open, record all lines, seal.</summary>
        Begin,

        /// <summary>The same import was cut off: go on behind the chunks that stand.</summary>
        TakeUp,

        /// <summary>Another import was cut off: give it up, then begin.</summary>
        GiveUpAndBegin,

        /// <summary>The very file stands sealed.</summary>
        StandsAlready
    }

    /// <summary>Decides how an import proceeds; a record date has one register, and the same bytes are recorded once.</summary>
    public static (ImportStep Step, Problem? Refusal) Import(State state, Event.Opened opening, string commandId) => state switch
    {
        { Opened: null } => (ImportStep.Begin, null),
        { Sealed: not null } when state.Opened.FileDigest == opening.FileDigest && state.Opened.QuantityIs != opening.QuantityIs => (default,
            RegisterProblems.ReadOtherwise.With(("recordDate", opening.RecordDate), ("sequence", state.Sequence),
                ("stands", Words.Of(state.Opened.QuantityIs)), ("asked", Words.Of(opening.QuantityIs)))),
        { Sealed: not null } when state.Opened.FileDigest == opening.FileDigest => (ImportStep.StandsAlready, null),
        { Sealed: not null } => (default, RegisterProblems.AlreadyImported.With(("recordDate", opening.RecordDate), ("sequence", state.Sequence))),
        _ when state.Opened == opening && state.CommandId == commandId => (ImportStep.TakeUp, null),
        _ => (ImportStep.GiveUpAndBegin, null)
    };
}
