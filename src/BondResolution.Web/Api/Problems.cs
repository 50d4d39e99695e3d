using System.Text.Json.Nodes;
using BondResolution.Application;
using BondResolution.Application.Reporting;
using BondResolution.Domain.Problems;
using BondResolution.Web.Security;
using Microsoft.AspNetCore.Http;

namespace BondResolution.Web.Api;

/// <summary>Problems as HTTP tells them: RFC 9457, in the language of the request. Nothing of the program, its paths or its statements.</summary>
public static class Problems
{
    /// <summary>How long a client waits before it asks a store again that cannot be reached, in seconds.</summary>
    private const string RetryAfter = "5";

    private static readonly Dictionary<string, int> Statuses = new(StringComparer.Ordinal)
    {
        ["http.too-large"] = StatusCodes.Status413PayloadTooLarge,
        ["http.wrong-kind"] = StatusCodes.Status415UnsupportedMediaType,
        ["command.busy"] = StatusCodes.Status409Conflict,
        ["job.unknown"] = StatusCodes.Status404NotFound,
        ["http.not-allowed"] = StatusCodes.Status403Forbidden,
        [SessionProblems.Missing.Code] = StatusCodes.Status401Unauthorized,
        [SessionProblems.Refused.Code] = StatusCodes.Status401Unauthorized,
        [SessionProblems.Forbidden.Code] = StatusCodes.Status403Forbidden,
        [SessionProblems.Stale.Code] = StatusCodes.Status403Forbidden,
        [SessionProblems.OtherSite.Code] = StatusCodes.Status403Forbidden,
        [SessionProblems.TooMany.Code] = StatusCodes.Status429TooManyRequests,
        [ApprovalProblems.Own.Code] = StatusCodes.Status403Forbidden,
        [ApprovalProblems.Twice.Code] = StatusCodes.Status409Conflict,
        [ApprovalProblems.Stale.Code] = StatusCodes.Status409Conflict,
        [ApprovalProblems.Expired.Code] = StatusCodes.Status409Conflict,
        [ApprovalProblems.Decided.Code] = StatusCodes.Status409Conflict,
        [ApprovalProblems.OpenAlready.Code] = StatusCodes.Status409Conflict,
        [ProposalProblems.NotYours.Code] = StatusCodes.Status403Forbidden,
        [UserProblems.OwnRoles.Code] = StatusCodes.Status403Forbidden,
        [UserProblems.LastAdmin.Code] = StatusCodes.Status409Conflict,
        [UserProblems.Exists.Code] = StatusCodes.Status409Conflict,
        [UserProblems.LinkUsed.Code] = StatusCodes.Status410Gone
    };

    /// <summary>Of what a path names, and what is not there.</summary>
    private static readonly HashSet<string> NotThere = new(StringComparer.Ordinal)
    {
        CaseProblems.Unknown.Code, CaseProblems.NotYet.Code, HoldingProblems.UnknownAccount.Code, LawsuitProblems.Unknown.Code,
        AuditProblems.NoSequence.Code, AuditProblems.NothingToProve.Code,
        UserProblems.Unknown.Code, ProposalProblems.Unknown.Code
    };

    /// <summary>Details that stand as members of their own too, for programs.</summary>
    private static readonly Dictionary<string, string[]> Members = new(StringComparer.Ordinal)
    {
        [ApprovalProblems.Stale.Code] = ["effectDigest"], [ApprovalProblems.OpenAlready.Code] = ["id"]
    };

    /// <summary>The answer that tells a problem.</summary>
    /// <param name="context">The request.</param>
    /// <param name="problem">What is wrong.</param>
    /// <param name="status">The status; null: by the problem's code and kind.</param>
    /// <param name="isOfPath">Whether what the path names may be what is not there.</param>
    public static IResult Result(HttpContext context, Problem problem, int? status = null, bool isOfPath = false)
    {
        var code = status ?? StatusOf(problem, isOfPath);
        if (code == StatusCodes.Status401Unauthorized)
            context.Response.Headers.WWWAuthenticate = "Bearer";
        if (code is StatusCodes.Status503ServiceUnavailable or StatusCodes.Status429TooManyRequests)
            context.Response.Headers.RetryAfter = problem.Details.FirstOrDefault(detail => detail.Key == "seconds").Value ?? RetryAfter;
        return Results.Text(ReportJson.Text(Json(problem, code, Language.IsChinese(context))), "application/problem+json", System.Text.Encoding.UTF8, code);
    }

    /// <summary>The answer that tells what an exception stands for; a fault of the program says nothing of itself.</summary>
    public static IResult Result(HttpContext context, Exception thrown) => Failures.ProblemOf(thrown) is { } problem
        ? Result(context, problem)
        : Result(context, ProgramProblems.Unexpected.With(("reason", thrown.GetType().Name), ("stands", "")), status: StatusCodes.Status500InternalServerError);

    /// <summary>The status of a problem: of some codes their own, else by the exit code it has on the command line.</summary>
    public static int StatusOf(Problem problem, bool isOfPath = false) => Statuses.TryGetValue(problem.Code, out var known) ? known : problem.Kind.ExitCode switch
    {
        1 when isOfPath && NotThere.Contains(problem.Code) => StatusCodes.Status404NotFound,
        0 or 1 => StatusCodes.Status422UnprocessableEntity,
        2 => StatusCodes.Status400BadRequest,
        4 => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError
    };

    /// <summary>A problem as the document of an answer, in the language of the request.</summary>
    public static JsonObject Document(HttpContext context, Problem problem) => Json(problem, StatusOf(problem), Language.IsChinese(context));

    private static JsonObject Json(Problem problem, int status, bool chinese)
    {
        var isAltered = problem.Kind.ExitCode == 3;
        var isStore = problem.Kind.ExitCode is 3 or 4;
        var (found, remedy) = (problem.Found(chinese), problem.Remedy(chinese));
        var document = new JsonObject
        {
            ["type"] = "/errors/" + problem.Code,
            ["title"] = Title(status, chinese),
            ["status"] = status,
            ["detail"] = isStore ? Plain(problem, chinese) : found,
            ["code"] = isAltered ? "ledger.altered" : problem.Code,
            ["details"] = isStore ? [] : ProblemJson.Details(problem, chinese),
            ["remedy"] = isStore ? chinese ? "请联系运行本服务的管理员" : "Ask whoever runs this server" : remedy
        };
        foreach (var name in Members.GetValueOrDefault(problem.Code) ?? [])
            document[name] = problem.Details.FirstOrDefault(detail => detail.Key == name).Value;
        return document;
    }

    /// <summary>A store's own words may hold paths and statements: they are for who runs it, in the log.</summary>
    private static string Plain(Problem problem, bool chinese) => problem.Kind.ExitCode == 3
        ? problem.Details.FirstOrDefault(d => d.Key == "sequence").Value is { Length: > 0 } sequence
            ? chinese ? $"账本已被改动：序号 {sequence}" : $"the ledger is altered: sequence {sequence}"
            : chinese ? "账本已被改动" : "the ledger is altered"
        : chinese ? "账本暂时无法访问" : "the ledger cannot be reached at the moment";

    private static string Title(int status, bool chinese) => status switch
    {
        400 => chinese ? "请求无法读取" : "the request cannot be read",
        401 => chinese ? "未登录" : "not signed in",
        403 => chinese ? "没有权限" : "not allowed",
        404 => chinese ? "不存在" : "not there",
        405 => chinese ? "此处不支持该方法" : "not by this method",
        409 => chinese ? "与现状冲突" : "in conflict with what stands",
        413 => chinese ? "内容过大" : "too large",
        415 => chinese ? "内容类型不对" : "the wrong kind of content",
        422 => chinese ? "按规则不予记录" : "refused by a rule",
        429 => chinese ? "请求过于频繁" : "too many requests",
        503 => chinese ? "暂时不可用" : "not available at the moment",
        _ => chinese ? "程序出错" : "a fault"
    };
}
