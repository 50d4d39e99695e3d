using BondResolution.Domain.Problems;

namespace BondResolution.Web.Pages.Shared;

/// <summary>The HTTP status of a page that shows a problem in place of what was asked for.</summary>
internal static class ProblemStatus
{
    private static readonly string[] NotThere =
        ["case.unknown", "audit.no-sequence", "holdings.unknown-account", "lawsuit.unknown", "explain.no-figure"];

    public static int Of(Problem problem) => NotThere.Contains(problem.Code) ? 404 : problem.Kind.ExitCode switch
    {
        1 => 422,
        2 => 400,
        4 => 503,
        _ => 500
    };
}
