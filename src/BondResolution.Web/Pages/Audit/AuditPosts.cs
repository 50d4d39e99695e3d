using BondResolution.Application.Desk;
using BondResolution.Web.Pages.Recording;
using BondResolution.Web.Pages.Shared;
using BondResolution.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace BondResolution.Web.Pages.Audit;

/// <summary><c>POST /audit/verify</c>: starts a verification and leads to the page that tells how far it has come.</summary>
internal static class AuditPosts
{
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/audit/verify", Verify).WithMetadata(new RequiredToken()).ExcludeFromDescription();

    private static IResult Verify(HttpContext context, DeskAudit audit, DeskJobs jobs, Visitor visitor)
    {
        if (RequiredToken.Missing(context))
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        var request = visitor.Request;
        var id = jobs.Start(visitor.Name ?? "", visitor.Chinese, (progress, cancel) => audit.VerifyAsync(request, progress, cancel));
        return new SeeOther($"/audit?job={id}");
    }
}
