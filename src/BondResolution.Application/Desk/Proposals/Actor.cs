using System.Collections.Immutable;
using BondResolution.Application.Desk.Users;
using BondResolution.Domain.Problems;

namespace BondResolution.Application.Desk.Proposals;

/// <summary>A user who proposes or decides, with the roles that he acts in: of a token those it is narrowed to.</summary>
/// <param name="Name">The user's name.</param>
/// <param name="Roles">What he may do.</param>
/// <param name="Chinese">The language of what he is told.</param>
public sealed record Actor(string Name, ImmutableArray<Role> Roles, bool Chinese)
{
    /// <summary>Null, or that he lacks a role: one of these is needed.</summary>
    public Problem? Lacks(params ImmutableArray<Role> needed) =>
        needed.Any(role => Roles.Contains(role)) ? null : SessionProblems.Forbidden.With(("roles", string.Join(", ", RoleWords.Of(needed))));
}
