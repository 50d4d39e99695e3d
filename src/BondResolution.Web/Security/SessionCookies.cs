using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;

namespace BondResolution.Web.Security;

/// <summary>
/// The session's cookie, which on https is one that this host alone can have set (<c>__Host-</c>). A request that signs in is not shown the cookie it came with, so that a new
/// session never goes on under a key that somebody else may have planted.
/// </summary>
internal sealed class SessionCookies : ICookieManager
{
    public const string Name = "bondres";

    private readonly ChunkingCookieManager _cookies = new();

    public static bool SignsIn(HttpRequest request) =>
        HttpMethods.IsPost(request.Method) && (request.Path == "/login" || request.Path.StartsWithSegments("/first", StringComparison.Ordinal));

    public string? GetRequestCookie(HttpContext context, string key) => SignsIn(context.Request) ? null : _cookies.GetRequestCookie(context, Of(context, key));

    public void AppendResponseCookie(HttpContext context, string key, string? value, CookieOptions options) =>
        _cookies.AppendResponseCookie(context, Of(context, key), value, options);

    public void DeleteCookie(HttpContext context, string key, CookieOptions options) => _cookies.DeleteCookie(context, Of(context, key), options);

    private static string Of(HttpContext context, string key) => context.Request.IsHttps ? "__Host-" + key : key;
}
