using System.Collections.Immutable;

namespace BondResolution.Application.Desk.Users;

/// <summary>What is changed about a user; null: it stays as it is.</summary>
public sealed record UserChange(ImmutableArray<Role>? Roles = null, bool? IsDisabled = null, string? Password = null)
{
    /// <summary>What the command is called in the ledger.</summary>
    internal string Verb => (Roles, IsDisabled, Password) switch
    {
        ({ }, null, null) => "roles",
        (null, true, null) => "disable",
        (null, false, null) => "enable",
        (null, null, { }) => "password",
        _ => "change"
    };
}
