using System.Collections.Immutable;
using System.Globalization;
using BondResolution.Domain.Money;

namespace BondResolution.Domain.Time;

/// <summary>
/// The arithmetic of an interest as one line that a calculator can follow: what all pieces share stands once, outside
/// the bracket.
/// </summary>
internal static class InterestText
{
    public static string Of(Fen principal, RateSteps rates, ImmutableArray<InterestPiece> pieces, YearBasis basis, Fen rounded)
    {
        if (pieces.IsEmpty)
            return $"{principal} × {rates.Steps[0].Rate} × 0{Divisor(basis, 365)} = {rounded}";

        var parts = pieces.GroupBy(piece => (piece.Principal, piece.Rate, piece.YearDays), piece => piece.Days).ToList();
        var onePrincipal = pieces.All(piece => piece.Principal == pieces[0].Principal);
        var oneYear = pieces.All(piece => piece.YearDays == pieces[0].YearDays);
        var terms = parts.Select(part => string.Create(CultureInfo.InvariantCulture,
            $"{(onePrincipal ? "" : $"{part.Key.Principal} × ")}{part.Key.Rate} × {part.Sum()}{(oneYear ? "" : $" / {part.Key.YearDays}")}"));
        var sum = string.Join(" + ", terms);
        if (parts.Count > 1 && (onePrincipal || (oneYear && basis != YearBasis.PerDay)))
            sum = $"({sum})";
        if (onePrincipal)
            sum = $"{pieces[0].Principal} × {sum}";
        return $"{sum}{(oneYear ? Divisor(basis, pieces[0].YearDays) : "")} = {rounded}";
    }

    private static string Divisor(YearBasis basis, int yearDays) => basis switch
    {
        YearBasis.PerDay => "",
        YearBasis.Act360 => " / 360",
        _ => string.Create(CultureInfo.InvariantCulture, $" / {yearDays}")
    };
}
