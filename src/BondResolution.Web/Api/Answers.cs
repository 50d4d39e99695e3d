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
    /// <summary>Answers with JSON of a state; 304 where the client has it already.</summary>
    /// <param name="context">The request.</param>
    /// <param name="reads">What is read.</param>
    /// <param name="visitor">Who asks.</param>
    /// <param name="answer">Makes the JSON, as it is sent.</param>
    public static async Task<IResult> OfStateAsync(HttpContext context, DeskReads reads, Visitor visitor, Func<Task<Outcome<ReadOnlyMemory<byte>>>> answer)
    {
        if (!(await reads.StateAsync(visitor.Request, context.RequestAborted)).Try(out var state, out var unread))
            return Problems.Result(context, unread);
        var tag = Tag(context, visitor, $"{state.AsOf:yyyy-MM-dd}|{state.Sequence}|{state.Root}");
        context.Response.Headers.ETag = tag;
        if (Has(context, tag))
            return Results.StatusCode(StatusCodes.Status304NotModified);
        return (await answer()).Try(out var json, out var problem)
            ? Results.Bytes(json, "application/json; charset=utf-8")
            : Refused(context, problem);
    }

    public static Task<IResult> OfStateAsync(HttpContext context, DeskReads reads, Visitor visitor, DeskQuestion question) => OfStateAsync(context, reads, visitor, async () =>
        (await reads.AnswerAsync(visitor.Request, question, context.RequestAborted)).Try(out var answer, out var problem) ? answer.Json : (Outcome<ReadOnlyMemory<byte>>)problem);

    public static Task<IResult> OfStateAsync(HttpContext context, DeskReads reads, Visitor visitor, Func<Task<Outcome<JsonNode>>> tree) => OfStateAsync(context, reads, visitor, async () =>
        (await tree()).Try(out var json, out var problem) ? (ReadOnlyMemory<byte>)Bytes(json) : (Outcome<ReadOnlyMemory<byte>>)problem);

    /// <summary>Answers with JSON whose tag is that of its own bytes.</summary>
    public static IResult Of(HttpContext context, Outcome<JsonNode> tree)
    {
        if (!tree.Try(out var json, out var problem))
            return Refused(context, problem);
        return Of(context, Bytes(json), "application/json; charset=utf-8");
    }

    /// <summary>Answers with bytes whose tag is their own.</summary>
    public static IResult Of(HttpContext context, byte[] bytes, string contentType)
    {
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 16))}\"";
        context.Response.Headers.ETag = tag;
        return Has(context, tag) ? Results.StatusCode(StatusCodes.Status304NotModified) : Results.Bytes(bytes, contentType);
    }

    /// <summary>A file of a state, with the state's tag; 304 where the client has it already.</summary>
    public static async Task<IResult> FileOfStateAsync(
        HttpContext context, DeskReads reads, Visitor visitor, string contentType, string name, Func<Stream, Task<Problem?>> write)
    {
        if (!(await reads.StateAsync(visitor.Request, context.RequestAborted)).Try(out var state, out var unread))
            return Problems.Result(context, unread);
        var tag = Tag(context, visitor, $"{state.AsOf:yyyy-MM-dd}|{state.Sequence}|{state.Root}");
        context.Response.Headers.ETag = tag;
        return Has(context, tag) ? Results.StatusCode(StatusCodes.Status304NotModified) : await FileAsync(context, contentType, name, write);
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

    public static IResult Refused(HttpContext context, Problem problem) => Problems.Result(context, problem, isOfPath: true);

    private static byte[] Bytes(JsonNode json) => Encoding.UTF8.GetBytes(ReportJson.Text(json));

    private static string Tag(HttpContext context, Visitor visitor, string state) => $"\"{Convert.ToHexStringLower(SHA256.HashData(
        Encoding.UTF8.GetBytes($"{state}|{context.Request.Path}{context.Request.QueryString}|{visitor.Chinese}|{context.Request.Headers.Accept}")).AsSpan(0, 16))}\"";

    private static bool Has(HttpContext context, string tag) => context.Request.Headers.IfNoneMatch.ToString() is { Length: > 0 } known
        && (known == "*" || known.Split(',').Any(one => one.Trim() is var mine && (mine == tag || mine == "W/" + tag)));
}
