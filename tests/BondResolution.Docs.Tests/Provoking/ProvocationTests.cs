using BondResolution.Docs.Tests.Errors;
using BondResolution.Domain.Problems;

namespace BondResolution.Docs.Tests.Provoking;

/// <summary>Every code of docs/errors.md is met by somebody: what nothing can provoke is not in the catalogue.</summary>
public class ProvocationTests
{
    public static TheoryData<string> Codes => [.. Provocations.All.Select(p => p.Code).Distinct()];

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task The_code_is_provoked_with_its_exit_code(string code)
    {
        var kind = ProblemCatalogue.All.Single(k => k.Code == code);
        foreach (var provocation in Provocations.All.Where(p => p.Code == code))
        {
            Assert.Equal(kind.ExitCode, provocation.ExitCode);
            var met = await provocation.Meet();
            var own = Assert.Single(met.Where(m => m.Code == code).Take(1));
            Assert.Equal(provocation.ExitCode, own.ExitCode);
            Assert.All(met.SelectMany(m => m.ExpectedInChinese), expected => Assert.DoesNotMatch("[a-z]{2,} [a-z]{2,}", expected));
            Assert.All(ErrorsDocumentTests.Details(kind.English + kind.Remedy), detail => Assert.DoesNotContain($"{{{detail}}}", own.Text));
        }
    }

    [Fact]
    public void The_catalogue_holds_what_is_provoked_and_nothing_else() => Assert.Equal(
        ProblemCatalogue.All.Select(k => k.Code), Provocations.All.Select(p => p.Code).Distinct().Order(StringComparer.Ordinal));
}
