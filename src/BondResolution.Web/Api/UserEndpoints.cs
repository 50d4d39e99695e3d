using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using BondResolution.Application.Desk;
using BondResolution.Application.Desk.Users;
using BondResolution.Application.Reporting;
using BondResolution.Domain.Problems;
using BondResolution.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace BondResolution.Web.Api;

/// <summary>/me and /users: who asks, and who there is.</summary>
public static class UserEndpoints
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, AllowDuplicateProperties = false, PropertyNameCaseInsensitive = false
    };

    /// <summary>A user to add.</summary>
    private sealed record NewUser(string? Name, string? Password, string[]? Roles);

    /// <summary>What is changed about a user.</summary>
    private sealed record ChangedUser(string[]? Roles, bool? Disabled, string? Password);

    /// <summary>Maps them.</summary>
    /// <param name="api">The group of <c>/api/v1</c>.</param>
    public static void MapUsers(this IEndpointRouteBuilder api)
    {
        api.MapGet("/me", Me);
        api.MapGet("/users", ListAsync);
        api.MapPost("/users", AddAsync);
        api.MapPatch("/users/{name}", ChangeAsync);
    }

    private static IResult Me(HttpContext context, Visitor visitor) => Answers.Of(context, (JsonNode)new JsonObject
    {
        ["user"] = visitor.Name, ["roles"] = new JsonArray([.. RoleWords.Of(RoleWords.Every.Where(role => visitor.Has(role))).Select(word => (JsonNode)word)])
    });

    private static async Task<IResult> ListAsync(HttpContext context, UserDirectory users) =>
        Answers.Of(context, (JsonNode)new JsonObject { ["items"] = new JsonArray([.. (await users.ListAsync()).Select(UserJson.Of)]) });

    private static async Task<IResult> AddAsync(HttpContext context, Visitor visitor, UserDirectory users)
    {
        if (!(await ReadAsync<NewUser>(context)).Try(out var asked, out var unread))
            return Problems.Result(context, unread);
        if (!RoleWords.Parse(asked.Roles ?? []).Try(out var roles, out var unfit))
            return Problems.Result(context, unfit);
        var (name, password) = (asked.Name ?? "", asked.Password ?? "");
        if (await users.AddAsync(visitor.Name!, name, password, roles, context.RequestAborted) is { } refused)
            return Problems.Result(context, refused);
        context.Response.Headers.Location = "/api/v1/users/" + name;
        return await UserAsync(users, name, StatusCodes.Status201Created);
    }

    private static async Task<IResult> ChangeAsync(HttpContext context, string name, Visitor visitor, UserDirectory users, DeskProposals proposals)
    {
        if (!(await ReadAsync<ChangedUser>(context)).Try(out var asked, out var unread))
            return Problems.Result(context, unread);
        ImmutableArray<Role>? roles = null;
        if (asked.Roles is { } words)
        {
            if (!RoleWords.Parse(words).Try(out var read, out var unfit))
                return Problems.Result(context, unfit);
            roles = read;
        }

        return await users.ChangeAsync(visitor.Name!, isUser: true, name, new UserChange(roles, asked.Disabled, asked.Password), context.RequestAborted) is { } refused
            ? Problems.Result(context, refused, isOfPath: refused.Kind == UserProblems.Unknown)
            : await UserAsync(users, name, StatusCodes.Status200OK, ProblemJson.Of(await proposals.WarningsAsync(visitor.Actor, context.RequestAborted), visitor.Chinese));
    }

    private static async Task<IResult> UserAsync(UserDirectory users, string name, int status, JsonArray? warnings = null)
    {
        var user = UserJson.Of((await users.ListAsync()).Single(user => user.Name == name));
        if (warnings is { Count: > 0 })
            user["warnings"] = warnings;
        return Json(user, status);
    }

    private static async Task<Outcome<T>> ReadAsync<T>(HttpContext context)
        where T : class
    {
        try
        {
            if (await JsonSerializer.DeserializeAsync<T>(context.Request.Body, Strict, context.RequestAborted) is { } read)
                return read;
        }
        catch (JsonException)
        {
            // told below; what was read may hold a password
        }

        return UserProblems.BadBody.With();
    }

    private static IResult Json(JsonObject body, int status) => Results.Text(body.ToJsonString(), "application/json", statusCode: status);
}
