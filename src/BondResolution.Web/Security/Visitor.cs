using System.Security.Claims;
using BondResolution.Application.Desk;
using BondResolution.Application.Desk.Proposals;
using BondResolution.Application.Desk.Users;
using Microsoft.AspNetCore.Http;

namespace BondResolution.Web.Security;

/// <summary>Who sends the request under way: a user with his roles, or nobody yet; and the language he reads.</summary>
public sealed class Visitor(IHttpContextAccessor accessor)
{
    private HttpContext Context => accessor.HttpContext!;

    /// <summary>The user's name; null: not signed in.</summary>
    public string? Name => Context.User.Identity is { IsAuthenticated: true, Name: { } name } ? name : null;

    /// <summary>Whether he has one of the roles.</summary>
    public bool Has(params ReadOnlySpan<Role> roles)
    {
        foreach (var role in roles)
        {
            if (Context.User.HasClaim(ClaimTypes.Role, role.ToString()))
                return true;
        }

        return false;
    }

    /// <summary>Whether he reads Chinese: by his own choice, else by Accept-Language.</summary>
    public bool Chinese => Language.IsChinese(Context);

    /// <summary>What he asks for, with the two times of the address.</summary>
    public DeskRequest Request => new(Name ?? "", Chinese, Context.Request.Query["asOf"], Context.Request.Query["asKnown"]) { MayReveal = Has(Role.Revealer) };

    /// <summary>Who proposes or decides.</summary>
    public Actor Actor => new(Name ?? "", [.. RoleWords.Every.Where(role => Has(role))], Chinese);

    /// <summary>One of two texts, by his language.</summary>
    public string Say(string english, string chinese) => Chinese ? chinese : english;
}
