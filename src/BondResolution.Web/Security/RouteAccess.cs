using System.Collections.Immutable;
using BondResolution.Application.Desk;
using BondResolution.Application.Desk.Users;

namespace BondResolution.Web.Security;

/// <summary>Who may use a route.</summary>
/// <param name="Roles">One of these is needed; default: whoever is signed in.</param>
/// <param name="IsOpen">Whether nobody need be signed in.</param>
/// <param name="NeedsPassword">Whether a session must have given its password within the last quarter of an hour; tokens are exempt.</param>
/// <param name="DryRun">One of these is enough where the query says <c>dryRun=true</c>; default: as <paramref name="Roles"/>.</param>
public sealed record RouteAccess(ImmutableArray<Role> Roles, bool IsOpen = false, bool NeedsPassword = false, ImmutableArray<Role> DryRun = default)
{
    /// <summary>Anybody, signed in or not.</summary>
    public static RouteAccess Anyone { get; } = new(default, IsOpen: true);

    /// <summary>Whoever is signed in, whatever his roles.</summary>
    public static RouteAccess SignedIn { get; } = new(default(ImmutableArray<Role>));

    /// <summary>Whoever may read cases.</summary>
    public static RouteAccess Readers { get; } = Of(Role.Viewer, Role.Analyst, Role.Clerk, Role.Approver, Role.Revealer);

    public static RouteAccess Of(params ReadOnlySpan<Role> roles) => new([.. roles]);

    /// <summary>The same, from sessions that gave their password lately.</summary>
    public RouteAccess WithPassword => this with { NeedsPassword = true };

    /// <summary>In words, for the description of the API.</summary>
    public override string ToString() => IsOpen ? "anybody"
        : (Roles.IsDefault ? "whoever is signed in" : RoleWords.Joined(Roles))
            + (DryRun.IsDefault ? "" : $"; to try it out {RoleWords.Joined(DryRun)}") + (NeedsPassword ? "; a session's password not older than 15 minutes" : "");
}
