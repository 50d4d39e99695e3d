using System.Collections.Immutable;
using BondResolution.Domain.Problems;

namespace BondResolution.Application.Desk.Users;

/// <summary>Roles as words: lower case, in the order of <see cref="Role"/>, each once.</summary>
public static class RoleWords
{
    private static readonly ImmutableArray<Role> All = [.. Enum.GetValues<Role>()];

    /// <summary>Every role there is.</summary>
    public static ImmutableArray<Role> Every => All;

    public static string Of(Role role) => role.ToString().ToLowerInvariant();

    public static ImmutableArray<string> Of(IEnumerable<Role> roles) => [.. roles.Distinct().Order().Select(Of)];

    /// <summary>Joined by commas, without blanks.</summary>
    public static string Joined(IEnumerable<Role> roles) => string.Join(',', Of(roles));

    /// <summary>Reads words. Problem: <c>user.bad-roles</c>, where one is no role or there is none.</summary>
    public static Outcome<ImmutableArray<Role>> Parse(IReadOnlyCollection<string> words)
    {
        var roles = ImmutableArray.CreateBuilder<Role>(words.Count);
        foreach (var word in words)
        {
            var at = All.Select(Of).ToList().IndexOf(word.Trim());
            if (at < 0)
                return UserProblems.BadRoles.With(("roles", string.Join(',', words)));
            roles.Add(All[at]);
        }

        return roles.Count == 0 ? UserProblems.BadRoles.With(("roles", "")) : roles.Distinct().Order().ToImmutableArray();
    }

    /// <summary>Roles as a store keeps them; words that are no roles are passed over.</summary>
    internal static ImmutableArray<Role> Read(string joined) => [.. All.Where(role => joined.Split(',').Contains(Of(role), StringComparer.Ordinal))];
}
