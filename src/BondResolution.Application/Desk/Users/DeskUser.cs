using System.Collections.Immutable;

namespace BondResolution.Application.Desk.Users;

/// <summary>A user as the desk's store knows him.</summary>
/// <param name="Roles">In the order of <see cref="Role"/>.</param>
/// <param name="Stamp">Changes where his sessions end: with another password, and when they are revoked.</param>
/// <param name="HasPassword">Whether he can sign in at all.</param>
public sealed record DeskUser(string Name, ImmutableArray<Role> Roles, bool IsDisabled, string Stamp, bool HasPassword)
{
    /// <summary>How many of his tokens count, where that was asked.</summary>
    public int Tokens { get; init; }
}
