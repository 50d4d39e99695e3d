using BondResolution.Domain.Problems;

namespace BondResolution.Domain.Holdings;

/// <summary>
/// The recorded holdings break a rule of today's, so that nothing can be decided on them: an earlier version of the program let an act
/// pass. Taking that act back needs no positions, and is possible.
/// </summary>
/// <param name="problem">What is wrong, with what to take back.</param>
public sealed class DoesNotStandException(Problem problem) : Exception(problem.ToString())
{
    /// <summary>What is wrong, with what to take back.</summary>
    public Problem Problem => problem;
}
