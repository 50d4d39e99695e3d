using System.Collections.Immutable;

namespace BondResolution.Application.Desk.Users;

/// <summary>Whose a token is, and what it may do: no more than he.</summary>
public sealed record TokenOwner(string Name, ImmutableArray<Role> Roles);
