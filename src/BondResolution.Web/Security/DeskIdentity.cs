using System.Security.Claims;
using BondResolution.Application.Desk;

namespace BondResolution.Web.Security;

/// <summary>A user as the request under way carries him.</summary>
internal static class DeskIdentity
{
    /// <summary>Name and roles, and how they were proved.</summary>
    public static ClaimsPrincipal Of(string scheme, string name, IEnumerable<Role> roles, params IEnumerable<Claim> more) => new(new ClaimsIdentity(
        [new Claim(ClaimTypes.NameIdentifier, name), new Claim(ClaimTypes.Name, name), .. roles.Select(role => new Claim(ClaimTypes.Role, role.ToString())), .. more],
        scheme, ClaimTypes.Name, ClaimTypes.Role));
}
