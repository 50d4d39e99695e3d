using System.Collections.Immutable;
using BondResolution.Domain.Problems;

namespace BondResolution.Domain.Tests;

/// <summary>What a decision is expected to be; a refusal or warning must also read well in both languages.</summary>
internal static class Decided
{
    /// <summary>The events of an accepted decision, with exactly these warnings.</summary>
    public static ImmutableArray<T> Accepted<T>(Decision<T> decision, params ProblemKind[] warnings)
    {
        Assert.True(decision.Refusal is null, decision.Refusal?.ToString());
        Assert.Equal(warnings.Select(w => w.Code), decision.Warnings.Select(w => w.Code));
        Assert.All(decision.Warnings, ReadsWell);
        return decision.Events;
    }

    /// <summary>The refusal, after it was seen to be of this kind and to record nothing.</summary>
    public static Problem Refused<T>(ProblemKind kind, Decision<T> decision)
    {
        Assert.True(decision.Refusal is not null, $"{kind.Code} was expected, but it was accepted");
        Assert.Empty(decision.Events);
        return Is(kind, decision.Refusal);
    }

    public static Problem Is(ProblemKind kind, Problem? problem)
    {
        Assert.Equal(kind.Code, problem?.Code);
        ReadsWell(problem!);
        return problem!;
    }

    /// <summary>A detail of a problem, by the name its text gives it.</summary>
    public static string Detail(this Problem problem, string name) => problem.Details.Single(d => d.Key == name).Value;

    private static void ReadsWell(Problem problem)
    {
        Assert.DoesNotMatch("\\{[A-Za-z]+\\}", problem.Message(chinese: false));
        Assert.DoesNotMatch("\\{[A-Za-z]+\\}", problem.Message(chinese: true));
        Assert.All(problem.Parts, ReadsWell);
    }
}
