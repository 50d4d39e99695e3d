using BondResolution.Domain.Problems;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;

namespace BondResolution.Web.Security;

/// <summary>
/// A write that a cookie signs must come from a page of this desk: forms bear the page's antiforgery token, JSON and uploads may show by Origin or Sec-Fetch-Site where they
/// come from. What says that it comes from elsewhere is refused without a cookie too.
/// </summary>
internal sealed class WriteGuard(RequestDelegate next, IAntiforgery antiforgery, ILogger<WriteGuard> log)
{
    public const string Header = "X-Antiforgery";

    /// <summary>The field of a form that bears the token.</summary>
    public const string Field = "__RequestVerificationToken";

    /// <summary>Set on a request whose token is among the parts that its route reads itself.</summary>
    private static readonly object IsOpen = new();

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

        var isOfPage = context.GetEndpoint()?.Metadata.GetMetadata<IAntiforgeryMetadata>() is { RequiresValidation: true };
        if (context.Request.Headers.ContainsKey(Header) || IsPlainForm(context.Request) || (isOfPage && context.Request.HasFormContentType))
            return await antiforgery.IsRequestValidAsync(context);
        if (!context.Request.HasFormContentType || context.GetEndpoint()?.Metadata.GetMetadata<ReadsUpload>() is null)
            return false;
        context.Items[IsOpen] = true;
        return true;
    }

    /// <summary>Whether an upload that was let through for the token among its parts has it; true where it need not.</summary>
    /// <param name="context">The request.</param>
    /// <param name="token">The part named <see cref="Field"/>; null: there is none.</param>
    public static async Task<bool> HoldsAsync(HttpContext context, string? token)
    {
        if (!context.Items.ContainsKey(IsOpen))
            return true;
        context.Request.Form = new FormCollection(new Dictionary<string, StringValues> { [Field] = token });
        return await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context);
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

/// <summary>Marks a route that reads an upload part by part, and holds its token against the guard itself.</summary>
internal sealed class ReadsUpload;
