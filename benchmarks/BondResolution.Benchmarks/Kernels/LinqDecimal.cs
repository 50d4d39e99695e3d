using BondResolution.Domain.Bonds;
using BondResolution.Domain.Money;
using BondResolution.Domain.Payouts;

namespace BondResolution.Benchmarks.Kernels;

/// <summary>A payment as one writes it at first: objects, LINQ, decimals in yuan.</summary>
public static class LinqDecimal
{
    public sealed record Holder(string Account, long Units, long Frozen, long Deferred, HolderClass Class);

    public sealed record Line(string Account, long Base, long UnitsPaid, long UnitsDeferred, decimal Principal, decimal Interest, decimal Tax, decimal Deferred);

    public static List<Holder> HoldersOf(PayoutInput input) =>
        [.. Enumerable.Range(0, input.Count).Select(row => new Holder(input.Accounts[row].ToString(), input.Units[row], input.Frozen[row], input.Deferred[row], input.Classes[row]))];

    internal static PaymentSums SumsOf(List<Line> lines) => new(
        lines.Sum(line => line.UnitsPaid), InFen(lines.Sum(line => line.Principal)), InFen(lines.Sum(line => line.Interest)),
        InFen(lines.Sum(line => line.Tax)), InFen(lines.Sum(line => line.Deferred)));

    /// <param name="face">In yuan.</param>
    public static List<Line> Pay(Scheme scheme, List<Holder> holders, decimal face) => scheme switch
    {
        Scheme.OnePer onePer => [.. holders.Select(holder => Cancel(onePer, holder, face))],
        Scheme.PerUnit perUnit => [.. holders.Select(holder => PayOut(scheme, holder,
            Cents((holder.Units - holder.Deferred) * perUnit.Principal.Yuan), Cents((holder.Units - holder.Deferred) * perUnit.Interest.Yuan)))],
        Scheme.ProRata proRata => Divide(proRata, holders),
        Scheme.Tiered tiered => [.. holders.Select(holder => PayTiers(tiered, holder))],
        _ => throw new ArgumentOutOfRangeException(nameof(scheme))
    };

    private static Line Cancel(Scheme.OnePer scheme, Holder holder, decimal face)
    {
        var units = holder.Units - holder.Deferred;
        var entitled = (long)decimal.Ceiling(units / (decimal)scheme.Per);
        var paid = long.Min(entitled, long.Min(holder.Units - holder.Frozen, units));
        return new Line(holder.Account, units, paid, entitled - paid, paid * face, 0, 0, (entitled - paid) * face);
    }

    private static Line PayOut(Scheme scheme, Holder holder, decimal principal, decimal interest)
    {
        var free = holder.Units - holder.Frozen;
        var (principalNow, interestNow) = (Cents(principal * free / holder.Units), Cents(interest * free / holder.Units));
        return new Line(holder.Account, holder.Units - holder.Deferred, 0, 0, principalNow, interestNow,
            Cents(interestNow * scheme.Tax.Of(holder.Class).Value), principal - principalNow + interest - interestNow);
    }

    private static List<Line> Divide(Scheme.ProRata scheme, List<Holder> holders)
    {
        decimal all = holders.Sum(holder => holder.Units - holder.Deferred);
        var shares = holders.Select(holder =>
        {
            var exact = scheme.Fund.Value * (holder.Units - holder.Deferred);
            var fen = decimal.Floor(exact / all);
            return (Holder: holder, Fen: fen, Remainder: exact - (fen * all));
        }).ToList();
        var left = (int)(scheme.Fund.Value - shares.Sum(share => share.Fen));
        return [.. shares.OrderByDescending(share => share.Remainder).ThenBy(share => share.Holder.Account, StringComparer.Ordinal)
            .Select((share, place) => PayOut(scheme, share.Holder, (share.Fen + (place < left ? 1 : 0)) / 100, 0))
            .OrderBy(line => line.Account, StringComparer.Ordinal)];
    }

    private static Line PayTiers(Scheme.Tiered scheme, Holder holder)
    {
        var units = holder.Units - holder.Deferred;
        var claim = units * (scheme.PrincipalPerUnit.Yuan + scheme.InterestPerUnit.Yuan);
        var cash = Cents(scheme.Tiers.Select((tier, i) =>
        {
            var below = i == 0 ? 0 : scheme.Tiers[i - 1].UpTo!.Value.Yuan;
            return decimal.Max(0, decimal.Min(claim, tier.UpTo?.Yuan ?? claim) - below) * tier.Rate.Value;
        }).Sum());
        var interest = decimal.Min(cash, Cents(units * scheme.InterestPerUnit.Yuan));
        return PayOut(scheme, holder, cash - interest, interest);
    }

    private static decimal Cents(decimal yuan) => decimal.Round(yuan, 2, MidpointRounding.AwayFromZero);

    private static long InFen(decimal yuan) => new Fen((long)(yuan * 100)).Value;
}
