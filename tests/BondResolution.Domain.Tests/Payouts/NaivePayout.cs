using System.Numerics;
using BondResolution.Domain.Bonds;
using BondResolution.Domain.Money;
using BondResolution.Domain.Payouts;

namespace BondResolution.Domain.Tests.Payouts;

/// <summary>
/// The rules of every payment once more, written account by account from their text, with fractions of big integers and
/// lists of people instead of columns: nothing of it is shared with what it checks.
/// </summary>
internal static class NaivePayout
{
    public sealed record Line(long Base, long UnitsPaid, long UnitsDeferred, long Principal, long Interest, long Tax, long DeferredPrincipal, long DeferredInterest);

    public static List<Line> Compute(Scheme scheme, PayoutInput input, long faceFen, bool interestFirst)
    {
        var rows = Enumerable.Range(0, input.Count).ToList();
        var bases = rows.ToDictionary(row => row, row => input.Units[row] - input.Deferred[row]);
        var groups = rows
            .GroupBy(row => scheme.Group == CapPer.Person && input.Persons![row] >= 0 ? $"person {input.Persons[row]}" : $"account {row}")
            .OrderBy(group => group.Min()).ToList();
        var sums = groups.Select(group => (BigInteger)group.Sum(row => bases[row])).ToList();

        var entitled = new Dictionary<int, (BigInteger Units, BigInteger Principal, BigInteger Interest)>();
        for (var g = 0; g < groups.Count; g++)
        {
            var members = groups[g].Order().ToList();
            var (units, principal, interest) = Entitled(scheme, sums, g, interestFirst);
            var weights = members.Select(row => (BigInteger)bases[row]).ToList();
            for (var m = 0; m < members.Count; m++)
                entitled[members[m]] = (Share(units, weights, m), Share(principal, weights, m), Share(interest, weights, m));
        }

        return [.. rows.Select(row => Pay(scheme, input, row, bases[row], entitled[row], faceFen))];
    }

    private static Line Pay(Scheme scheme, PayoutInput input, int row, long @base, (BigInteger Units, BigInteger Principal, BigInteger Interest) entitled, long faceFen)
    {
        var free = input.Units[row] - input.Frozen[row];
        var tax = input.Classes[row] switch { HolderClass.Individual => scheme.Tax.Individual, HolderClass.Fund => scheme.Tax.Fund, _ => new Rate(0) };
        if (scheme is Scheme.OnePer)
        {
            // Bond by bond would be the same: while there is a free bond of the base, it is cancelled.
            var paid = new[] { (long)entitled.Units, free, @base }.Min();
            var held = (long)entitled.Units - paid;
            return new Line(@base, paid, held, paid * faceFen, 0, 0, held * faceFen, 0);
        }

        BigInteger Now(BigInteger amount) => input.Units[row] == 0 ? 0 : Round(amount * free, input.Units[row]);
        var (principal, interest) = (Now(entitled.Principal), Now(entitled.Interest));
        return new Line(@base, 0, 0, (long)principal, (long)interest, (long)Round(interest * Whole(tax.Value), Scale),
            (long)(entitled.Principal - principal), (long)(entitled.Interest - interest));
    }

    private static (BigInteger Units, BigInteger Principal, BigInteger Interest) Entitled(Scheme scheme, List<BigInteger> sums, int g, bool interestFirst)
    {
        var n = sums[g];
        switch (scheme)
        {
            case Scheme.OnePer { Rounding: var rounding, Per: var per }:
                var groups = n / per;
                var rest = n % per != 0;
                return (rounding == OnePerRounding.Ceiling && rest ? groups + 1 : rounding == OnePerRounding.FloorMin1 && groups == 0 && rest ? 1 : groups, 0, 0);
            case Scheme.PerUnit s:
                var p = s.UnitPriceScale is { } scale ? decimal.Round(s.Interest.Yuan, scale, MidpointRounding.AwayFromZero) : s.Interest.Yuan;
                return (0, Round(n * Whole(s.Principal.Yuan) * 100, Scale), Round(n * Whole(p) * 100, Scale));
            case Scheme.ProRata s:
                return (0, Share(s.Fund.Value, sums, g), 0);
            case Scheme.Tiered s:
                var claim = n * (Whole(s.PrincipalPerUnit.Yuan) + Whole(s.InterestPerUnit.Yuan)) * 100;
                BigInteger cash = 0;
                foreach (var (tier, i) in s.Tiers.Select((tier, i) => (tier, i)))
                {
                    var lower = i == 0 ? 0 : s.Tiers[i - 1].UpTo!.Value.Value * Scale;
                    var upper = tier.UpTo is { } upTo ? BigInteger.Min(upTo.Value * Scale, claim) : claim;
                    cash += BigInteger.Max(0, upper - lower) * Whole(tier.Rate.Value);
                }

                var fen = Round(cash, Scale * Scale);
                var first = BigInteger.Min(fen, Round(n * Whole((interestFirst ? s.InterestPerUnit : s.PrincipalPerUnit).Yuan) * 100, Scale));
                return interestFirst ? (0, fen - first, first) : (0, first, fen - first);
            default:
                throw new NotSupportedException();
        }
    }

    private static readonly BigInteger Scale = 1_000_000_000_000;

    private static BigInteger Whole(decimal value) => new(value * 1_000_000_000_000m);

    private static BigInteger Round(BigInteger numerator, BigInteger denominator) =>
        BigInteger.Divide(numerator, denominator) + (numerator % denominator * 2 >= denominator ? 1 : 0);

    /// <summary>The share of one among weights: its whole part, and one more if fewer than the units left over come before it.</summary>
    private static BigInteger Share(BigInteger total, List<BigInteger> weights, int index)
    {
        var sum = weights.Aggregate(BigInteger.Zero, (a, b) => a + b);
        if (sum == 0)
            return 0;
        var left = total - weights.Aggregate(BigInteger.Zero, (a, weight) => a + (total * weight / sum));
        var mine = total * weights[index] % sum;
        var before = weights.Where((weight, i) => total * weight % sum > mine || (total * weight % sum == mine && i < index)).Count();
        return (total * weights[index] / sum) + (before < left ? 1 : 0);
    }
}
