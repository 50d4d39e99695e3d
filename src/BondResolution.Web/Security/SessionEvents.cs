using System.Globalization;
using System.Security.Claims;
using BondResolution.Application.Desk.Users;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace BondResolution.Web.Security;

/// <summary>What a session is held to at every request: its user as he is now, at most eight hours, half an hour idle.</summary>
internal sealed class SessionEvents(UserDirectory users, TimeProvider clock) : CookieAuthenticationEvents
{
    /// <summary>Claim, and item of a ticket: when the password was given, in seconds since 1970.</summary>
    public const string PasswordAt = "password-at";

    public static readonly TimeSpan Longest = TimeSpan.FromHours(8);

    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);

    private const string Since = "since";
    private const string Stamp = "stamp";

    /// <summary>Idle time is counted to the minute, so that the store is not written at every request.</summary>
    private static readonly TimeSpan RenewedAfter = TimeSpan.FromMinutes(1);

    /// <summary>What is kept of a session that begins now.</summary>
    public static AuthenticationProperties Begin(DeskUser user, DateTimeOffset now) => new(new Dictionary<string, string?>
    {
        [Since] = Seconds(now), [PasswordAt] = Seconds(now), [Stamp] = user.Stamp
    });

    /// <summary>The same session whose password was given again now.</summary>
    public static void Renew(AuthenticationProperties session, DateTimeOffset now) => session.Items[PasswordAt] = Seconds(now);

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var items = context.Properties.Items;
        var user = context.Principal?.Identity?.Name is { } name ? await users.FindAsync(name, context.HttpContext.RequestAborted) : null;
        var isOver = !long.TryParse(items[Since], NumberStyles.None, CultureInfo.InvariantCulture, out var since)
            || clock.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(since) >= Longest;
        if (user is null || user.IsDisabled || user.Stamp != items[Stamp] || isOver)
            context.RejectPrincipal();
        else
            context.ReplacePrincipal(DeskIdentity.Of(DeskSecurity.Session, user.Name, user.Roles, new Claim(PasswordAt, items[PasswordAt] ?? "")));
    }

    public override Task CheckSlidingExpiration(CookieSlidingExpirationContext context)
    {
        context.ShouldRenew = context.ElapsedTime >= RenewedAfter;
        return Task.CompletedTask;
    }

    private static string Seconds(DateTimeOffset at) => at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
