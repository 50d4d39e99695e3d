using System.Net;
using System.Text.RegularExpressions;
using BondResolution.Application.Desk;
using BondResolution.Web.Pages.Recording;
using BondResolution.Web.Tests.Api;
using BondResolution.Web.Tests.Browser;

namespace BondResolution.Web.Tests.Pages;

/// <summary>A page in one language has no word of the other, but for names, codes and what sources say.</summary>
public sealed partial class LanguageTests(ServedCase desk) : IClassFixture<ServedCase>
{
    /// <summary>Names and abbreviations that Chinese readers read as they are.</summary>
    private static readonly string[] Names =
    [
        "BondResolution", "English", "JSON", "CSV", "PEM", "SHA", "UTF", "GBK", "Excel", "Hledger", "hledger", "Beancount", "beancount", "XLSX", "xlsx", "everyone", "Lines", "a-z"
    ];

    [Fact]
    public async Task A_Chinese_page_has_no_English_word()
    {
        using var reader = await desk.AsAsync("everyone", Enum.GetValues<Role>());
        reader.DefaultRequestHeaders.AcceptLanguage.Clear();
        reader.DefaultRequestHeaders.AcceptLanguage.ParseAdd("zh-CN");
        var found = new List<string>();
        foreach (var address in EveryPage.Addresses.Where(page => page.Key != "/proposals/{id}").Select(page => page.Value).OfType<string>().Concat(CommandForm.Names.Select(name => $"/cases/128044/record/{name}")))
        {
            var words = Word().Matches(ShownText(await PageAsync(reader, address))).Select(word => word.Value).Except(Names).Distinct().ToList();
            if (words.Count > 0)
                found.Add($"{address}: {string.Join(", ", words)}");
        }

        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    [Fact]
    public async Task An_English_page_has_no_Chinese_word_of_the_desks_own()
    {
        using var reader = await desk.AsAsync("everybody", Enum.GetValues<Role>());
        var found = new List<string>();
        foreach (var name in CommandForm.Names)
        {
            var address = $"/cases/128044/record/{name}";
            var words = Han().Matches(Bracketed().Replace(ShownText(await PageAsync(reader, address)), "").Replace("岭南转债", "", StringComparison.Ordinal).Replace("中文", "", StringComparison.Ordinal)
                .Replace("债", "", StringComparison.Ordinal)).Select(word => word.Value).Distinct().ToList();
            if (words.Count > 0)
                found.Add($"{address}: {string.Join(", ", words)}");
        }

        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    private static async Task<string> PageAsync(HttpClient reader, string address)
    {
        using var answer = await reader.GetAsync(address);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address}: {answer.StatusCode}");
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>What a reader sees as the desk's own words: without codes, sources, addresses and what was typed.</summary>
    private static string ShownText(string html) =>
        Address().Replace(WebUtility.HtmlDecode(Tag().Replace(Other().Replace(html, " "), " ")), " ");

    [GeneratedRegex("""<head>.*?</head>|<(code|textarea|kbd|script)\b[^>]*>.*?</\1>|<datalist.*?</datalist>|<(td|span|p|dd|th)\b[^>]* translate="no".*?</\2>|\{[a-zA-Z]+\}""", RegexOptions.Singleline)]
    private static partial Regex Other();

    /// <summary>The legal term of the other language, set in brackets behind the word.</summary>
    [GeneratedRegex(@"\([^()]*\)")]
    private static partial Regex Bracketed();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    /// <summary>Addresses, endings of files, codes of problems and commands.</summary>
    [GeneratedRegex(@"https?://\S+|\.json\b|\b[a-z]+\.[a-z-]+\b")]
    private static partial Regex Address();

    [GeneratedRegex("[A-Za-z][A-Za-z-]+[A-Za-z]")]
    private static partial Regex Word();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}+")]
    private static partial Regex Han();
}
