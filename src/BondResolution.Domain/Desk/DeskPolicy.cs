using System.Collections.Immutable;
using BondResolution.Domain.Money;
using BondResolution.Domain.Problems;
using BondResolution.Domain.Recording;

namespace BondResolution.Domain.Desk;

/// <summary>
/// Which commands of a case need approvals (复核制度). Stream <c>policy-{case}</c>. A policy acts from the sequence at which it was recorded,
/// whatever its date; the last one counts.
/// </summary>
public static class DeskPolicy
{
    /// <summary>The command that sets the policy; a policy with rules covers it too.</summary>
    public const string Command = "desk.policy";

    public static string StreamName(string code) => Recording.StreamName.Of("policy", code);

    public abstract record Event : IDomainEvent
    {
        private Event() { }

        /// <summary>The policy from here on; without rules nothing is covered any more.</summary>
        public sealed record Set(ImmutableArray<PolicyRule> Rules) : Event;
    }

    /// <param name="Rules">Those in force.</param>
    public sealed record State(ImmutableArray<PolicyRule> Rules)
    {
        public static readonly State Initial = new([]);

        public static State Of(IEnumerable<Event> events) => events.Aggregate(Initial, (state, e) => state.Evolve(e));

        public State Evolve(Event happened) => happened switch
        {
            Event.Set e => new(e.Rules.IsDefault ? [] : e.Rules),
            _ => throw new UnknownEventException(happened)
        };

        /// <summary>Whether an amount decides if a command is covered.</summary>
        public bool AsksForAmount(string command) => command != Command && Rules.Any(rule => rule.IsAbout(command)) && Covering(command, Fen.Zero) is null;

        /// <summary>What the policy asks of a command; null: it is not covered.</summary>
        /// <param name="command">Its name.</param>
        /// <param name="amount">What it pays, buys or takes in, fee included; null: it has no amount.</param>
        public Coverage? Covering(string command, Fen? amount)
        {
            var covering = command == Command ? Rules : [.. Rules.Where(rule => rule.Covers(command, amount))];
            return covering.IsEmpty ? null : new Coverage(covering.Max(rule => rule.Approvers), covering.Min(rule => rule.Days));
        }

        /// <summary>The most approvers that a rule asks for; 0: there is no rule.</summary>
        public int Strictest => Rules.IsEmpty ? 0 : Rules.Max(rule => rule.Approvers);
    }

    /// <summary>Sets a policy that the users there are could satisfy. Before there is a user it is recorded with a warning.</summary>
    /// <param name="rules">None: the policy is lifted.</param>
    /// <param name="commands">Names of all commands.</param>
    /// <param name="users">The users of the desk.</param>
    public static Decision<Event> Set(ImmutableArray<PolicyRule> rules, IReadOnlyCollection<string> commands, DeskUsers.State users)
    {
        var unknown = rules.SelectMany(rule => rule.Commands).FirstOrDefault(named => !commands.Any(command => PolicyRule.Fits(named, command)));
        if (unknown is not null)
            return CommandProblems.Unknown.With(("do", unknown), ("known", string.Join(", ", commands.Order(StringComparer.Ordinal))));
        var set = new Event.Set(rules);
        var unmet = Unmet(State.Initial.Evolve(set), users, users.Users.IsEmpty ? PolicyProblems.Unmet : PolicyProblems.NoApprovers);
        return unmet is { Kind.ExitCode: not 0 } ? unmet : ((Decision<Event>)set).Warn(unmet);
    }

    /// <summary>The warning that nobody present could satisfy a policy, or null.</summary>
    public static Problem? Unmet(State policy, DeskUsers.State users) => Unmet(policy, users, PolicyProblems.Unmet);

    private static Problem? Unmet(State policy, DeskUsers.State users, ProblemKind kind) =>
        MostApprovals(users) is var most && policy.Strictest > most ? kind.With(("approvers", policy.Strictest), ("most", most)) : null;

    /// <summary>How many could approve what one of the users proposed: enabled approvers who are not the proposer.</summary>
    private static int MostApprovals(DeskUsers.State users)
    {
        var approvers = users.EnabledWith("approver");
        return users.EnabledWith("analyst").Union(users.EnabledWith("clerk")).Select(proposer => approvers.Remove(proposer).Count).DefaultIfEmpty(0).Max();
    }
}
