using System.Collections.Immutable;
using BondResolution.Domain.Money;

namespace BondResolution.Domain.Time;

/// <summary>Interest with its arithmetic.</summary>
/// <param name="Exact">Before rounding, exactly.</param>
/// <param name="Rounded">Half up to the fen, once, at the end.</param>
/// <param name="Days">Counted days of all pieces.</param>
/// <param name="Pieces">Ascending, without gaps other than days that do not count.</param>
/// <param name="Formula">One line: <c>219958402.00 × 0.06 × 145 / 365 = 5242844.10</c>.</param>
public sealed record InterestResult(
    FenFraction Exact, Fen Rounded, int Days, ImmutableArray<InterestPiece> Pieces, string Formula)
{
    /// <summary>Before rounding, in yuan, to 28 digits.</summary>
    public decimal UnroundedYuan => Exact.Yuan;
}
