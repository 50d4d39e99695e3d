using System.Text.Json.Nodes;
using BondResolution.Application.Desk;
using BondResolution.Domain.Problems;
using BondResolution.Web.Pages.Recording;
using BondResolution.Web.Pages.Shared;
using BondResolution.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace BondResolution.Web.Pages.Proposals;

/// <summary>What the page of a proposal posts: approve, reject, withdraw. Each leads back to the page; a refusal is told on it.</summary>
internal static class ProposalPosts
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        Post(endpoints, "approve", (proposals, visitor, id, form, cancel) => proposals.ApproveAsync(visitor.Actor, id, form["effectDigest"].ToString(), Given(form, "comment"), cancel));
        Post(endpoints, "reject", (proposals, visitor, id, form, cancel) => proposals.RejectAsync(visitor.Actor, id, Given(form, "reason"), cancel));
        Post(endpoints, "withdraw", (proposals, visitor, id, _, cancel) => proposals.WithdrawAsync(visitor.Actor, id, cancel));
    }

    private static string? Given(IFormCollection form, string name) => form[name].ToString().Trim() is { Length: > 0 } text ? text : null;

    private static void Post(
        IEndpointRouteBuilder endpoints, string act, Func<DeskProposals, Visitor, string, IFormCollection, CancellationToken, Task<Outcome<JsonObject>>> decide) =>
        endpoints.MapPost($"/proposals/{{id}}/{act}", async (HttpContext context, DeskProposals proposals, Visitor visitor, ILogger<DeskProposals> log, string id) =>
        {
            if (RequiredToken.Missing(context))
                return Results.StatusCode(StatusCodes.Status403Forbidden);
            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            var refused = (await decide(proposals, visitor, id, form, context.RequestAborted)).Problem;
            log.Decided(visitor.Name!, context.Connection.RemoteIpAddress, act, id, refused?.Code ?? "done");
            return refused is null
                ? new SeeOther($"/proposals/{Uri.EscapeDataString(id)}")
                : new RazorComponentResult<ProposalPage>(new { Id = id, Refused = refused }) { StatusCode = Api.Problems.StatusOf(refused, isOfPath: true) };
        }).WithMetadata(new RequiredToken()).ExcludeFromDescription();
}
