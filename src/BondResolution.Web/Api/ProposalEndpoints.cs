using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using BondResolution.Application.Desk;
using BondResolution.Application.Reporting;
using BondResolution.Domain.Problems;
using BondResolution.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace BondResolution.Web.Api;

/// <summary>Proposals over HTTP: what waits for approval, its effect in pages, and the decisions.</summary>
internal static class ProposalEndpoints
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, AllowDuplicateProperties = false, PropertyNameCaseInsensitive = false
    };

    /// <summary>What an approver sends; of each decision only its own members are taken.</summary>
    private sealed record Approval
    {
        public string? EffectDigest { get; init; }

        public string? Comment { get; init; }
    }

    private sealed record Rejection
    {
        public string? Reason { get; init; }
    }

    private sealed record Nothing;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/proposals", async (HttpContext context, DeskProposals proposals, Visitor visitor, string? state, string? @case, string? after, string? limit) =>
            ReadEndpoints.Limit(limit).Try(out var most, out var unread)
                ? Answered(context, await proposals.ListAsync(visitor.Actor, @case, state, after, most, context.RequestAborted))
                : Problems.Result(context, unread)).Takes("state", "case", "after", "limit");
        api.MapGet("/proposals/{id}", async (HttpContext context, DeskProposals proposals, Visitor visitor, string id) =>
            Answered(context, await proposals.ShowAsync(visitor.Actor, id, context.RequestAborted))).Takes();
        api.MapGet("/proposals/{id}/effect", async (HttpContext context, DeskProposals proposals, Visitor visitor, string id, string? after, string? limit) =>
            ReadEndpoints.Limit(limit).Try(out var most, out var unread)
                ? Answered(context, await proposals.EffectAsync(visitor.Actor, id, after, most, context.RequestAborted))
                : Problems.Result(context, unread)).Takes("after", "limit");
        api.MapPost("/proposals", ProposeAsync).WithMetadata(new ReadsUpload()).Takes().DisableAntiforgery();
        api.MapPost("/proposals/{id}/approve", (HttpContext context, DeskProposals proposals, Visitor visitor, ILogger<DeskProposals> log, string id) =>
            DecideAsync<Approval>(context, visitor, log, id, "approve", body => body.EffectDigest is { } digest
                ? proposals.ApproveAsync(visitor.Actor, id, digest, body.Comment, context.RequestAborted)
                : Task.FromResult<Outcome<JsonObject>>(ProposalProblems.BadBody.With(("reason", "effectDigest is missing"))))).Takes().DisableAntiforgery();
        api.MapPost("/proposals/{id}/reject", (HttpContext context, DeskProposals proposals, Visitor visitor, ILogger<DeskProposals> log, string id) =>
            DecideAsync<Rejection>(context, visitor, log, id, "reject", body => proposals.RejectAsync(visitor.Actor, id, body.Reason, context.RequestAborted))).Takes().DisableAntiforgery();
        api.MapPost("/proposals/{id}/withdraw", (HttpContext context, DeskProposals proposals, Visitor visitor, ILogger<DeskProposals> log, string id) =>
            DecideAsync<Nothing>(context, visitor, log, id, "withdraw", _ => proposals.WithdrawAsync(visitor.Actor, id, context.RequestAborted))).Takes().DisableAntiforgery();
    }

    private static IResult Answered(HttpContext context, Outcome<JsonObject> answer) =>
        Answers.Of(context, answer.Try(out var json, out var problem) ? json : (Outcome<JsonNode>)problem);

    private static async Task<IResult> ProposeAsync(HttpContext context, DeskProposals proposals, DeskJobs jobs, Visitor visitor)
    {
        if (!(await Upload.ReadAsync(context, context.RequestAborted)).Try(out var upload, out var unread))
            return Problems.Result(context, unread);
        var isOwn = true; // this request's to put away
        try
        {
            if (!CommandEndpoints.CommandOf(context, upload).Try(out var sent, out var unfit))
                return Problems.Result(context, unfit);
            var actor = visitor.Actor;
            if (CommandEndpoints.PrefersAsync(context.Request))
            {
                isOwn = false;
                return CommandEndpoints.Started(context, jobs, visitor, jobs.Start(actor.Name, actor.Chinese, async (progress, cancel) =>
                {
                    using (upload)
                    {
                        return (await proposals.ProposeAsync(actor, sent.Command, upload.Files, sent.Key, progress, cancel)).Try(out var done, out var refused)
                            ? done
                            : (Outcome<JsonNode>)refused;
                    }
                }));
            }

            if (!(await proposals.ProposeAsync(actor, sent.Command, upload.Files, sent.Key, null, context.RequestAborted)).Try(out var proposal, out var problem))
                return Problems.Result(context, problem);
            context.Response.Headers.Location = "/api/v1/proposals/" + proposal["id"];
            return Results.Text(ReportJson.Text(proposal), "application/json", System.Text.Encoding.UTF8, StatusCodes.Status201Created);
        }
        finally
        {
            if (isOwn)
                upload.Dispose();
        }
    }

    private static async Task<IResult> DecideAsync<T>(
        HttpContext context, Visitor visitor, ILogger log, string id, string act, Func<T, Task<Outcome<JsonObject>>> decide)
        where T : class, new()
    {
        T? body = null;
        try
        {
            using var sent = new MemoryStream();
            await context.Request.Body.CopyToAsync(sent, context.RequestAborted);
            body = sent.Length == 0 ? new T() : JsonSerializer.Deserialize<T>(sent.ToArray(), Strict);
        }
        catch (JsonException)
        {
            // told below
        }

        if (body is null)
            return Problems.Result(context, ProposalProblems.BadBody.With(("reason", "it is no JSON object of the members below")));
        var decided = await decide(body);
        log.Decided(visitor.Name!, context.Connection.RemoteIpAddress, act, id, decided.Problem?.Code ?? "done");
        return decided.Try(out var proposal, out var refused)
            ? Results.Text(ReportJson.Text(proposal), "application/json", System.Text.Encoding.UTF8)
            : Problems.Result(context, refused, isOfPath: true);
    }
}
