using BondResolution.Application.Desk;
using BondResolution.Application.Reporting;
using BondResolution.Domain.Problems;
using BondResolution.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace BondResolution.Web.Api;

/// <summary>Verification, checkpoints, proofs, reveals and exports over HTTP.</summary>
internal static class AuditEndpoints
{
    private static readonly Dictionary<string, (string Type, string Ending)> Kinds = new(StringComparer.Ordinal)
    {
        ["hledger"] = ("text/plain; charset=utf-8", "journal"), ["beancount"] = ("text/plain; charset=utf-8", "beancount"),
        ["xlsx"] = ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx")
    };

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/checkpoint", async (HttpContext context, DeskAudit audit, Visitor visitor) =>
            Bytes(context, await audit.CheckpointAsync(visitor.Request, context.RequestAborted), "text/plain; charset=utf-8")).Takes();
        api.MapGet("/checkpoint/public-key", async (HttpContext context, DeskAudit audit, Visitor visitor) =>
            Bytes(context, await audit.PublicKeyAsync(visitor.Request, context.RequestAborted), "application/x-pem-file")).Takes();
        api.MapPost("/verify", (HttpContext context, DeskAudit audit, DeskJobs jobs, Visitor visitor) =>
        {
            var request = visitor.Request;
            return CommandEndpoints.Started(context, jobs, visitor, jobs.Start(visitor.Name!, visitor.Chinese, (progress, cancel) => audit.VerifyAsync(request, progress, cancel)));
        }).Takes();
        api.MapGet("/events/{sequence:long}/proof", async (HttpContext context, DeskAudit audit, Visitor visitor, long sequence) =>
            Bytes(context, await audit.ProofAsync(visitor.Request, sequence, context.RequestAborted), Answers.Json)).Takes("asOf", "asKnown").Answers("audit-proof");
        api.MapGet("/cases/{code}/holders/{account}/receipt", async (HttpContext context, DeskAudit audit, Visitor visitor, string code, string account) =>
            Bytes(context, await audit.ReceiptAsync(visitor.Request, account, context.RequestAborted), Answers.Json)).Takes("asOf", "asKnown").Answers("audit-proof");
        api.MapPost("/cases/{code}/holders/{account}/reveal", RevealAsync).Takes().DisableAntiforgery();
        api.MapGet("/cases/{code}/export/{kind}", ExportAsync).Takes("asOf", "asKnown");
        api.MapGet("/export/events", async (HttpContext context, DeskExports exports, DeskReads reads, Visitor visitor) =>
            await Answers.FileOfStateAsync(context, reads, visitor, "application/jsonl", "events.jsonl", (request, to) => exports.WriteEventsAsync(request, to, context.RequestAborted))).Takes();
    }

    private static async Task<IResult> RevealAsync(HttpContext context, DeskAudit audit, Visitor visitor, ILogger<DeskAudit> log, string code, string account)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (!(await Upload.ReadAsync(context, context.RequestAborted)).Try(out var upload, out var unread))
            return Problems.Result(context, unread);
        using (upload)
        {
            if (upload.Field("command") is not { } body || !Application.Commands.CommandReader.Parse(body).Try(out var json, out _))
                return Problems.Result(context, DeskProblems.BadBody.With(("reason", "a JSON object with the member reason was expected")));
            var reason = json.TryGetProperty("reason", out var said) && said.ValueKind == System.Text.Json.JsonValueKind.String ? said.GetString() : null;
            if (!(await audit.RevealAsync(visitor.Request, code, account, reason, context.RequestAborted)).Try(out var shown, out var problem))
                return Answers.Refused(context, problem);
            log.Revealed(visitor.Name!, context.Connection.RemoteIpAddress, code, shown["sequence"]!.ToString());
            return Results.Text(ReportJson.Text(shown), "application/json", System.Text.Encoding.UTF8);
        }
    }

    private static async Task<IResult> ExportAsync(HttpContext context, DeskExports exports, DeskReads reads, Visitor visitor, string code, string kind) => Kinds.TryGetValue(kind, out var form)
        ? await Answers.FileOfStateAsync(context, reads, visitor, form.Type, $"{code}.{form.Ending}", (request, to) => exports.WriteAsync(request, code, kind, to, context.RequestAborted))
        : Results.NotFound();

    private static IResult Bytes(HttpContext context, Outcome<byte[]> made, string contentType) =>
        made.Try(out var bytes, out var problem) ? Answers.Of(context, bytes, contentType) : Answers.Refused(context, problem);
}
