using System.Collections.Immutable;
using BondResolution.Domain.Problems;
using BondResolution.Domain.Recording;

namespace BondResolution.Domain.Registers;

/// <summary>
/// A holder register of a record date (债券持有人名册), imported from one file or from several that are its parts. Its lines come in chunks
/// between <em>opened</em> and <em>sealed</em>; until sealed they count for nothing. Stream <c>register-{case}-{recordDate}</c>.
/// </summary>
public static class Register
{
    public static string StreamName(string code, DateOnly recordDate) => Recording.StreamName.Of("register", code, $"{recordDate:yyyy-MM-dd}");

    public abstract record Event : IDomainEvent
    {
        private Event() { }

        /// <summary>
        /// An import of a text begins; also of a workbook, as an early version of the program read it. The file is known by the SHA-256 of
        /// its bytes, in lower hex.
        /// </summary>
        public sealed record Opened(DateOnly RecordDate, string FileDigest, string Layout, string Encoding, QuantityIs QuantityIs) : Event;

        /// <summary>An import of a workbook's sheet begins.</summary>
        public sealed record SheetOpened(DateOnly RecordDate, string FileDigest, string Sheet, string Layout, string Encoding, QuantityIs QuantityIs) : Event;

        /// <summary>An import of several files begins, which are parts of one register: two or more, in the order of their rows.</summary>
        public sealed record PartsOpened(DateOnly RecordDate, ImmutableArray<RegisterPart> Parts) : Event;

        public sealed record Lines(RegisterLines Rows) : Event;

        /// <summary>All lines stand. <paramref name="Digest"/>: SHA-256 over the digests of the lines' payloads, in order.</summary>
        public sealed record Sealed(long Accounts, long Units, long Frozen, string Digest) : Event;

        /// <summary>An import that was cut off and will not be taken up again.</summary>
        public sealed record GivenUp(string Reason) : Event;

        /// <summary>A whole import is taken back as one act (撤回).</summary>
        public sealed record Withdrawn(string CommandId, string Reason) : Event, IReversal;
    }

    /// <summary>The import under way or standing: at most one. <paramref name="Chunks"/> counts the lines' events recorded.</summary>
    /// <param name="Opened">What it was read from.</param>
    public sealed record State(RegisterOrigin? Opened, int Chunks, Event.Sealed? Sealed, long Sequence, string? CommandId)
    {
        public static readonly State Initial = new(null, 0, null, 0, null);

        public static State Of(IEnumerable<Recorded<Event>> standing) =>
            standing.OrderBy(e => e.Sequence).Aggregate(Initial, (state, e) => state.Evolve(e));

        public State Evolve(Recorded<Event> recorded) => recorded.Event switch
        {
            Event.Opened or Event.SheetOpened or Event.PartsOpened => new State(RegisterOrigin.Of(recorded.Event), 0, null, recorded.Sequence, recorded.CommandId),
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

        /// <summary>The very file, and the very sheet of it, stands sealed; of several files the very same in the same order.</summary>
        StandsAlready,

        /// <summary>Another file stands sealed, or another sheet: the same register if its lines say the same (<see cref="SameOrRefused"/>).</summary>
        Compare
    }

    /// <summary>Decides how an import proceeds; a record date has one register, and the same register is recorded once, whatever the order of its rows.</summary>
    public static (ImportStep Step, Problem? Refusal) Import(State state, RegisterOrigin opening, string commandId) => state switch
    {
        { Opened: null } => (ImportStep.Begin, null),
        { Sealed: not null } when state.Opened.Source == opening.Source => Again(state, opening),
        { Sealed: not null } when Shared(state, opening) is { } shared => (default, shared),
        { Sealed: not null } => (ImportStep.Compare, null),
        _ when state.Opened == opening && state.CommandId == commandId => (ImportStep.TakeUp, null),
        _ => (ImportStep.GiveUpAndBegin, null)
    };

    /// <summary>
    /// Where all that is imported stands already as parts of a register, in whatever order, or what stands alone is one of several: that.
    /// Null otherwise.
    /// </summary>
    private static Problem? Shared(State state, RegisterOrigin opening)
    {
        (string, object?)[] stands = [("recordDate", opening.RecordDate), ("sequence", state.Sequence)];
        var before = state.Opened!.Parts;
        int[] places = [.. opening.Parts.Select(part => PlaceOf(part, before))];
        if (before.Length > 1 && places.All(place => place > 0))
            return RegisterProblems.SamePart.With([.. stands, ("parts", string.Join(", ", places)), ("of", before.Length)]);
        var own = PlaceOf(before[0], opening.Parts);
        return before.Length == 1 && own > 0 ? RegisterProblems.PartStands.With([.. stands, ("no", own)]) : null;

        static int PlaceOf(RegisterPart part, ImmutableArray<RegisterPart> parts) =>
            1 + parts.ToList().FindIndex(other => other.Source == part.Source && other.Layout == part.Layout && other.QuantityIs == part.QuantityIs);
    }

    /// <summary>The very files that stand sealed, perhaps read otherwise than they stand.</summary>
    private static (ImportStep Step, Problem? Refusal) Again(State state, RegisterOrigin opening)
    {
        foreach (var (stands, asked) in state.Opened!.Parts.Zip(opening.Parts))
        {
            if (stands.QuantityIs != asked.QuantityIs)
                return (default, RegisterProblems.ReadOtherwise.With(("recordDate", opening.RecordDate), ("sequence", state.Sequence),
                    ("stands", Words.Of(stands.QuantityIs)), ("asked", Words.Of(asked.QuantityIs))));
        }

        return (state.Opened.Parts.Zip(opening.Parts).All(pair => pair.First.Layout == pair.Second.Layout) ? ImportStep.StandsAlready : ImportStep.Compare, null);
    }

    /// <summary>What becomes of another file for a record date whose register stands: the same lines are the same register, others are refused.</summary>
    /// <param name="state">What stands, sealed.</param>
    /// <param name="compared">The register that stands, and then the file.</param>
    public static Problem SameOrRefused(State state, RegisterComparison compared)
    {
        (string, object?)[] stands = [("recordDate", state.Opened!.RecordDate), ("sequence", state.Sequence)];
        if (compared.IsSame)
            return RegisterProblems.SameLines.With(stands);
        if (compared.IsWithin)
            return RegisterProblems.Within.With([.. stands, ("accounts", compared.Shared), ("missing", compared.Missing)]);
        return compared.Shared == 0
            ? RegisterProblems.OtherPart.With([.. stands, ("accounts", state.Sealed!.Accounts), ("others", compared.Differing - state.Sealed.Accounts)])
            : RegisterProblems.AlreadyImported.With([.. stands, ("count", compared.Differing), ("account", compared.First)]);
    }
}
