using System.Text.Json;
using BondResolution.Application.Desk;
using BondResolution.Application.Desk.Users;
using BondResolution.Domain.Problems;
using BondResolution.Web.Pages.Account;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace BondResolution.Web.Security;

/// <summary>Signing in and out, giving the password again, and making the first user.</summary>
internal static class SignIn
{
    /// <summary>The field that asks to send the rest of the form on to where it was refused.</summary>
    public const string SendAgain = "_again";

    private const int MostBytes = 16 * 1024;

    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        RequestSizeLimitAttribute small = new(MostBytes);
        routes.MapGet("/login", (HttpContext context) => Page(context, null, StatusCodes.Status200OK));
        routes.MapPost("/login", LoginAsync).WithMetadata(small);
        routes.MapPost("/login/again", AgainAsync).WithMetadata(small);
        routes.MapPost("/me/password", ChangePasswordAsync).WithMetadata(small);
        routes.MapPost("/logout", LogoutAsync).WithMetadata(small);
        routes.MapGet("/first/{secret}", FirstPageAsync);
        routes.MapPost("/first/{secret}", FirstAsync).WithMetadata(small);
    }

    private static async Task<IResult> LoginAsync(HttpContext context, UserDirectory users, SignInLimits limits, TimeProvider clock, ILogger<SignInLimits> log)
    {
        var form = await FormAsync(context);
        var (name, password) = (form?["name"].ToString() ?? "", form?["password"].ToString() ?? "");
        if (!(await CheckAsync(context, users, limits, name, password, log)).Try(out var user, out var refused))
            return Refusals.WantsPage(context) ? Page(context, refused, Api.Problems.StatusOf(refused)) : Api.Problems.Result(context, refused);
        await BeginAsync(context, user, clock);
        log.SignedIn(user.Name, context.Connection.RemoteIpAddress);
        return SeeOther(context, form!["returnUrl"], user);
    }

    /// <summary>Holds name and password against the users, and failures against the limits.</summary>
    private static async Task<Outcome<DeskUser>> CheckAsync(HttpContext context, UserDirectory users, SignInLimits limits, string name, string password, ILogger log)
    {
        var address = context.Connection.RemoteIpAddress;
        if (limits.Begin(address, name) is { } wait)
        {
            log.SignInRefused("", address, SessionProblems.TooMany.Code);
            var problem = SessionProblems.TooMany.With(("seconds", (long)Math.Ceiling(wait.TotalSeconds)));
            context.Response.Headers.RetryAfter = problem.Details[0].Value;
            return problem;
        }

        if (await users.SignInAsync(name, password, context.RequestAborted) is { } user)
        {
            limits.Succeeded(address, name);
            return user;
        }

        // What was typed as a name may be a password: only that of a user is told.
        log.SignInRefused((await users.FindAsync(name, context.RequestAborted))?.Name ?? "(no user)", address, SessionProblems.Refused.Code);
        return SessionProblems.Refused.With();
    }

    private static async Task<IResult> AgainAsync(HttpContext context, UserDirectory users, SignInLimits limits, TimeProvider clock, ILogger<SignInLimits> log)
    {
        var session = await context.AuthenticateAsync(DeskSecurity.Session);
        if (!session.Succeeded || context.User.Identity?.AuthenticationType != DeskSecurity.Session)
            return Api.Problems.Result(context, SessionProblems.Missing.With());
        var form = await FormAsync(context);
        var password = form is null ? await JsonPasswordAsync(context) : form["password"].ToString();
        if (!(await CheckAsync(context, users, limits, context.User.Identity.Name!, password ?? "", log)).Try(out var user, out var refused))
            return Refusals.Result(context, refused);
        SessionEvents.Renew(session.Properties, clock.GetUtcNow());
        await context.SignInAsync(DeskSecurity.Session, DeskIdentity.Of(DeskSecurity.Session, user.Name, user.Roles), session.Properties);
        log.GaveAgain(user.Name, context.Connection.RemoteIpAddress);
        if (!Refusals.WantsPage(context))
            return Results.NoContent();
        return form is not null && form.ContainsKey(SendAgain) && Local(form["returnUrl"]) is { } refusedAt
            ? Results.LocalRedirect(refusedAt, preserveMethod: true) // the browser sends the same form there; its password field no such form reads
            : SeeOther(context, form?["returnUrl"], user);
    }

    /// <summary>A form with <c>password</c>, the one before, and <c>newPassword</c>. All his sessions end, this one too.</summary>
    private static async Task<IResult> ChangePasswordAsync(HttpContext context, UserDirectory users, SignInLimits limits, ILogger<SignInLimits> log)
    {
        var form = await FormAsync(context);
        var name = context.User.Identity!.Name!;
        if (!(await CheckAsync(context, users, limits, name, form?["password"].ToString() ?? "", log)).Try(out _, out var refused))
            return Refusals.Result(context, refused);
        if (await users.ChangeOwnPasswordAsync(name, form!["password"].ToString(), form["newPassword"].ToString(), context.RequestAborted) is { } unfit)
            return Refusals.Result(context, unfit);
        await context.SignOutAsync(DeskSecurity.Session);
        return Redirect(context, "/login");
    }

    private static async Task<IResult> LogoutAsync(HttpContext context, ILogger<SignInLimits> log)
    {
        if (context.User.Identity?.Name is { } name)
            log.SignedOut(name, context.Connection.RemoteIpAddress);
        await context.SignOutAsync(DeskSecurity.Session);
        return Redirect(context, "/login");
    }

    private static async Task<IResult> FirstPageAsync(HttpContext context, string secret, UserDirectory users) =>
        await users.HasFirstLinkAsync(secret) ? new RazorComponentResult<First>() : Refusals.Result(context, UserProblems.LinkUsed.With());

    private static async Task<IResult> FirstAsync(HttpContext context, string secret, UserDirectory users, TimeProvider clock, ILogger<SignInLimits> log)
    {
        var form = await FormAsync(context);
        var (name, password) = (form?["name"].ToString() ?? "", form?["password"].ToString() ?? "");
        if (await users.AddFirstAsync(secret, name, password, context.RequestAborted) is { } refused)
        {
            return Refusals.WantsPage(context) && refused.Kind != UserProblems.LinkUsed
                ? new RazorComponentResult<First>(new { Problem = refused }) { StatusCode = Api.Problems.StatusOf(refused) }
                : Refusals.Result(context, refused);
        }

        var user = (await users.FindAsync(name, context.RequestAborted))!;
        await BeginAsync(context, user, clock);
        log.MadeFirst(name, context.Connection.RemoteIpAddress);
        return SeeOther(context, null, user);
    }

    private static Task BeginAsync(HttpContext context, DeskUser user, TimeProvider clock) => context.SignInAsync(
        DeskSecurity.Session, DeskIdentity.Of(DeskSecurity.Session, user.Name, user.Roles), SessionEvents.Begin(user, clock.GetUtcNow()));

    private static RazorComponentResult<Login> Page(HttpContext context, Problem? problem, int status) =>
        new(new { Problem = problem, ReturnUrl = Local(context.Request.Query["returnUrl"]) }) { StatusCode = status };

    /// <summary>Back to where he came from, on this server; an admin who reads no case comes to the users.</summary>
    private static IResult SeeOther(HttpContext context, string? returnUrl, DeskUser user) =>
        Redirect(context, Local(returnUrl) ?? (user.Roles.Any(role => role != Role.Admin) ? "/" : "/users"));

    private static IResult Redirect(HttpContext context, string to)
    {
        context.Response.Headers.Location = to;
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    private static string? Local(string? path) =>
        path is ['/', ..] && path is not ['/', '/' or '\\', ..] && !path.Any(char.IsControl) && Uri.IsWellFormedUriString(path, UriKind.Relative) ? path : null;

    private static async Task<IFormCollection?> FormAsync(HttpContext context) =>
        context.Request.HasFormContentType ? await context.Request.ReadFormAsync(context.RequestAborted) : null;

    private static async Task<string?> JsonPasswordAsync(HttpContext context)
    {
        try
        {
            using var json = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("password", out var password) && password.ValueKind == JsonValueKind.String
                ? password.GetString()
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
