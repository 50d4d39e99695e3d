using BondResolution.Web.Api;
using BondResolution.Web.Pages.Account;
using BondResolution.Web.Pages.Acts;
using BondResolution.Web.Pages.Audit;
using BondResolution.Web.Pages.Holders;
using BondResolution.Web.Pages.Proposals;
using BondResolution.Web.Pages.Recording;
using BondResolution.Web.Pages.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace BondResolution.Web.Pages;

/// <summary>Adds the desk's pages to a server and maps them, with their assets and the posts of their forms.</summary>
public static class PagesSetup
{
    /// <summary>Controls a form may have: a suit of 200 claims has some 1,600.</summary>
    private const int MostFields = 8192;

    public static IServiceCollection AddDeskPages(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddRazorComponents();
        services.AddSingleton<UploadShelf>();
        services.Configure<FormOptions>(forms => (forms.MultipartBodyLengthLimit, forms.ValueCountLimit) = (Upload.MostBytes, MostFields));
        return services;
    }

    /// <summary>
    /// Answers what no route has with a page that says so; what is under /api/ is left to the API. To be called after routing, before
    /// pages are mapped.
    /// </summary>
    public static void UseNoSuchPage(this IApplicationBuilder app) => app.Use((context, next) =>
        context.GetEndpoint() is null && HttpMethods.IsGet(context.Request.Method)
            && !context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
            ? new RazorComponentResult<Help.NotFound>().ExecuteAsync(context)
            : next(context));

    /// <summary>Maps everything; antiforgery is checked by the middleware that stands before.</summary>
    public static void MapDeskPages(this IEndpointRouteBuilder endpoints)
    {
        AssetFiles.Map(endpoints);
        LanguageChoice.Map(endpoints);
        RecordingPosts.Map(endpoints);
        AuditPosts.Map(endpoints);
        UserPosts.Map(endpoints);
        ListFile.Map(endpoints);
        RevealPost.Map(endpoints);
        ProposalPosts.Map(endpoints);
        // Pages are read; what they post has routes of its own, each with its roles.
        endpoints.MapRazorComponents<App>().Add(page =>
        {
            foreach (var methods in page.Metadata.OfType<HttpMethodMetadata>().ToList())
                page.Metadata.Remove(methods);
            page.Metadata.Add(new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Head]));
        });
    }
}
