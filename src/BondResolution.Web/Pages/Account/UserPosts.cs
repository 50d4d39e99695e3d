using System.Globalization;
using BondResolution.Application.Desk;
using BondResolution.Application.Desk.Users;
using BondResolution.Domain.Problems;
using BondResolution.Web.Pages.Recording;
using BondResolution.Web.Pages.Shared;
using BondResolution.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace BondResolution.Web.Pages.Account;

/// <summary>What the forms of <c>/users</c> and <c>/me</c> send: users added and changed, a token of one's own, the end of all one's sessions.</summary>
internal static class UserPosts
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        Post(endpoints, "/users", AddAsync);
        Post(endpoints, "/users/{name}", ChangeAsync);
        Post(endpoints, "/me/tokens", TokenAsync);
        Post(endpoints, "/me/revoke", RevokeAsync);
    }

    private static void Post(IEndpointRouteBuilder endpoints, string route, Func<HttpContext, UserDirectory, Visitor, Task<IResult>> answer) =>
        endpoints.MapPost(route, async (HttpContext context, UserDirectory users, Visitor visitor) =>
            RequiredToken.Missing(context) ? Results.StatusCode(StatusCodes.Status403Forbidden) : await answer(context, users, visitor))
            .WithMetadata(new RequiredToken()).ExcludeFromDescription();

    private static async Task<IResult> AddAsync(HttpContext context, UserDirectory users, Visitor visitor)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (!RoleWords.Parse(Roles(form)).Try(out var roles, out var unfit))
            return Refusals.Result(context, unfit);
        return Done(context, await users.AddAsync(visitor.Name!, form["name"].ToString(), form["password"].ToString(), roles, context.RequestAborted), "/users");
    }

    private static async Task<IResult> ChangeAsync(HttpContext context, UserDirectory users, Visitor visitor)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var name = (string)context.Request.RouteValues["name"]!;
        UserChange change;
        switch (form["act"].ToString())
        {
            case "roles":
                if (!RoleWords.Parse(Roles(form)).Try(out var roles, out var unfit))
                    return Refusals.Result(context, unfit);
                change = new UserChange(Roles: roles);
                break;
            case "password":
                change = new UserChange(Password: form["password"].ToString());
                break;
            case "revoke":
                return Done(context, await users.RevokeAsync(visitor.Name!, name, context.RequestAborted), "/users");
            case "disable" or "enable":
                change = new UserChange(IsDisabled: form["act"] == "disable");
                break;
            default:
                return Results.BadRequest();
        }

        return Done(context, await users.ChangeAsync(visitor.Name!, isUser: true, name, change, context.RequestAborted), "/users");
    }

    private static async Task<IResult> TokenAsync(HttpContext context, UserDirectory users, Visitor visitor)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var days = int.TryParse(form["days"], NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : 0; // refused as any number out of range
        return (await users.MakeTokenAsync(visitor.Name!, visitor.Name!, days, null, context.RequestAborted)).Try(out var token, out var refused)
            ? new RazorComponentResult<NewToken>(new { Token = token })
            : Refusals.Result(context, refused);
    }

    private static async Task<IResult> RevokeAsync(HttpContext context, UserDirectory users, Visitor visitor) =>
        Done(context, await users.RevokeAsync(visitor.Name!, visitor.Name!, context.RequestAborted), "/login");

    private static string[] Roles(IFormCollection form) => [.. form["roles"].Select(role => role ?? "")];

    private static IResult Done(HttpContext context, Problem? refused, string then) => refused is null ? new SeeOther(then) : Refusals.Result(context, refused);
}
