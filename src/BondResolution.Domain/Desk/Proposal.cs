using System.Collections.Immutable;
using BondResolution.Domain.Problems;
using BondResolution.Domain.Recording;

namespace BondResolution.Domain.Desk;

/// <summary>
/// A command that one user proposes and others approve (提议与复核). Stream <c>proposal-{id}</c>. What is approved is the effect: the events the
/// command would record. Acts count in the
/// order they were recorded.
/// </summary>
public static class Proposal
{
    public static string StreamName(string id) => Recording.StreamName.Of("proposal", id);

    public abstract record Event : IDomainEvent
    {
        private Event() { }

        /// <param name="Case">The case's code.</param>
        /// <param name="Command">The command's JSON.</param>
        /// <param name="CommandId">The id under which it is recorded.</param>
        /// <param name="CommandDigest">SHA-256 of the command with the bytes of its files, lower hex.</param>
        /// <param name="EffectDigest">SHA-256 of the events it would record (docs/integrity.md §7), lower hex.</param>
        /// <param name="EffectEvents">How many these are.</param>
        /// <param name="Needed">How many must approve.</param>
        /// <param name="SeenSequence">The last sequence of the ledger that the effect was computed on.</param>
        public sealed record Opened(
            string Case, string Command, string CommandId, string CommandDigest, string EffectDigest, int EffectEvents, int Needed, long SeenSequence,
            string By, DateTimeOffset At, DateTimeOffset ExpiresAt) : Event;

        public sealed record Approved(string By, DateTimeOffset At, string EffectDigest, string? Comment) : Event;

        /// <summary>Enough approved: the command is to be recorded.</summary>
        public sealed record Granted(string EffectDigest, ImmutableArray<string> Approvers) : Event;

        /// <summary>The command would record something else than before: approvals so far are void, a grant too.</summary>
        public sealed record EffectChanged(string EffectDigest, int EffectEvents, DateTimeOffset At) : Event;

        public sealed record Rejected(string By, DateTimeOffset At, string Reason) : Event;

        public sealed record Withdrawn(string By, DateTimeOffset At) : Event;

        public sealed record Expired(DateTimeOffset At) : Event;

        /// <param name="Sequence">The last sequence of what the command recorded.</param>
        public sealed record Executed(long Sequence) : Event;
    }

    /// <summary>What became of it so far. <see cref="Stage.Approved"/>: enough approved, and it is still to be recorded.</summary>
    public enum Stage
    {
        Open, Approved, Executed, Rejected, Withdrawn, Expired
    }

    /// <param name="Opened">Null: there is no such proposal.</param>
    /// <param name="EffectDigest">The effect that approvals are for.</param>
    /// <param name="Approvals">Those of this effect, in order.</param>
    /// <param name="Grant">Set once enough approved.</param>
    /// <param name="Sequence">Of what was recorded; 0: nothing was.</param>
    public sealed record State(Event.Opened? Opened, Stage Stage, string EffectDigest, ImmutableArray<Event.Approved> Approvals, Event.Granted? Grant, Event? End, long Sequence)
    {
        public static readonly State Initial = new(null, Stage.Open, "", [], null, null, 0);

        public static State Of(IEnumerable<Event> events) => events.Aggregate(Initial, (state, e) => state.Evolve(e));

        /// <summary>
        /// What became of it by an instant: one that nobody decided in time has expired, whether or not that is recorded yet.
        /// </summary>
        public Stage StageAt(DateTimeOffset now) => Stage is Stage.Open && Opened?.ExpiresAt <= now ? Stage.Expired : Stage;

        /// <summary>Whether it still waits for approvals, or to be recorded.</summary>
        public bool IsPending(DateTimeOffset now) => Opened is not null && StageAt(now) is Stage.Open or Stage.Approved;

        public State Evolve(Event happened) => happened switch
        {
            Event.Opened e => this with { Opened = e, EffectDigest = e.EffectDigest },
            Event.Approved e => this with { Approvals = Approvals.Add(e) },
            Event.Granted e => this with { Stage = Stage.Approved, Grant = e },
            Event.EffectChanged e => this with { Stage = Stage.Open, Grant = null, EffectDigest = e.EffectDigest, Approvals = [] },
            Event.Rejected => this with { Stage = Stage.Rejected, End = happened },
            Event.Withdrawn => this with { Stage = Stage.Withdrawn, End = happened },
            Event.Expired => this with { Stage = Stage.Expired, End = happened },
            Event.Executed e => this with { Stage = Stage.Executed, End = happened, Sequence = e.Sequence },
            _ => throw new UnknownEventException(happened)
        };
    }

    /// <summary>
    /// Opens a proposal; its id says which of those of the same command it is, so that two who propose at once meet in its stream.
    /// </summary>
    public static Decision<Event> Open(State state, string id, Event.Opened opened) =>
        state.Opened is null ? opened : ApprovalProblems.OpenAlready.With(("id", id));

    /// <summary>
    /// Approves the effect. With the last approval needed it grants, in the same append; an effect that is another than before is noted
    /// first.
    /// </summary>
    /// <param name="state">The proposal.</param>
    /// <param name="approval">Who approves which effect, and when.</param>
    /// <param name="now">What the command would record now.</param>
    /// <param name="needed">How many must approve.</param>
    /// <param name="approvers">Enabled users with the role.</param>
    public static Decision<Event> Approve(State state, Event.Approved approval, Event.EffectChanged now, int needed, IReadOnlySet<string> approvers)
    {
        if (Refusal(state, approval.By, approval.At) is { } refused)
            return refused;
        var events = ImmutableArray.CreateBuilder<Event>();
        if (state.EffectDigest != now.EffectDigest)
        {
            events.Add(now);
            state = state.Evolve(now);
        }

        if (state.Approvals.Any(earlier => earlier.By == approval.By))
            return approvers.Contains(approval.By) ? ApprovalProblems.Twice.With() : SessionProblems.Forbidden.With(("roles", "approver"));
        if (approval.EffectDigest != now.EffectDigest)
            return ApprovalProblems.Stale.With(("effectDigest", now.EffectDigest));
        if (!approvers.Contains(approval.By))
            return SessionProblems.Forbidden.With(("roles", "approver"));
        events.Add(approval);
        var counted = state.Approvals.Select(earlier => earlier.By).Where(approvers.Contains).Append(approval.By).Order(StringComparer.Ordinal).ToImmutableArray();
        if (counted.Length >= needed)
            events.Add(new Event.Granted(now.EffectDigest, counted));
        return Decision<Event>.Of(events.ToImmutable());
    }

    /// <summary>
    /// That the command would record something else now, where approvals of what it recorded before are void by that, or a grant that can
    /// no longer be carried out; else nothing.
    /// </summary>
    public static Decision<Event> ChangeEffect(State state, Event.EffectChanged changed) =>
        state.Stage is Stage.Approved || (state.Stage is Stage.Open && !state.Approvals.IsEmpty && state.EffectDigest != changed.EffectDigest) ? changed : Decision<Event>.Nothing;

    public static Decision<Event> Reject(State state, Event.Rejected rejected) => Refusal(state, rejected.By, rejected.At) is { } refused ? refused : rejected;

    /// <summary>The proposer takes it back.</summary>
    public static Decision<Event> Withdraw(State state, Event.Withdrawn withdrawn) =>
        NotOpen(state, withdrawn.At) is { } refused ? refused
        : state.Opened!.By != withdrawn.By ? ProposalProblems.NotYours.With(("by", state.Opened.By))
        : withdrawn;

    /// <summary>Its time is over; nothing where it is not, or where it was decided.</summary>
    public static Decision<Event> Expire(State state, DateTimeOffset now) =>
        state is { Stage: Stage.Open, Opened: not null } && state.StageAt(now) is Stage.Expired ? new Event.Expired(now) : Decision<Event>.Nothing;

    /// <summary>The command stands; nothing where that is known.</summary>
    public static Decision<Event> Execute(State state, long sequence) => state.Stage is Stage.Approved ? new Event.Executed(sequence) : Decision<Event>.Nothing;

    /// <summary>Why a user cannot decide on it, or null.</summary>
    private static Problem? Refusal(State state, string by, DateTimeOffset now) =>
        NotOpen(state, now) ?? (state.Opened!.By == by ? ApprovalProblems.Own.With() : null);

    private static Problem? NotOpen(State state, DateTimeOffset now) => state.Opened is null
        ? throw new InvalidOperationException("a proposal that was never opened is not decided")
        : state.StageAt(now) switch
        {
            Stage.Open => null,
            Stage.Expired => ApprovalProblems.Expired.With(("at", state.Opened.ExpiresAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture))),
            var stage => ApprovalProblems.Decided.With(("state", Words.Of(stage)))
        };
}
