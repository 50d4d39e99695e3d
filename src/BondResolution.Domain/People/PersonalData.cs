using System.Collections.Immutable;
using BondResolution.Domain.Bonds;
using BondResolution.Domain.Problems;
using BondResolution.Domain.Recording;

namespace BondResolution.Domain.People;

/// <summary>
/// What was done with holders' personal data (个人信息): shown, restricted, erased (PIPL Art. 45, 47). Stream <c>vault-{case}</c>. The data itself is in the
/// vault and never here. Acts count in the order they were recorded, whatever date they carry: nobody can have been erased in the past.
/// </summary>
public static class PersonalData
{
    public static string StreamName(string code) => Recording.StreamName.Of("vault", code);

    public abstract record Event : IDomainEvent
    {
        private Event() { }

        /// <summary>Personal data was shown unmasked; recorded before it was shown.</summary>
        /// <param name="Output">The command that showed it, e.g. <c>holder show</c>.</param>
        /// <param name="Count">Accounts of which something was shown.</param>
        /// <param name="Accounts">Those accounts; default where they are more than <see cref="Limits.LinesPerChunk"/>: the output, made again for the date and sequence, names them.</param>
        /// <param name="AsOf">The date the output was made for.</param>
        /// <param name="AsKnown">The sequence it was made for.</param>
        /// <param name="Reason">Why, in the words of whoever looked.</param>
        public sealed record Revealed(string Output, int Count, ImmutableArray<AccountNumber> Accounts, DateOnly AsOf, long AsKnown, string Reason) : Event;

        /// <summary>Locked against use while it must still be kept.</summary>
        public sealed record Restricted(Subject Subject, string Reason) : Event;

        public sealed record Lifted(Subject Subject, string Reason) : Event;

        /// <summary>To be erased; what the vault holds is still to be taken out.</summary>
        /// <param name="RetainedUntil">Last day of the period for which it was to be kept; null where that had not begun.</param>
        /// <param name="Ground">The legal ground on which it is erased before that; null where the period is over.</param>
        public sealed record ErasureAsked(Subject Subject, string Reason, DateOnly? RetainedUntil, string? Ground) : Event;

        /// <summary>Taken out of the vault.</summary>
        /// <param name="CommandId">The command that asked.</param>
        /// <param name="Lines">Lines of registers that named the person.</param>
        public sealed record Erased(string CommandId, int Lines) : Event;
    }

    /// <summary>A person that is erased, or is to be.</summary>
    /// <param name="IsDone">Whether it is recorded that the vault no longer holds him.</param>
    public sealed record Erasure(string CommandId, long Sequence, Subject Subject, bool IsDone);

    /// <param name="Restrictions">Persons locked against use.</param>
    /// <param name="Erasures">Persons erased, in order.</param>
    /// <param name="Reveals">How often something was shown; not how often it was asked for where nothing could be.</param>
    public sealed record State(ImmutableArray<Subject> Restrictions, ImmutableArray<Erasure> Erasures, int Reveals)
    {
        public static readonly State Initial = new([], [], 0);

        public static State Of(IEnumerable<Recorded<Event>> events) => events.Aggregate(Initial, (state, e) => state.Evolve(e));

        /// <summary>Whether a person is erased, or about to be.</summary>
        public bool IsErased(Subject subject) => Erasures.Any(e => e.Subject.Covers(subject));

        public bool IsRestricted(Subject subject) => Restrictions.Any(r => r.Overlaps(subject));

        private State Evolve(Recorded<Event> recorded) => recorded.Event switch
        {
            Event.Revealed revealed => this with { Reveals = Reveals + (revealed.Count > 0 ? 1 : 0) },
            Event.Restricted e => this with { Restrictions = Restrictions.Add(e.Subject) },
            Event.Lifted e => this with { Restrictions = Restrictions.RemoveAll(r => r.Overlaps(e.Subject)) },
            Event.ErasureAsked e => this with { Erasures = Erasures.Add(new(recorded.CommandId, recorded.Sequence, e.Subject, IsDone: false)) },
            Event.Erased e => this with { Erasures = [.. Erasures.Select(a => a.CommandId == e.CommandId ? a with { IsDone = true } : a)] },
            _ => throw new UnknownEventException(recorded.Event)
        };
    }

    public static Decision<Event> Restrict(State state, Subject subject, string reason) =>
        state.IsErased(subject) ? PersonalDataProblems.Erased.With(("account", subject.Accounts[0]))
        : state.Restrictions.Any(r => r.Covers(subject)) ? Decision<Event>.Nothing.Warn(PersonalDataProblems.StandsAlready.With(("account", subject.Accounts[0]), ("state", "restricted")))
        : new Event.Restricted(subject, reason);

    public static Decision<Event> Lift(State state, Subject subject, string reason) =>
        state.IsRestricted(subject) ? new Event.Lifted(subject, reason) : PersonalDataProblems.NotRestricted.With(("account", subject.Accounts[0]));

    /// <summary>Erasing before the retention period is over needs a legal ground, which is recorded.</summary>
    public static Decision<Event> Erase(State state, Subject subject, string reason, Retention retention, string? ground, DateOnly on)
    {
        if (state.IsErased(subject))
            return Decision<Event>.Nothing.Warn(PersonalDataProblems.StandsAlready.With(("account", subject.Accounts[0]), ("state", "erased")));
        var runs = retention.Runs(on);
        if (runs && ground is null)
            return PersonalDataProblems.RetentionRuns.With(("account", subject.Accounts[0]), ("last", retention.LastOn), ("until", retention.Until), ("units", retention.Units), ("years", Retention.Years));
        return new Event.ErasureAsked(subject, reason, retention.Units > 0 ? null : retention.Until, runs ? ground : null);
    }
}
