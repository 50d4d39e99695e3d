using Microsoft.AspNetCore.Http;

namespace BondResolution.Web.Security;

/// <summary>The language of an answer: the user's choice (the cookie <c>lang</c>), else Accept-Language; Chinese where neither says.</summary>
public static class Language
{
    public const string Cookie = "lang";

    public static bool IsChinese(HttpContext context)
    {
        if (context.Request.Cookies[Cookie] is "zh" or "en")
            return context.Request.Cookies[Cookie] == "zh";
        foreach (var wanted in context.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(language => language.Quality ?? 1))
        {
            if (wanted.Value.StartsWith("zh", StringComparison.OrdinalIgnoreCase))
                return true;
            if (wanted.Value.StartsWith("en", StringComparison.OrdinalIgnoreCase))
                return false;
        }

        return true;
    }
}
