using BondResolution.Application.Desk;
using BondResolution.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace BondResolution.Web.Pages.Recording;

/// <summary>303: after a post the browser gets the page that tells of it, so that loading it again sends nothing again.</summary>
internal sealed class SeeOther(string address) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = address;
        return Task.CompletedTask;
    }
}

/// <summary>The services a post of a form needs.</summary>
internal static class RequestServices
{
    public static Visitor GetVisitor(this IServiceProvider services) => services.GetRequiredService<Visitor>();

    public static UploadShelf GetShelf(this IServiceProvider services) => services.GetRequiredService<UploadShelf>();

    public static DeskProposals GetProposals(this IServiceProvider services) => services.GetRequiredService<DeskProposals>();

    public static DeskCommands GetCommands(this IServiceProvider services) => services.GetRequiredService<DeskCommands>();
}
