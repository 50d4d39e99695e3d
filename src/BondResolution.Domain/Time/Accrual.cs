using System.Collections.Immutable;
using BondResolution.Domain.Money;
using BondResolution.Domain.Problems;

namespace BondResolution.Domain.Time;

/// <summary>The one walk over counted days behind every interest: cut where principal, rate or year changes, multiply, divide last.</summary>
internal static class Accrual
{
    /// <summary>
    /// A common multiple of both year lengths, so that act/act adds up exactly. The largest numerator, 10^16 fen ×
    /// rate 10 × 10^10 × 3.7 million days × 366, is 1.4 × 10^36: within an Int128.
    /// </summary>
    private const int BothYears = 365 * 366;

    public static Problem? Refuse(Fen principal, RateSteps rates, DateOnly from, DateOnly to)
    {
        if (to < from)
            return InterestProblems.PeriodReversed.With(("from", from), ("to", to));
        if (principal.Value is < 0 or > Limits.MaxAmountFen)
            return InterestProblems.BaseOutOfRange.With(("base", principal), ("most", new Fen(Limits.MaxAmountFen)));
        return rates.Steps[0].From > from
            ? InterestProblems.RateMissing.With(("from", from), ("first", rates.Steps[0].From))
            : null;
    }

    /// <summary>
    /// Interest of the days of each range, from Begin up to, not including, End, ranges ascending; principal by the
    /// first day number it is borne on.
    /// </summary>
    public static Outcome<InterestResult> Compute(
        ImmutableArray<(int Day, Fen Principal)> principal, RateSteps rates, ReadOnlySpan<(int Begin, int End)> ranges, YearBasis basis)
    {
        var found = ImmutableArray.CreateBuilder<InterestPiece>();
        foreach (var days in ranges)
            AddPieces(found, principal, rates.Steps, days, basis);
        var pieces = found.DrainToImmutable();
        var exact = new FenFraction(0, Denominator(basis));
        var total = 0;
        foreach (var piece in pieces)
        {
            exact += piece.Amount;
            total += piece.Days;
        }

        if (!exact.TryRound(out var rounded))
            return InterestProblems.ResultTooLarge.With(("most", new Fen(Limits.MaxAmountFen)));
        return new InterestResult(exact, rounded, total, pieces, InterestText.Of(principal[0].Principal, rates, pieces, basis, rounded));
    }

    private static void AddPieces(
        ImmutableArray<InterestPiece>.Builder pieces, ImmutableArray<(int Day, Fen Principal)> principal,
        ImmutableArray<RateStep> rates, (int Begin, int End) days, YearBasis basis)
    {
        var (p, r) = (0, 0);
        for (var day = days.Begin; day < days.End;)
        {
            while (p + 1 < principal.Length && principal[p + 1].Day <= day)
                p++;
            while (r + 1 < rates.Length && rates[r + 1].From.DayNumber <= day)
                r++;

            var next = days.End;
            if (p + 1 < principal.Length)
                next = int.Min(next, principal[p + 1].Day);
            if (r + 1 < rates.Length)
                next = int.Min(next, rates[r + 1].From.DayNumber);
            if (basis == YearBasis.ActAct)
                next = int.Min(next, new DateOnly(DateOnly.FromDayNumber(day).Year, 12, 31).DayNumber + 1);

            if (Piece((day, next), principal[p].Principal, rates[r].Rate, basis) is { Days: > 0 } piece)
                pieces.Add(piece);
            day = next;
        }
    }

    private static InterestPiece Piece((int Begin, int End) days, Fen principal, Rate rate, YearBasis basis)
    {
        var first = DateOnly.FromDayNumber(days.Begin);
        var counted = DayCount.Days(days.Begin, days.End, basis);
        var yearDays = YearDays(basis, first.Year);
        var numerator = (Int128)principal.Value * rate.Scaled() * counted;
        if (basis == YearBasis.ActAct)
            numerator *= BothYears / yearDays;
        return new InterestPiece(
            first, DateOnly.FromDayNumber(days.End - 1), counted, principal, rate, yearDays,
            new FenFraction(numerator, Denominator(basis)));
    }

    private static Int128 Denominator(YearBasis basis) =>
        (Int128)ExactScale.RateUnit * (basis == YearBasis.ActAct ? BothYears : YearDays(basis, year: 1));

    private static int YearDays(YearBasis basis, int year) => basis switch
    {
        YearBasis.Act365 or YearBasis.NoLeap365 => 365,
        YearBasis.Act360 => 360,
        YearBasis.ActAct => DateTime.IsLeapYear(year) ? 366 : 365,
        YearBasis.PerDay => 1,
        _ => throw new ArgumentOutOfRangeException(nameof(basis))
    };
}
