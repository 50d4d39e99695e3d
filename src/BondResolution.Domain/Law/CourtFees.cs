using System.Collections.Immutable;
using BondResolution.Domain.Money;
using BondResolution.Domain.Problems;

namespace BondResolution.Domain.Law;

/// <summary>
/// Fees a court charges by amount: each slice at its rate, summed exactly, capped, halved, and rounded half up to the
/// fen once. Refused: negative amounts, and dates before the oldest schedule known (2007-04-01).
/// Published (Decree 481, Art. 13): 1,000,000 → 13,800, halved 6,900; 10,000,000 → 81,800; 100,000,000 → 541,800;
/// 1,000,000,000 → 5,041,800.
/// </summary>
public static class CourtFees
{
    /// <summary>案件受理费 of a money claim (Decree 481, Art. 13); halved by Arts. 15 and 16.</summary>
    public static Outcome<CourtFee> Acceptance(Fen amount, DateOnly on, bool halved) =>
        Compute(FeeKind.Acceptance, amount, on, halved);

    /// <summary>保全申请费 (Art. 14): 30 yuan where there is no amount, and never more than 5,000.</summary>
    public static Outcome<CourtFee> Preservation(Fen? amount, DateOnly on) =>
        Compute(FeeKind.Preservation, amount ?? Fen.Zero, on, halved: false);

    /// <summary>申请执行费 (Art. 14) of an enforcement with an amount.</summary>
    public static Outcome<CourtFee> Enforcement(Fen amount, DateOnly on) =>
        Compute(FeeKind.Enforcement, amount, on, halved: false);

    /// <summary>二审案件受理费: the acceptance fee on the part appealed (Art. 17).</summary>
    public static Outcome<CourtFee> Appeal(Fen appealed, DateOnly on, bool halved) =>
        Compute(FeeKind.Appeal, appealed, on, halved);

    /// <summary>
    /// Any of them. The law halves only the acceptance fee; a halved fee of another kind is computed all the same,
    /// because what a court decided is recorded as it decided.
    /// </summary>
    public static Outcome<CourtFee> Compute(FeeKind kind, Fen amount, DateOnly on, bool halved)
    {
        if (amount < Fen.Zero)
            return LawProblems.NegativeAmount.With(("amount", amount));
        var versions = Schedules.Fees.Where(schedule => schedule.Kind == (kind is FeeKind.Appeal ? FeeKind.Acceptance : kind)).ToList();
        if (versions.FindLast(schedule => schedule.From <= on) is not { } schedule)
            return LawProblems.NoSchedule.With(("name", versions[0].Name), ("date", on), ("from", versions[0].From));
        return Compute(schedule, amount, halved);
    }

    private static CourtFee Compute(FeeSchedule schedule, Fen amount, bool halved)
    {
        var slices = ImmutableArray.CreateBuilder<FeeSlice>();
        Int128 scaledSum = 0;
        var from = Fen.Zero;
        foreach (var row in schedule.Slices)
        {
            // The first slice costs its flat sum even of nothing.
            if (row.Flat is null && amount <= from)
                break;
            var to = row.UpTo is { } upTo && upTo < amount ? upTo : amount;
            var scaled = row.Flat is { } flat
                ? (Int128)flat.Value * ExactScale.RateUnit
                : (Int128)(to - from).Value * row.Rate!.Value.Scaled();
            slices.Add(new FeeSlice(from, to, row.Rate, new FenFraction(scaled, ExactScale.RateUnit).Yuan));
            scaledSum += scaled;
            from = to;
        }

        var capped = schedule.Cap is { } cap && scaledSum > (Int128)cap.Value * ExactScale.RateUnit;
        if (capped)
            scaledSum = (Int128)schedule.Cap!.Value.Value * ExactScale.RateUnit;
        // A fee is a small part of an Int64 of fen, so it is always within the limit of an amount.
        _ = new FenFraction(scaledSum, (Int128)ExactScale.RateUnit * (halved ? 2 : 1)).TryRound(out var fee);
        var usedCap = capped ? schedule.Cap : null;
        var shown = slices.DrainToImmutable();
        return new CourtFee(fee, shown, usedCap, halved, schedule, Formula(shown, usedCap, halved, fee));
    }

    private static string Formula(ImmutableArray<FeeSlice> slices, Fen? cap, bool halved, Fen fee)
    {
        var terms = slices.Select(slice => slice.Rate is { } rate ? $"{slice.To - slice.From} × {rate}" : $"{Rounding.HalfUpToFen(slice.Amount)}").ToList();
        var sum = string.Join(" + ", terms);
        if (cap is not null)
            sum = $"min({sum}, {cap})";
        else if (halved && terms.Count > 1)
            sum = $"({sum})";
        return $"{sum}{(halved ? " / 2" : "")} = {fee}";
    }
}
