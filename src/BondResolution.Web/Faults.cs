using BondResolution.Application;
using BondResolution.Domain.Problems;
using BondResolution.Web.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace BondResolution.Web;

/// <summary>Tells what ended a request before it was answered: to who asked as a problem without a word of the program's inside, to who runs the server in the log.</summary>
internal sealed partial class Faults(RequestDelegate next, ILogger<Faults> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody waits for an answer any more.
        }
        catch (Exception thrown) when (!context.Response.HasStarted)
        {
            context.Response.Clear();
            var problem = thrown is BadHttpRequestException bad ? Unread(bad) : Failures.ProblemOf(thrown);
            if (problem is null)
                Unexpected(log, context.Request.Method, context.GetEndpoint()?.DisplayName ?? "", thrown);
            else if (problem.Kind.ExitCode >= 3)
                Met(log, problem.Message(chinese: false));
            await Problems.Result(context, problem ?? ProgramProblems.Unexpected.With(("reason", thrown.GetType().Name), ("stands", "")),
                status: (thrown as BadHttpRequestException)?.StatusCode).ExecuteAsync(context);
        }
    }

    private static Problem Unread(BadHttpRequestException bad) => bad.StatusCode == StatusCodes.Status413PayloadTooLarge
        ? DeskProblems.TooLarge.With(("most", Upload.MostFieldBytes))
        : DeskProblems.BadBody.With(("reason", "it is no request of this kind, or ends too early"));

    [LoggerMessage(LogLevel.Error, "the store: {Problem}")]
    private static partial void Met(ILogger log, string problem);

    [LoggerMessage(LogLevel.Error, "a fault of the program: {Method} {Route}")]
    private static partial void Unexpected(ILogger log, string method, string route, Exception thrown);
}
