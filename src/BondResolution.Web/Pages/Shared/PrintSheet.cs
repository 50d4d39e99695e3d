using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace BondResolution.Web.Pages.Shared;

/// <summary>
/// <c>GET /assets/sheet.css</c>: the margin boxes of printed sheets, with case, as-of date, sequence, root and page. Their texts are in a
/// style sheet and not in the page because margin boxes can say nothing else, and a style in the page would need the policy to allow it.
/// </summary>
internal static class PrintSheet
{
    /// <summary>What it is called among the assets.</summary>
    public const string File = "sheet.css";

    public static IResult Serve(HttpRequest request)
    {
        string Of(string name) => Quoted(request.Query[name].ToString());
        var style = $$"""
            @page {
              size: A4; margin: 18mm 14mm 20mm;
              @top-left { content: "BondResolution  {{Of("case")}}"; font: 8pt sans-serif; }
              @top-right { content: "截至 as of {{Of("asOf")}}"; font: 8pt sans-serif; }
              @bottom-left { content: "序号 sequence {{Of("sequence")}} · 根 root {{Of("root")}}"; font: 7pt sans-serif; white-space: nowrap; }
              @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; }
            }
            """;
        return Results.Text(style, "text/css", Encoding.UTF8);
    }

    /// <summary>
    /// A text as the inside of a CSS string: at most 100 characters, all but letters, digits, blanks and a few signs as code points.
    /// </summary>
    private static string Quoted(string text)
    {
        var quoted = new StringBuilder();
        foreach (var rune in text.EnumerateRunes().Take(100))
        {
            if (Rune.IsLetterOrDigit(rune) || rune.Value is ' ' or '-' or '+' or '/' or '=' or '.')
                quoted.Append(rune);
            else
                quoted.Append(CultureInfo.InvariantCulture, $"\\{rune.Value:x6} ");
        }

        return quoted.ToString();
    }
}
