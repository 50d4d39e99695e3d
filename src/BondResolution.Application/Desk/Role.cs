namespace BondResolution.Application.Desk;

/// <summary>What a user of the desk may do; a user may have several.</summary>
public enum Role
{
    /// <summary>Reads everything, people masked; verifies, proves, exports, checks.</summary>
    Viewer,

    /// <summary>As a viewer; dry runs of every command, payments computed from an upload, uploads to look at; proposes.</summary>
    Analyst,

    /// <summary>As an analyst; records.</summary>
    Clerk,

    /// <summary>As a viewer; decides what others proposed.</summary>
    Approver,

    /// <summary>As a viewer; sees a person's data, with a reason that is recorded before.</summary>
    Revealer,

    /// <summary>Users; reads no case by itself.</summary>
    Admin
}
