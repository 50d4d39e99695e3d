using System.Collections.Immutable;
using BondResolution.Domain.Lawsuits;
using BondResolution.Domain.Money;
using BondResolution.Domain.Plans;
using FsCheck;
using FsCheck.Fluent;
using Xunit.Abstractions;

namespace BondResolution.Domain.Tests.Lawsuits;

public class WaterfallTests(ITestOutputHelper output)
{
    private static readonly ImmutableArray<AppropriationTier> PrincipalFirst =
        [AppropriationTier.Costs, AppropriationTier.Principal, AppropriationTier.Interest];

    private static readonly TierAmounts Owed = new(new Fen(100), new Fen(200), new Fen(1_000), new Fen(50));

    [Theory] // Civil Code Art. 561: costs, interest, principal; 法释〔2014〕8号, Art. 4: the added part last
    [InlineData(0, 0, 0, 0, 0, 0)]
    [InlineData(99, 99, 0, 0, 0, 0)]
    [InlineData(250, 100, 150, 0, 0, 0)]
    [InlineData(1_299, 100, 200, 999, 0, 0)]
    [InlineData(1_320, 100, 200, 1_000, 20, 0)]
    [InlineData(1_360, 100, 200, 1_000, 50, 10)]
    public void Each_tier_is_paid_whole_before_the_next(long amount, long costs, long interest, long principal, long late, long surplus) => Assert.Equal(
        (new TierAmounts(new Fen(costs), new Fen(interest), new Fen(principal), new Fen(late)), new Fen(surplus)),
        Waterfall.Run(new Fen(amount), Owed, PlanTerms.StatutoryOrder));

    [Fact]
    public void A_plan_may_put_principal_before_interest() => Assert.Equal(
        new TierAmounts(new Fen(100), Fen.Zero, new Fen(400), Fen.Zero), Waterfall.Run(new Fen(500), Owed, PrincipalFirst).Spent);

    [Fact]
    public void It_spends_in_order_never_more_than_is_owed_and_spent_and_surplus_are_what_came_in()
    {
        var drawn = from amount in Amount()
                    from tiers in Gen.ListOf(Amount(), 5)
                    select (amount, tiers);
        Rule.Holds(output, drawn, x =>
        {
            var (spent, surplus) = Waterfall.Run(x.amount, [.. x.tiers]);
            Assert.Equal(x.amount, Fen.Sum(spent) + surplus);
            for (var i = 0; i < spent.Length; i++)
            {
                Assert.InRange(spent[i].Value, 0, x.tiers[i].Value);
                Assert.True(spent[i] == Fen.Zero || spent[..i].SequenceEqual(x.tiers.Take(i)), "a tier was paid before one that stands earlier was whole");
            }

            Assert.True(surplus == Fen.Zero || spent.SequenceEqual(x.tiers), "a surplus while somebody was owed");
        });
    }

    [Fact]
    public void Shares_add_up_and_nobody_gets_more_than_he_is_owed()
    {
        var drawn = from total in Amount()
                    from rows in Gen.NonEmptyListOf(from weight in Gen.Choose(0, 2_000) from most in Gen.Choose(0, 3_000_000) select (weight: (long)weight, most: (long)most))
                    select (total, rows);
        Rule.Holds(output, drawn, x =>
        {
            long[] weights = [.. x.rows.Select(r => r.weight)], most = [.. x.rows.Select(r => r.most)];
            var shares = SharedOut.Split(x.total.Value, weights, most);
            var room = x.rows.Where(r => r.weight > 0).Sum(r => r.most);
            Assert.Equal(long.Min(x.total.Value, room), shares.Sum());
            Assert.All(shares.Zip(x.rows), s => Assert.InRange(s.First, 0, s.Second.weight > 0 ? s.Second.most : 0));
        });
    }

    [Fact] // RULES: 5 by 3:7 → 2, 3; nobody capped: largest remainder
    public void Without_a_cap_shares_are_those_of_the_largest_remainder()
    {
        Assert.Equal([2, 3], SharedOut.Split(5, [3, 7], [100, 100]));
        Assert.Equal([34, 33, 33], SharedOut.Split(100, [1, 1, 1], [100, 100, 100]));
        Assert.Equal([10, 45, 45], SharedOut.Split(100, [1, 1, 1], [10, 100, 100]));
    }

    [Fact]
    public void A_recovery_shares_every_tier_by_bonds_and_principal_only_up_to_what_bonds_owe()
    {
        // 100 fen of interest by 3:1; of 1,000 principal the first owes 150 only, the second 300: 450, and 500 are owed to nobody.
        var shares = RecoveryShares.Compute(new Fen(1_050), new TierAmounts(Fen.Zero, new Fen(100), new Fen(1_000), Fen.Zero), PlanTerms.StatutoryOrder, [3, 1], [150, 300]);
        Assert.Equal([75, 25], shares.InterestFen);
        Assert.Equal([150, 300], shares.PrincipalFen);
        Assert.Equal((new TierAmounts(Fen.Zero, new Fen(100), new Fen(450), Fen.Zero), new Fen(500)), (shares.Spent, shares.Surplus));
    }

    private static Gen<Fen> Amount() => Gen.Choose(0, 5_000_000).Select(fen => new Fen(fen));
}
