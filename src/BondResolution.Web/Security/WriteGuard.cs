using BondResolution.Domain.Problems;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace BondResolution.Web.Security;

/// <summary>
/// A write that a cookie signs must come from a page of this desk: forms bear the page's antiforgery token, JSON and uploads may show by Origin or Sec-Fetch-Site where they
/// come from. What says that it comes from elsewhere is refused without a cookie too.
/// </summary>
internal sealed class WriteGuard(RequestDelegate next, IAntiforgery antiforgery, ILogger<WriteGuard> log)
{
    public const string Header = "X-Antiforgery";

    public async Task InvokeAsync(HttpContext context)
    {
        if (IsRead(context.Request.Method) || context.User.Identity?.AuthenticationType == DeskSecurity.Bearer || await IsOwnAsync(context))
        {
            await next(context);
            return;
        }

        log.Refused(context.User.Identity?.Name ?? "", context.Connection.RemoteIpAddress, context.Request.Method, "write", SessionProblems.OtherSite.Code);
        await Refusals.AnswerAsync(context, SessionProblems.OtherSite.With());
    }

    private async Task<bool> IsOwnAsync(HttpContext context)
    {
        var isSame = SameOrigin(context.Request);
        if (isSame == false)
            return false;
        if (context.User.Identity?.AuthenticationType != DeskSecurity.Session)
            return true;
        if (isSame == true && !IsPlainForm(context.Request))
            return true;

        // Looked for in the form only where that is small: an upload is not read before it is known whose it is.
        return (context.Request.Headers.ContainsKey(Header) || IsPlainForm(context.Request)) && await antiforgery.IsRequestValidAsync(context);
    }

    private static bool IsRead(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);

    /// <summary>Whether any page could make a browser send it without asking: everything but JSON, uploads and what has no content.</summary>
    private static bool IsPlainForm(HttpRequest request)
    {
        var kind = request.ContentType ?? "";
        return kind.Length > 0 && !kind.Contains("json", StringComparison.OrdinalIgnoreCase) && !kind.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether the browser says that a page of this host sends it; null: it does not say.</summary>
    private static bool? SameOrigin(HttpRequest request)
    {
        var (site, origin) = (request.Headers["Sec-Fetch-Site"].ToString(), request.Headers.Origin.ToString());
        bool? bySite = site.Length == 0 ? null : site is "same-origin";
        bool? byOrigin = origin.Length == 0 ? null : string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
        return bySite == false || byOrigin == false ? false : bySite ?? byOrigin;
    }
}
