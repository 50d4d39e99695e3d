using BondResolution.Domain.Problems;

namespace BondResolution.Docs.Tests.Errors;

public class ErrorsDocumentTests
{
    [Fact]
    public void The_document_lists_the_catalogue()
    {
        var path = Repository.At("docs", "errors.md");
        var rendered = ErrorsDocument.Render();
        if (Repository.Renews)
            File.WriteAllText(path, rendered);
        Assert.True(File.Exists(path) && File.ReadAllText(path) == rendered,
            $"docs/errors.md is not what the catalogue says; renew it with {Repository.RenewVariable}=1");
    }

    [Fact]
    public void Every_code_stands_once() =>
        Assert.Empty(ProblemCatalogue.All.GroupBy(k => k.Code).Where(g => g.Count() > 1).Select(g => g.Key));

    [Fact]
    public void Codes_are_an_area_and_what_is_wrong() =>
        Assert.All(ProblemCatalogue.All, kind => Assert.Matches("^[a-z]+\\.[a-z0-9]+(-[a-z0-9]+)*$", kind.Code));

    [Fact]
    public void Both_languages_name_the_same_details() => Assert.All(ProblemCatalogue.All, kind =>
        Assert.Equal(Details(kind.English + kind.Remedy), Details(kind.Chinese + kind.RemedyChinese)));

    [Fact]
    public void Every_error_says_what_to_do_in_both_languages() => Assert.All(ProblemCatalogue.All.Where(k => k.ExitCode != 0), kind =>
        Assert.True(kind.Code == "store.unreachable" || (kind.Remedy.Length > 0 && kind.RemedyChinese.Length > 0), $"{kind.Code} has no remedy"));

    internal static IEnumerable<string> Details(string template) =>
        System.Text.RegularExpressions.Regex.Matches(template, "\\{([a-zA-Z]+)\\}").Select(m => m.Groups[1].Value).Distinct().Order(StringComparer.Ordinal);
}
