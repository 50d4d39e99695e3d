using BondResolution.Web.Security;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace BondResolution.Web.Pages.Shared;

/// <summary><c>POST /language</c>: keeps the language a user chose in a cookie, and shows again the page it was chosen on.</summary>
internal static class LanguageChoice
{
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/language", (Delegate)ChooseAsync).AllowAnonymous().WithMetadata(new RequiredToken()).ExcludeFromDescription();

    private static async Task<IResult> ChooseAsync(HttpContext context)
    {
        if (RequiredToken.Missing(context))
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (form["lang"] is ["zh" or "en"] chosen)
        {
            context.Response.Cookies.Append(Language.Cookie, chosen[0]!, new CookieOptions
            {
                HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = context.Request.IsHttps,
                MaxAge = TimeSpan.FromDays(365), Path = "/"
            });
        }

        // Back on this desk only: an address of another host is not followed.
        var back = form["back"] is [{ } address] && address.StartsWith('/') && !address.StartsWith("//", StringComparison.Ordinal)
            && !address.Contains('\\', StringComparison.Ordinal) ? address : "/";
        return Results.LocalRedirect(back);
    }
}

/// <summary>Marks a post of a form: it needs the page's antiforgery token.</summary>
internal sealed class RequiredToken : IAntiforgeryMetadata
{
    public bool RequiresValidation => true;

    /// <summary>Whether the middleware looked for the token and did not find it, or it is another's.</summary>
    public static bool Missing(HttpContext context) => context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false };
}
