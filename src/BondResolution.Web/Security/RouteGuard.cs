using System.Collections.Immutable;
using System.Globalization;
using System.Security.Claims;
using BondResolution.Application.Desk;
using BondResolution.Application.Desk.Users;
using BondResolution.Domain.Problems;
using BondResolution.Web.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace BondResolution.Web.Security;

/// <summary>Lets a request through to its route where the table (<see cref="RouteRoles"/>) lets whoever sends it.</summary>
internal sealed class RouteGuard(RequestDelegate next, TimeProvider clock, ILogger<RouteGuard> log)
{
    public static readonly TimeSpan PasswordCounts = TimeSpan.FromMinutes(15);

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint() is not RouteEndpoint { RoutePattern.RawText: { } pattern })
        {
            await next(context); // there is no such route, or not with this method
            return;
        }

        if (RouteRoles.Find(context.Request.Method, pattern) is not { } access)
        {
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            return;
        }

        if (Refusal(context, access) is { } refusal)
        {
            if (refusal.Kind != SessionProblems.Missing)
                log.Refused(context.User.Identity?.Name ?? "", context.Connection.RemoteIpAddress, context.Request.Method, pattern, refusal.Code);
            await Refusals.AnswerAsync(context, refusal);
            return;
        }

        await next(context);
    }

    private Problem? Refusal(HttpContext context, RouteAccess access)
    {
        if (access.IsOpen)
            return null;
        if (context.User.Identity is not { IsAuthenticated: true })
            return SessionProblems.Missing.With();
        var roles = !access.DryRun.IsDefault && context.Request.Query["dryRun"] == "true" ? access.DryRun : access.Roles;
        if (!roles.IsDefault && !roles.Any(role => context.User.HasClaim(ClaimTypes.Role, role.ToString())))
            return SessionProblems.Forbidden.With(("roles", Words(roles)));
        return access.NeedsPassword && IsStale(context.User, clock) ? SessionProblems.Stale.With() : null;
    }

    /// <summary>Whether a session gave its password too long ago; a token never did and need not.</summary>
    public static bool IsStale(ClaimsPrincipal user, TimeProvider clock) =>
        user.Identity?.AuthenticationType == DeskSecurity.Session
        && !(long.TryParse(user.FindFirstValue(SessionEvents.PasswordAt), NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            && clock.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(at) <= PasswordCounts);

    private static string Words(ImmutableArray<Role> roles) => string.Join(", ", RoleWords.Of(roles));
}
