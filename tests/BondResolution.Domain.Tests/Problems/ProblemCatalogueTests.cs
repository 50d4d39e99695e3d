using System.Text.RegularExpressions;
using BondResolution.Domain.Problems;

namespace BondResolution.Domain.Tests.Problems;

public partial class ProblemCatalogueTests
{
    public static TheoryData<ProblemKind> Kinds => [.. ProblemCatalogue.All];

    [Fact]
    public void Codes_are_unique() =>
        Assert.Equal(ProblemCatalogue.All.Length, ProblemCatalogue.All.Select(k => k.Code).Distinct(StringComparer.Ordinal).Count());

    [Fact]
    public void Every_kind_that_is_declared_is_catalogued()
    {
        Assert.Contains(CaseProblems.Unknown, ProblemCatalogue.All);
        Assert.Contains(HoldingProblems.BehindPaid, ProblemCatalogue.All);
        Assert.Contains(FileProblems.Missing, ProblemCatalogue.All);
        Assert.True(ProblemCatalogue.All.Length > 90);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_code_is_lower_case_area_and_what(ProblemKind kind) => Assert.Matches("^[a-z]+(-[a-z]+)*\\.[a-z]+(-[a-z]+)*$", kind.Code);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void An_exit_code_is_one_of_those_published(ProblemKind kind) => Assert.Contains(kind.ExitCode, (int[])[0, 1, 2, 3, 4, 70, 130, 143]);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Both_languages_say_something_and_give_a_remedy_or_none(ProblemKind kind)
    {
        Assert.False(string.IsNullOrWhiteSpace(kind.English));
        Assert.False(string.IsNullOrWhiteSpace(kind.Chinese));
        Assert.Equal(kind.Remedy.Length == 0, kind.RemedyChinese.Length == 0);
        Assert.True(kind.Chinese == kind.English || Chinese().IsMatch(kind.Chinese), kind.Chinese);
        Assert.True(kind.Chinese != kind.English || Placeholder().Replace(kind.English, "").Length == 0, kind.Chinese);
        Assert.DoesNotMatch(@"\p{IsCJKUnifiedIdeographs}{3,}", kind.Remedy);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Both_languages_name_the_same_details(ProblemKind kind) =>
        Assert.Equal(Details(kind.English + kind.Remedy), Details(kind.Chinese + kind.RemedyChinese));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_message_has_every_detail_in_its_place(ProblemKind kind)
    {
        var problem = Problem.Of(kind, [.. Details(kind.English + kind.Remedy).Select(name => (name, (object?)$"<{name}>"))]);
        foreach (var chinese in new[] { false, true })
        {
            var message = problem.Message(chinese);
            Assert.DoesNotMatch(Placeholder(), message);
            Assert.DoesNotContain('\n', message);
            Assert.All(Details(kind.English + kind.Remedy), name => Assert.Contains($"<{name}>", message, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_detail_that_itself_holds_braces_stays_as_it_is()
    {
        var problem = CaseProblems.AlreadyDefaulted.With(("case", "{date}"), ("date", new DateOnly(2024, 8, 14)));
        Assert.StartsWith("case {date} defaulted already, on 2024-08-14. ", problem.Message(chinese: false), StringComparison.Ordinal);
    }

    [Fact]
    public void A_message_is_what_was_found_and_then_what_to_do()
    {
        var problem = BuybackProblems.Unknown.With(("offer", "2024-120"));
        Assert.Equal("no offer 2024-120 was opened by then. Record buyback.offer first, or check its id and date", problem.Message(chinese: false));
        Assert.Equal("届时尚无收购方案 2024-120。请先记录 buyback.offer，或检查编号与日期", problem.Message(chinese: true));
        Assert.Equal("buyback.unknown: " + problem.Message(chinese: false), problem.ToString());
    }

    [Fact]
    public void Where_there_is_nothing_to_do_a_message_ends_with_what_was_found() =>
        Assert.EndsWith("were free", HoldingProblems.JudicialFrozen.With(("units", 1), ("free", 0), ("account", "A")).Message(chinese: false), StringComparison.Ordinal);

    private static SortedSet<string> Details(string template) =>
        new(Placeholder().Matches(template).Select(m => m.Groups[1].Value), StringComparer.Ordinal);

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Chinese();

    [GeneratedRegex(@"\{([A-Za-z]+)\}")]
    private static partial Regex Placeholder();
}
