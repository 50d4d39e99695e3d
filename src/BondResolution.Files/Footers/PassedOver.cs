using System.Collections.Immutable;

namespace BondResolution.Files.Footers;

/// <summary>The lines of a file that are no rows.</summary>
/// <param name="Listed">In the order of the file; of each reason the first <see cref="Domain.Limits.MaxPassedListed"/>.</param>
/// <param name="Count">All of them.</param>
public sealed record PassedOver(ImmutableArray<PassedLine> Listed, long Count)
{
    /// <summary>No line.</summary>
    public static PassedOver None { get; } = new([], 0);

    /// <summary>These, and then those of the next file.</summary>
    public PassedOver Then(PassedOver next) => new([.. Listed, .. next.Listed], Count + next.Count);
}
