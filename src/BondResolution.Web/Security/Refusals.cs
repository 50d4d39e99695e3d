using BondResolution.Domain.Problems;
using BondResolution.Web.Api;
using BondResolution.Web.Pages.Account;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BondResolution.Web.Security;

/// <summary>A refusal as whoever asked reads it: programs as JSON, people as a page; who is not signed in goes to sign in.</summary>
internal static class Refusals
{
    public static Task AnswerAsync(HttpContext context, Problem problem) => Result(context, problem).ExecuteAsync(context);

    public static IResult Result(HttpContext context, Problem problem)
    {
        if (!WantsPage(context))
            return Problems.Result(context, problem);
        if (problem.Kind == SessionProblems.Missing)
            return Results.LocalRedirect("~/login?returnUrl=" + Uri.EscapeDataString(HttpMethods.IsGet(context.Request.Method) ? context.Request.Path + context.Request.QueryString : "/"));
        return new RazorComponentResult<Refused>(new { Problem = problem }) { StatusCode = Problems.StatusOf(problem) };
    }

    /// <summary>Whether a person with a browser asks: for a page, or by a form whose answer is to be one.</summary>
    public static bool WantsPage(HttpContext context) => !context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        && (HttpMethods.IsGet(context.Request.Method) || context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase));
}
