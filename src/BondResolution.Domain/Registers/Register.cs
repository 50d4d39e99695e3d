using System.Security.Cryptography;
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

        /// <summary>An import begins. The file is known by the SHA-256 of its bytes, in lower hex, and by the sheet that was read.</summary>
        public sealed record Opened(DateOnly RecordDate, string FileDigest, string Layout, string Encoding, QuantityIs QuantityIs) : Event
        {
            /// <summary>
            /// Sheet of a workbook; null of a text, and of a workbook that an earlier version of the program read. What has one is recorded
            /// as <see cref="SheetOpened"/>.
            /// </summary>
            public string? Sheet { get; init; }

            /// <summary>The event that records it.</summary>
            public Event Recorded => Sheet is null ? this : new SheetOpened(RecordDate, FileDigest, Sheet, Layout, Encoding, QuantityIs);

            /// <summary>What was imported, 64 lower-case hexadecimal digits: the file's digest, or one of it and the sheet. Personal data is kept under it.</summary>
            public string Source => Sheet is null
                ? FileDigest
                : Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"bondresolution/register-sheet/1\n{FileDigest}\n{Sheet}")));
        }

        /// <summary>An import of a workbook's sheet begins.</summary>
        public sealed record SheetOpened(DateOnly RecordDate, string FileDigest, string Sheet, string Layout, string Encoding, QuantityIs QuantityIs) : Event
        {
            /// <summary>What is imported, whatever it is read from.</summary>
            public Opened Import => new(RecordDate, FileDigest, Layout, Encoding, QuantityIs) { Sheet = Sheet };
        }

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
            Event.SheetOpened e => new State(e.Import, 0, null, recorded.Sequence, recorded.CommandId),
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

        /// <summary>The very file, and the very sheet of it, stands sealed.</summary>
        StandsAlready,

        /// <summary>Another file stands sealed, or another sheet: the same register if its lines say the same (<see cref="SameOrRefused"/>).</summary>
        Compare
    }

    /// <summary>Decides how an import proceeds; a record date has one register, and the same register is recorded once, whatever the order of its rows.</summary>
    public static (ImportStep Step, Problem? Refusal) Import(State state, Event.Opened opening, string commandId) => state switch
    {
        { Opened: null } => (ImportStep.Begin, null),
        { Sealed: not null } when state.Opened.Source == opening.Source && state.Opened.QuantityIs != opening.QuantityIs => (default,
            RegisterProblems.ReadOtherwise.With(("recordDate", opening.RecordDate), ("sequence", state.Sequence),
                ("stands", Words.Of(state.Opened.QuantityIs)), ("asked", Words.Of(opening.QuantityIs)))),
        { Sealed: not null } when state.Opened.Source == opening.Source && state.Opened.Layout == opening.Layout => (ImportStep.StandsAlready, null),
        { Sealed: not null } => (ImportStep.Compare, null),
        _ when state.Opened == opening && state.CommandId == commandId => (ImportStep.TakeUp, null),
        _ => (ImportStep.GiveUpAndBegin, null)
    };

    /// <summary>What becomes of another file for a record date whose register stands: the same lines are the same register, others are refused.</summary>
    /// <param name="state">What stands, sealed.</param>
    /// <param name="compared">The register that stands, and then the file.</param>
    public static Problem SameOrRefused(State state, RegisterComparison compared)
    {
        (string, object?)[] stands = [("recordDate", state.Opened!.RecordDate), ("sequence", state.Sequence)];
        if (compared.IsSame)
            return RegisterProblems.SameLines.With(stands);
        return compared.Shared == 0
            ? RegisterProblems.OtherPart.With([.. stands, ("accounts", state.Sealed!.Accounts), ("others", compared.Differing - state.Sealed.Accounts)])
            : RegisterProblems.AlreadyImported.With([.. stands, ("count", compared.Differing), ("account", compared.First)]);
    }
}
