using BondResolution.Domain.Problems;

namespace BondResolution.Files.Text;

/// <summary>A file was found to be another than when it was opened. Whoever reads a file meets it; <see cref="FileContent.Guard{T}"/> makes a refusal of it.</summary>
public sealed class ContentChangedException(Problem problem) : Exception(problem.ToString())
{
    /// <summary>Of kind <c>file.changing</c>.</summary>
    public Problem Problem => problem;
}
