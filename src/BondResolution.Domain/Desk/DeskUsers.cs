using System.Collections.Immutable;
using BondResolution.Domain.Problems;
using BondResolution.Domain.Recording;

namespace BondResolution.Domain.Desk;

/// <summary>
/// What was done to the users of the desk (用户与角色): names and roles, nothing else. One stream of the whole ledger, which belongs to no case. Passwords, tokens and
/// sessions are in the desk's own store and never here. Acts count in the order they were recorded.
/// </summary>
public static class DeskUsers
{
    public const string StreamName = "desk-users";

    /// <summary>The role that changes users.</summary>
    public const string Admin = "admin";

    public abstract record Event : IDomainEvent
    {
        private Event() { }

        /// <summary>A user was added.</summary>
        public sealed record Added(string Name, ImmutableArray<string> Roles) : Event;

        /// <summary>A user has these roles from now on, and no other.</summary>
        public sealed record RolesSet(string Name, ImmutableArray<string> Roles) : Event;

        public sealed record Disabled(string Name) : Event;

        public sealed record Enabled(string Name) : Event;

        /// <summary>Somebody set a user's password without knowing it.</summary>
        public sealed record PasswordSet(string Name) : Event;

        /// <summary>A token was made for a user.</summary>
        /// <param name="Roles">The roles it is narrowed to; default: all of its owner's.</param>
        public sealed record TokenMade(string Name, ImmutableArray<string> Roles) : Event;

        /// <summary>All tokens and sessions of a user ended.</summary>
        public sealed record Revoked(string Name) : Event;
    }

    /// <summary>A user as the ledger knows him.</summary>
    /// <param name="Roles">In lower case, in the order of their names.</param>
    /// <param name="Version">The version of the last event of his.</param>
    /// <param name="RevokedAt">The version of the event that last ended his tokens and sessions; -1: none did.</param>
    public sealed record User(string Name, ImmutableArray<string> Roles, bool IsDisabled, long Version, long RevokedAt)
    {
        public bool IsAdmin => !IsDisabled && Roles.Contains(Admin);
    }

    /// <param name="Users">By name.</param>
    /// <param name="Events">How many events there are.</param>
    public sealed record State(ImmutableSortedDictionary<string, User> Users, long Events)
    {
        public static readonly State Initial = new(ImmutableSortedDictionary.Create<string, User>(StringComparer.Ordinal), 0);

        public static State Of(IEnumerable<Event> events) => events.Aggregate(Initial, (state, e) => state.Evolve(e));

        /// <summary>Whether somebody else is an admin who may sign in.</summary>
        public bool HasOtherAdmin(string name) => Users.Values.Any(user => user.IsAdmin && user.Name != name);

        /// <summary>Names of enabled users who have a role.</summary>
        public ImmutableHashSet<string> EnabledWith(string role) =>
            Users.Values.Where(user => !user.IsDisabled && user.Roles.Contains(role)).Select(user => user.Name).ToImmutableHashSet(StringComparer.Ordinal);

        public State Evolve(Event happened) => new(happened switch
        {
            Event.Added e => Users.SetItem(e.Name, new(e.Name, e.Roles, IsDisabled: false, Events, RevokedAt: -1)),
            Event.RolesSet e => With(e.Name, user => user with { Roles = e.Roles }),
            Event.Disabled e => With(e.Name, user => user with { IsDisabled = true }),
            Event.Enabled e => With(e.Name, user => user with { IsDisabled = false }),
            Event.Revoked e => With(e.Name, user => user with { RevokedAt = Events }),
            Event.PasswordSet or Event.TokenMade => Users,
            _ => throw new UnknownEventException(happened)
        }, checked(Events + 1));

        private ImmutableSortedDictionary<string, User> With(string name, Func<User, User> change) =>
            Users.TryGetValue(name, out var user) ? Users.SetItem(name, change(user) with { Version = Events }) : Users;
    }

    /// <summary>Adds a user.</summary>
    /// <param name="state">The users there are.</param>
    /// <param name="name">His name, which passed <see cref="UserNames"/>.</param>
    /// <param name="roles">One or more.</param>
    /// <param name="isFirst">Whether there may be no other: the link that makes the first user.</param>
    public static Decision<Event> Add(State state, string name, ImmutableArray<string> roles, bool isFirst) =>
        isFirst && state.Users.Count > 0 ? UserProblems.LinkUsed.With()
        : state.Users.ContainsKey(name) ? UserProblems.Exists.With(("name", name))
        : new Event.Added(name, roles);

    /// <summary>Several changes of a user as one: all of them, or the first refusal.</summary>
    /// <param name="state">The users there are.</param>
    /// <param name="by">The user who changes him; null: whoever has the program and the ledger at hand.</param>
    /// <param name="name">The user.</param>
    /// <param name="roles">His roles from now on; default: as they are.</param>
    /// <param name="isDisabled">Whether he is disabled from now on; null: as it is.</param>
    /// <param name="setsPassword">Whether he gets another password.</param>
    public static Decision<Event> Change(State state, string? by, string name, ImmutableArray<string> roles, bool? isDisabled, bool setsPassword)
    {
        var events = ImmutableArray.CreateBuilder<Event>();
        foreach (var step in Steps())
        {
            var decision = step(state);
            if (decision.Refusal is not null)
                return decision;
            events.AddRange(decision.Events);
            state = decision.Events.Aggregate(state, (before, e) => before.Evolve(e));
        }

        return state.Users.ContainsKey(name) ? Decision<Event>.Of(events.ToImmutable()) : UserProblems.Unknown.With(("name", name));

        IEnumerable<Func<State, Decision<Event>>> Steps()
        {
            if (!roles.IsDefault)
                yield return before => SetRoles(before, by, name, roles);
            if (isDisabled is { } disables)
                yield return before => disables ? Disable(before, name) : Enable(before, name);
            if (setsPassword)
                yield return before => SetPassword(before, name);
        }
    }

    /// <summary>Sets a user's roles; nobody sets his own, and one enabled admin is left.</summary>
    public static Decision<Event> SetRoles(State state, string? by, string name, ImmutableArray<string> roles) =>
        !state.Users.TryGetValue(name, out var user) ? UserProblems.Unknown.With(("name", name))
        : by == name ? UserProblems.OwnRoles.With()
        : user.IsAdmin && !roles.Contains(Admin) && !state.HasOtherAdmin(name) ? UserProblems.LastAdmin.With(("name", name))
        : user.Roles.SequenceEqual(roles) ? Decision<Event>.Nothing
        : new Event.RolesSet(name, roles);

    public static Decision<Event> Disable(State state, string name) =>
        !state.Users.TryGetValue(name, out var user) ? UserProblems.Unknown.With(("name", name))
        : user.IsDisabled ? Decision<Event>.Nothing
        : user.IsAdmin && !state.HasOtherAdmin(name) ? UserProblems.LastAdmin.With(("name", name))
        : new Event.Disabled(name);

    public static Decision<Event> Enable(State state, string name) =>
        !state.Users.TryGetValue(name, out var user) ? UserProblems.Unknown.With(("name", name))
        : user.IsDisabled ? new Event.Enabled(name)
        : Decision<Event>.Nothing;

    public static Decision<Event> SetPassword(State state, string name) =>
        state.Users.ContainsKey(name) ? new Event.PasswordSet(name) : UserProblems.Unknown.With(("name", name));

    /// <summary>Makes a token, which has no role that its owner lacks.</summary>
    public static Decision<Event> MakeToken(State state, string name, ImmutableArray<string> roles)
    {
        if (!state.Users.TryGetValue(name, out var user))
            return UserProblems.Unknown.With(("name", name));
        if (user.IsDisabled)
            return UserProblems.IsDisabled.With(("name", name));
        var lacking = roles.IsDefault ? null : roles.FirstOrDefault(role => !user.Roles.Contains(role));
        return lacking is null ? new Event.TokenMade(name, roles) : UserProblems.NotHisRole.With(("name", name), ("role", lacking));
    }

    public static Decision<Event> Revoke(State state, string name) =>
        state.Users.ContainsKey(name) ? new Event.Revoked(name) : UserProblems.Unknown.With(("name", name));
}
