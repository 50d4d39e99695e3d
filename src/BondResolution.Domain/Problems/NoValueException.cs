namespace BondResolution.Domain.Problems;

/// <summary>A value was asked for where there is a problem instead: a bug, or a figure that recorded facts put out of range.</summary>
public sealed class NoValueException(Problem problem) : InvalidOperationException(problem.ToString())
{
    /// <summary>Why there is no value.</summary>
    public Problem Problem { get; } = problem;
}
