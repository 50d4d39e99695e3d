using BondResolution.Web.Pages.Recording;
using BondResolution.Web.Pages.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace BondResolution.Web.Pages;

/// <summary>Adds the desk's pages to a server and maps them, with their assets and the posts of their forms.</summary>
public static class PagesSetup
{
    public static IServiceCollection AddDeskPages(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddRazorComponents();
        services.AddSingleton<UploadShelf>();
        return services;
    }

    /// <summary>Maps everything; antiforgery is checked by the middleware that stands before.</summary>
    public static void MapDeskPages(this IEndpointRouteBuilder endpoints)
    {
        AssetFiles.Map(endpoints);
        PrintSheet.Map(endpoints);
        LanguageChoice.Map(endpoints);
        RecordingPosts.Map(endpoints);
        endpoints.MapRazorComponents<App>();
        endpoints.MapFallback(() => new RazorComponentResult<Help.NotFound>()).ExcludeFromDescription();
    }
}
