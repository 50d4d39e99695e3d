using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using BondResolution.Domain.Problems;
using BondResolution.Web.Security;
using Microsoft.AspNetCore.Http;

namespace BondResolution.Web.Api;

/// <summary>Problems as answers (RFC 9457): type, title, status, detail, and beside them code, details and remedy, in the language of whoever asks.</summary>
public static class Problems
{
    /// <summary>What the code of an altered ledger is to programs.</summary>
    public const string AlteredCode = "ledger.altered";

    private const int RetryAfterSeconds = 5;

    private static readonly Dictionary<string, int> Own = new(StringComparer.Ordinal)
    {
        [SessionProblems.Missing.Code] = StatusCodes.Status401Unauthorized, [SessionProblems.Refused.Code] = StatusCodes.Status401Unauthorized,
        [SessionProblems.Forbidden.Code] = StatusCodes.Status403Forbidden, [SessionProblems.Stale.Code] = StatusCodes.Status403Forbidden,
        [SessionProblems.OtherSite.Code] = StatusCodes.Status403Forbidden, [SessionProblems.TooMany.Code] = StatusCodes.Status429TooManyRequests,
        [UserProblems.OwnRoles.Code] = StatusCodes.Status403Forbidden, [UserProblems.LastAdmin.Code] = StatusCodes.Status409Conflict,
        [UserProblems.Exists.Code] = StatusCodes.Status409Conflict, [UserProblems.LinkUsed.Code] = StatusCodes.Status410Gone,
        [CommandProblems.Busy.Code] = StatusCodes.Status409Conflict, [DeskProblems.TooLarge.Code] = StatusCodes.Status413PayloadTooLarge,
        [DeskProblems.WrongKind.Code] = StatusCodes.Status415UnsupportedMediaType, [DeskProblems.UnknownJob.Code] = StatusCodes.Status404NotFound,
        [DeskProblems.NotAllowed.Code] = StatusCodes.Status403Forbidden,
        ["approval.own"] = StatusCodes.Status403Forbidden, ["approval.twice"] = StatusCodes.Status409Conflict, ["approval.stale"] = StatusCodes.Status409Conflict,
        ["approval.expired"] = StatusCodes.Status409Conflict, ["approval.decided"] = StatusCodes.Status409Conflict, ["approval.open-already"] = StatusCodes.Status409Conflict
    };

    /// <summary>The status of a problem: of a few codes their own, else by the exit code it has on the command line.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="isOfPath">Whether what it does not find is what the path names.</param>
    public static int StatusOf(Problem problem, bool isOfPath = false) => isOfPath && problem.Kind.ExitCode == 1 ? StatusCodes.Status404NotFound
        : Own.TryGetValue(problem.Code, out var own) ? own
        : problem.Kind.ExitCode switch
        {
            0 or 1 => StatusCodes.Status422UnprocessableEntity,
            2 => StatusCodes.Status400BadRequest,
            4 => StatusCodes.Status503ServiceUnavailable,
            _ => StatusCodes.Status500InternalServerError
        };

    /// <summary>A problem as an answer.</summary>
    /// <param name="context">Whose language it is told in.</param>
    /// <param name="problem">The problem.</param>
    /// <param name="isOfPath">Whether what it does not find is what the path names: 404.</param>
    /// <param name="status">Another status, such as 413 or 415; null: its own.</param>
    /// <param name="more">Further members, such as <c>effectDigest</c>.</param>
    public static IResult Result(HttpContext context, Problem problem, bool isOfPath = false, int? status = null, params (string Name, JsonNode? Value)[] more)
    {
        var code = status ?? StatusOf(problem, isOfPath);
        if (code == StatusCodes.Status401Unauthorized)
            context.Response.Headers.WWWAuthenticate = "Bearer";
        if (code is StatusCodes.Status503ServiceUnavailable or StatusCodes.Status429TooManyRequests)
            context.Response.Headers.RetryAfter = problem.Details.FirstOrDefault(detail => detail.Key == "seconds").Value ?? RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        context.Response.Headers.ContentLanguage = Language.IsChinese(context) ? "zh" : "en";
        var body = Json(problem, code, Language.IsChinese(context));
        foreach (var (name, value) in more)
            body[name] = value;
        return Results.Text(body.ToJsonString(Relaxed), "application/problem+json", statusCode: code);
    }

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static JsonObject Json(Problem problem, int status, bool chinese)
    {
        // What an altered ledger says of its file, and an unreachable one of its place, is for whoever runs the server: the log has it.
        var isPlace = problem.Kind.ExitCode is 3 or 4;
        var code = problem.Kind.ExitCode == 3 ? AlteredCode : problem.Code;
        return new JsonObject
        {
            ["type"] = "/errors/" + code,
            ["title"] = Title(status, chinese),
            ["status"] = status,
            ["detail"] = isPlace ? Title(status, chinese) : problem.Found(chinese),
            ["code"] = code,
            ["details"] = isPlace ? [] : new JsonArray([.. problem.Parts.Take(Domain.Limits.MaxFaultsShown).Select(part => Part(part, chinese)), .. problem.Parts.IsEmpty ? [Details(problem)] : Array.Empty<JsonNode>()]),
            ["remedy"] = isPlace ? (chinese ? "请联系运行本服务的管理员" : "Ask whoever runs this server") : problem.Remedy(chinese)
        };
    }

    private static JsonObject Part(Problem part, bool chinese) => new()
    {
        ["code"] = part.Code, ["message"] = part.Message(chinese), ["details"] = new JsonArray(Details(part))
    };

    private static JsonObject Details(Problem problem)
    {
        JsonObject details = [];
        foreach (var (name, value) in problem.Details)
            details[name] = value;
        return details;
    }

    private static string Title(int status, bool chinese) => (status, chinese) switch
    {
        (400, true) => "请求无法读取", (400, _) => "The request cannot be read",
        (401, true) => "需要登录", (401, _) => "Sign-in needed",
        (403, true) => "不允许", (403, _) => "Not allowed",
        (404, true) => "不存在", (404, _) => "Not found",
        (409, true) => "与现状冲突", (409, _) => "In conflict with what stands",
        (410, true) => "已失效", (410, _) => "Gone",
        (413, true) => "内容过大", (413, _) => "Too large",
        (415, true) => "内容类型不支持", (415, _) => "Wrong kind of content",
        (422, true) => "违反规则", (422, _) => "Refused by a rule",
        (429, true) => "尝试过多", (429, _) => "Too many attempts",
        (503, true) => "账本暂时无法访问", (503, _) => "The ledger cannot be reached now",
        (_, true) => "账本已被改动或程序出错", _ => "The ledger was altered, or the program failed"
    };
}
