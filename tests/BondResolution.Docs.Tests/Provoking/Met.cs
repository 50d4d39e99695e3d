using BondResolution.Domain.Problems;

namespace BondResolution.Docs.Tests.Provoking;

/// <summary>A problem as somebody meets it.</summary>
/// <param name="ExitCode">What the program ends with; null for a part of another problem.</param>
/// <param name="Text">What is printed, in either language.</param>
internal sealed record Met(string Code, int? ExitCode, string Text)
{
    /// <summary>What was expected, as Chinese messages say it.</summary>
    public IReadOnlyList<string> ExpectedInChinese { get; private init; } = [];

    public static IReadOnlyList<Met> Of(params IReadOnlyList<Problem?> problems) =>
    [
        .. problems.OfType<Problem>().SelectMany(p => p.Parts.Prepend(p))
            .Select(p => new Met(p.Code, p.Kind.ExitCode, p.Message(chinese: false) + "\n" + p.Message(chinese: true))
            {
                ExpectedInChinese = [.. p.Details.Where(detail => detail.Key == "expected").Select(detail => ExpectedWords.Chinese(detail.Value))]
            })
    ];
}
