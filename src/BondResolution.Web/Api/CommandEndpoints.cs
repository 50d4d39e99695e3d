using System.Text.Json.Nodes;
using BondResolution.Application;
using BondResolution.Application.Desk;
using BondResolution.Application.Reporting;
using BondResolution.Domain.Problems;
using BondResolution.Files.Payouts;
using BondResolution.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace BondResolution.Web.Api;

/// <summary>Commands over HTTP: recorded, or tried out; payments computed from an upload; the jobs that go on behind a request.</summary>
internal static class CommandEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/commands", RunAsync).WithMetadata(new ReadsUpload()).Takes("dryRun").DisableAntiforgery();
        api.MapPost("/payouts/compute", ComputeAsync).WithMetadata(new ReadsUpload()).Takes().Answers("payout-compute").DisableAntiforgery();
        api.MapGet("/jobs/{id}", (HttpContext context, DeskJobs jobs, Visitor visitor, string id) => jobs.Find(visitor.Name!, id, problem => Problems.Document(context, problem)) is { } job
            ? Results.Text(ReportJson.Text(job), "application/json", System.Text.Encoding.UTF8)
            : Problems.Result(context, DeskProblems.UnknownJob.With(("id", id)))).Takes();
        api.MapDelete("/jobs/{id}", (HttpContext context, DeskJobs jobs, Visitor visitor, string id) => jobs.Cancel(visitor.Name!, id)
            ? Results.Text(ReportJson.Text(jobs.Find(visitor.Name!, id)!), "application/json", System.Text.Encoding.UTF8)
            : Problems.Result(context, DeskProblems.UnknownJob.With(("id", id)))).Takes();
    }

    /// <summary>The answer to a job that was started.</summary>
    public static IResult Started(HttpContext context, DeskJobs jobs, Visitor visitor, string id)
    {
        context.Response.Headers.Location = "/api/v1/jobs/" + id;
        return Results.Text(ReportJson.Text(jobs.Find(visitor.Name!, id)!), "application/json", System.Text.Encoding.UTF8, StatusCodes.Status202Accepted);
    }

    private static async Task<IResult> RunAsync(HttpContext context, DeskCommands commands, DeskJobs jobs, Visitor visitor, string? dryRun)
    {
        if (dryRun is not (null or "true" or "false"))
            return Problems.Result(context, DeskProblems.BadParameter.With(("parameter", "dryRun"), ("value", dryRun), ("expected", "true or false")));
        var isDry = dryRun == "true";
        if (!(await Upload.ReadAsync(context, context.RequestAborted)).Try(out var upload, out var unread))
            return Problems.Result(context, unread);
        var isOwn = true; // this request's to put away
        try
        {
            if (!CommandOf(context, upload).Try(out var sent, out var unfit))
                return Problems.Result(context, unfit);
            var (command, key) = sent;
            var request = visitor.Request;
            if (PrefersAsync(context.Request))
            {
                isOwn = false;
                var id = jobs.Start(visitor.Name!, visitor.Chinese, async (progress, cancel) =>
                {
                    using (upload)
                    {
                        return (await commands.RunAsync(request, command, upload.Files, isDry, key, progress, cancel)).Try(out var done, out var refused)
                            ? done.Json
                            : (Outcome<JsonNode>)refused;
                    }
                });
                return Started(context, jobs, visitor, id);
            }

            if (!(await commands.RunAsync(request, command, upload.Files, isDry, key, null, context.RequestAborted)).Try(out var answer, out var problem))
                return Problems.Result(context, problem);
            return Results.Text(ReportJson.Text(answer.Json), "application/json", System.Text.Encoding.UTF8,
                isDry || answer.Again ? StatusCodes.Status200OK : StatusCodes.Status201Created);
        }
        finally
        {
            if (isOwn)
                upload.Dispose();
        }
    }

    /// <summary>The command of a request, and the id that the request gives it.</summary>
    public static Outcome<(byte[] Command, string? Key)> CommandOf(HttpContext context, Upload upload)
    {
        if (upload.Field("command") is not { } command)
            return DeskProblems.BadBody.With(("reason", "it has no part named command"));
        var keys = context.Request.Headers["Idempotency-Key"];
        return keys is [] or [{ Length: > 0 }]
            ? (command, keys is [{ } given] ? given : null)
            : DeskProblems.BadParameter.With(("parameter", "Idempotency-Key"), ("value", keys.ToString()), ("expected", "one id"));
    }

    private static async Task<IResult> ComputeAsync(HttpContext context, DeskPayouts payouts, Visitor visitor)
    {
        if (!(await Upload.ReadAsync(context, context.RequestAborted)).Try(out var read, out var unread))
            return Problems.Result(context, unread);
        using var upload = read;
        var scheme = upload.Text("scheme") ?? (upload.FilesOf("scheme").FirstOrDefault() is { } file ? await File.ReadAllTextAsync(file.Path, context.RequestAborted) : null);
        if (!payouts.Compute([.. upload.FilesOf("register")], scheme, upload.Text("face")).Try(out var computed, out var problem))
            return Problems.Result(context, problem);
        if (ReadEndpoints.WantsCsv(context.Request))
        {
            return await Answers.FileAsync(context, "text/csv; charset=utf-8", "payout.csv", to =>
            {
                PayoutListWriter.Write(to, computed.List);
                return Task.FromResult<Problem?>(null);
            });
        }

        return Results.Text(ReportJson.Text(new JsonObject
        {
            ["warnings"] = ProblemJson.Of(computed.Warnings, visitor.Chinese), ["totals"] = ReportJson.Totals(computed.List, Domain.Money.Fen.Zero)
        }), "application/json", System.Text.Encoding.UTF8);
    }

    public static bool PrefersAsync(HttpRequest request) =>
        request.Headers["Prefer"].Any(prefer => prefer?.Split(',').Any(one => one.Trim() == "respond-async") == true);
}
