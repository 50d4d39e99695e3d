using System.Text.Encodings.Web;
using BondResolution.Application.Desk.Users;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BondResolution.Web.Security;

/// <summary>Programs: <c>Authorization: Bearer TOKEN</c>. A token is its owner, or less.</summary>
internal sealed class BearerHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder, UserDirectory users)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
{
    public const string Prefix = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            return AuthenticateResult.NoResult();
        return await users.FindTokenAsync(header[Prefix.Length..].Trim(), Context.RequestAborted) is { } owner
            ? AuthenticateResult.Success(new AuthenticationTicket(DeskIdentity.Of(DeskSecurity.Bearer, owner.Name, owner.Roles), Scheme.Name))
            : AuthenticateResult.Fail("no such token");
    }
}
