using BondResolution.Application.Desk;
using BondResolution.Web.Pages.Shared;
using BondResolution.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace BondResolution.Web.Pages.Holders;

/// <summary>Shows a holder's data to whoever may see it: the reason is recorded first.</summary>
internal static class RevealPost
{
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/cases/{code}/holders/{account}", RevealAsync).WithMetadata(new RequiredToken()).ExcludeFromDescription();

    private static async Task<IResult> RevealAsync(HttpContext context, DeskAudit audit, Visitor visitor, ILogger<DeskAudit> log, string code, string account)
    {
        if (RequiredToken.Missing(context))
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (!(await audit.RevealAsync(visitor.Request, code, account, form["reason"], context.RequestAborted)).Try(out var shown, out var refused))
            return Refusals.Result(context, refused);
        log.Revealed(visitor.Name!, context.Connection.RemoteIpAddress, code, shown["sequence"]!.ToString());
        return new RazorComponentResult<Revealed>(new { Code = code, Account = account, Shown = shown });
    }
}
