using System.Globalization;
using BondResolution.Application.Desk;
using BondResolution.Application.Reporting;
using BondResolution.Domain.Problems;
using BondResolution.Files.Payouts;
using BondResolution.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace BondResolution.Web.Api;

/// <summary>What the API reads: the JSON that the command line prints.</summary>
internal static class ReadEndpoints
{
    private const int MostOfPage = 500;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/head", async (HttpContext context, DeskReads reads, Visitor visitor) =>
            Answers.Of(context, await reads.HeadAsync(visitor.Request, context.RequestAborted))).Takes();
        api.MapGet("/cases", async (HttpContext context, DeskReads reads, Visitor visitor) =>
            await Answers.OfStateAsync(context, reads, visitor, request => reads.CasesAsync(request, context.RequestAborted))).Takes();
        OfCase(api.MapGroup("/cases/{code}"));
        api.MapGet("/events", async (HttpContext context, DeskReads reads, Visitor visitor, [AsParameters] EventsAsked asked) =>
            Limit(asked.Limit).Try(out var most, out var unread)
                ? await Answers.OfStateAsync(context, reads, visitor, request => reads.EventsAsync(request, asked.Filter(most), context.RequestAborted))
                : Problems.Result(context, unread)).Takes("after", "limit", "stream", "type", "command", "from", "to", "asOf", "asKnown");
        api.MapGet("/events/{sequence:long}", async (HttpContext context, DeskReads reads, Visitor visitor, long sequence) =>
            await Answers.OfStateAsync(context, reads, visitor, request => reads.EventAsync(request, sequence, context.RequestAborted))).Takes("asOf", "asKnown");
        api.MapGet("/streams", async (HttpContext context, DeskReads reads, Visitor visitor, string? prefix) =>
            await Answers.OfStateAsync(context, reads, visitor, request => reads.StreamsAsync(request, prefix ?? "", context.RequestAborted))).Takes("prefix", "asOf", "asKnown");
    }

    private static void OfCase(RouteGroupBuilder one)
    {
        Question(one, "/exposure", (_, code) => new("exposure", code)).Answers("exposure");
        Question(one, "/exposure/series", (query, code) => new("series", code, From: query["from"], To: query["to"]), "from", "to").Answers("exposure-series");
        Question(one, "/lawsuits", (query, code) => new("lawsuits", code, query["suit"]), "suit").Answers("lawsuit-show");
        Question(one, "/lawsuits/screen", (_, code) => new("screen", code)).Answers("lawsuit-screen");
        one.MapGet("/explain", async (HttpContext context, DeskReads reads, Visitor visitor, string code, string? path) => path is null
            ? Problems.Result(context, DeskProblems.BadParameter.With(("parameter", "path"), ("value", ""), ("expected", "a figure such as outstanding.units")))
            : await Answers.OfStateAsync(context, reads, visitor, new DeskQuestion("explain", code, path))).Takes("path", "asOf", "asKnown").Answers("explain");
        one.MapGet("/holders/{account}", async (HttpContext context, DeskReads reads, Visitor visitor, string code, string account) =>
            await Answers.OfStateAsync(context, reads, visitor, new DeskQuestion("holder", code, account))).Takes("asOf", "asKnown").Answers("holder-show");
        one.MapGet("/holders", async (HttpContext context, DeskReads reads, Visitor visitor, string code, string? after, string? limit, string? q) =>
            Limit(limit).Try(out var most, out var unread)
                ? await Answers.OfStateAsync(context, reads, visitor, request => reads.HoldersAsync(request, code, after, most, q, context.RequestAborted))
                : Problems.Result(context, unread)).Takes("after", "limit", "q", "asOf", "asKnown");
        one.MapGet("/instalments/{no:int}/payout", PayoutAsync).Takes("asOf", "asKnown").Answers("payout");
    }

    private static RouteHandlerBuilder Question(RouteGroupBuilder one, string route, Func<IQueryCollection, string, DeskQuestion> question, params string[] more) =>
        one.MapGet(route, async (HttpContext context, DeskReads reads, Visitor visitor, string code) =>
            await Answers.OfStateAsync(context, reads, visitor, question(context.Request.Query, code))).Takes([.. more, "asOf", "asKnown"]);

    private static async Task<IResult> PayoutAsync(HttpContext context, DeskReads reads, Visitor visitor, string code, int no)
    {
        if ((await reads.HasInstalmentAsync(visitor.Request, code, no, context.RequestAborted)).Try(out var isThere, out _) && !isThere
            && (await reads.PayoutAsync(visitor.Request, code, no, context.RequestAborted)).Problem is { } absent)
            return Problems.Result(context, absent, absent.Kind == PlanProblems.NotPaid ? StatusCodes.Status404NotFound : null, isOfPath: true);
        if (!WantsCsv(context.Request))
            return await Answers.OfStateAsync(context, reads, visitor, new DeskQuestion("payout", code, no.ToString(CultureInfo.InvariantCulture)));
        return await ListAsync(context, reads, visitor, code, no);
    }

    /// <summary>The list of a payment, CSV, byte for byte that of <c>bondres payout</c>.</summary>
    internal static Task<IResult> ListAsync(HttpContext context, DeskReads reads, Visitor visitor, string code, int no) =>
        Answers.FileOfStateAsync(context, reads, visitor, "text/csv; charset=utf-8", $"payout-{code}-{no}.csv", async (request, to) =>
        {
            if (!(await reads.PayoutListAsync(request, code, no, context.RequestAborted)).Try(out var list, out var problem))
                return problem;
            PayoutListWriter.Write(to, ReportJson.Columns(list));
            return null;
        });

    /// <summary>Whether the request would rather have CSV than JSON.</summary>
    internal static bool WantsCsv(HttpRequest request) =>
        request.GetTypedHeaders().Accept.OrderByDescending(type => type.Quality ?? 1).FirstOrDefault(type => type.MediaType.Value is "text/csv" or "application/json")?.MediaType.Value == "text/csv";

    internal static Outcome<int> Limit(string? text) => text is null ? 100
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= MostOfPage ? limit
        : DeskProblems.BadParameter.With(("parameter", "limit"), ("value", text), ("expected", $"1 to {MostOfPage}"));

    /// <summary>What <c>/events</c> is asked for, as the address has it.</summary>
    private readonly record struct EventsAsked(string? After, string? Limit, string? Stream, string? Type, string? Command, string? From, string? To)
    {
        public EventFilter Filter(int limit) => new(After, limit, Stream, Type, Command, From, To);
    }
}
