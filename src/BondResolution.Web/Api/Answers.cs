using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using BondResolution.Application.Desk;
using BondResolution.Application.Reporting;
using BondResolution.Domain.Problems;
using BondResolution.Web.Security;
using Microsoft.AspNetCore.Http;

namespace BondResolution.Web.Api;

/// <summary>Answers of the API: JSON with the tag of the state it is of, or the problem.</summary>
internal static class Answers
{
    public const string Json = "application/json; charset=utf-8";

    /// <summary>Answers with JSON of a state; 304 where the client has it already.</summary>
    /// <param name="context">The request.</param>
    /// <param name="reads">What is read.</param>
    /// <param name="visitor">Who asks.</param>
    /// <param name="answer">Makes the JSON, as it is sent, of the state that the tag is of: it is told which.</param>
    public static async Task<IResult> OfStateAsync(
        HttpContext context, DeskReads reads, Visitor visitor, Func<DeskRequest, Task<Outcome<ReadOnlyMemory<byte>>>> answer)
    {
        if (!(await reads.StateAsync(visitor.Request, context.RequestAborted)).Try(out var state, out var unread))
            return Problems.Result(context, unread);
        if (IsKnown(context, visitor, state))
            return Results.StatusCode(StatusCodes.Status304NotModified);
        return (await answer(Of(visitor, state))).Try(out var json, out var problem)
            ? Results.Bytes(json, Json)
            : Refused(context, problem);
    }

    public static Task<IResult> OfStateAsync(HttpContext context, DeskReads reads, Visitor visitor, DeskQuestion question) =>
        OfStateAsync(context, reads, visitor, async request =>
            (await reads.AnswerAsync(request, question, context.RequestAborted)).Try(out var answer, out var problem)
                ? answer.Json
                : (Outcome<ReadOnlyMemory<byte>>)problem);

    public static Task<IResult> OfStateAsync(HttpContext context, DeskReads reads, Visitor visitor, Func<DeskRequest, Task<Outcome<JsonNode>>> tree) =>
        OfStateAsync(context, reads, visitor, async request =>
            (await tree(request)).Try(out var json, out var problem) ? (ReadOnlyMemory<byte>)Bytes(json) : (Outcome<ReadOnlyMemory<byte>>)problem);

    /// <summary>What a user asks for, of a state that was looked up: whatever is recorded meanwhile.</summary>
    private static DeskRequest Of(Visitor visitor, DeskState state) =>
        visitor.Request with { AsKnown = state.Sequence.ToString(System.Globalization.CultureInfo.InvariantCulture) };

    /// <summary>Answers with JSON whose tag is that of its own bytes.</summary>
    public static IResult Of(HttpContext context, Outcome<JsonNode> tree)
    {
        if (!tree.Try(out var json, out var problem))
            return Refused(context, problem);
        return Of(context, Bytes(json), Json);
    }

    /// <summary>Answers with bytes whose tag is their own.</summary>
    public static IResult Of(HttpContext context, byte[] bytes, string contentType)
    {
        var tag = Tag(bytes);
        context.Response.Headers.ETag = tag;
        return Has(context, tag) ? Results.StatusCode(StatusCodes.Status304NotModified) : Results.Bytes(bytes, contentType);
    }

    /// <summary>A file of a state, with the state's tag; 304 where the client has it already.</summary>
    /// <param name="context">The request.</param>
    /// <param name="reads">What is read.</param>
    /// <param name="visitor">Who asks.</param>
    /// <param name="contentType">Its type.</param>
    /// <param name="name">What it is called where it is kept.</param>
    /// <param name="write">Writes it, told the state; answers why not.</param>
    public static async Task<IResult> FileOfStateAsync(
        HttpContext context, DeskReads reads, Visitor visitor, string contentType, string name, Func<DeskRequest, Stream, Task<Problem?>> write)
    {
        if (!(await reads.StateAsync(visitor.Request, context.RequestAborted)).Try(out var state, out var unread))
            return Problems.Result(context, unread);
        return IsKnown(context, visitor, state)
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : await FileAsync(context, contentType, name, to => write(Of(visitor, state), to));
    }

    /// <summary>A file that is written first, so that what fails is told as what it is, and sent then.</summary>
    /// <param name="context">The request.</param>
    /// <param name="contentType">Its type.</param>
    /// <param name="name">What it is called where it is kept.</param>
    /// <param name="write">Writes it; answers why not.</param>
    public static async Task<IResult> FileAsync(HttpContext context, string contentType, string name, Func<Stream, Task<Problem?>> write)
    {
        var file = Temporary();
        try
        {
            if (await write(file) is { } problem)
            {
                await file.DisposeAsync();
                return Refused(context, problem);
            }

            file.Position = 0;
            return Results.Stream(file, contentType, name);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    /// <summary>A file of the request's own, for its owner only, gone when it is closed.</summary>
    public static FileStream Temporary()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose, BufferSize = 1 << 16 };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(Path.Combine(Path.GetTempPath(), "bondres-" + Path.GetRandomFileName()), options);
    }

    public static IResult Refused(HttpContext context, Problem problem) =>
        Refusals.WantsPage(context) ? Refusals.Result(context, problem) : Problems.Result(context, problem, isOfPath: true);

    private static byte[] Bytes(JsonNode json) => Encoding.UTF8.GetBytes(ReportJson.Text(json));

    /// <summary>Puts the tag of a state on the answer; whether the client has it already.</summary>
    private static bool IsKnown(HttpContext context, Visitor visitor, DeskState state)
    {
        var request = context.Request;
        var asked = $"{state.AsOf:yyyy-MM-dd}|{state.Sequence}|{state.Root}|{request.Path}{request.QueryString}|{visitor.Chinese}|{request.Headers.Accept}";
        var tag = Tag(Encoding.UTF8.GetBytes(asked));
        context.Response.Headers.ETag = tag;
        return Has(context, tag);
    }

    private static string Tag(byte[] bytes) => $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 16))}\"";

    private static bool Has(HttpContext context, string tag) => context.Request.Headers.IfNoneMatch.ToString() is { Length: > 0 } known
        && (known == "*" || known.Split(',').Any(one => one.Trim() is var mine && (mine == tag || mine == "W/" + tag)));
}
