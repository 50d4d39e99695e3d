using BondResolution.Domain.Bonds;
using BondResolution.Domain.Holdings;

namespace BondResolution.Domain.Tests.Holdings;

/// <summary>Accounts and their places; looking one up changes nothing.</summary>
public class AccountIndexTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Accounts_are_found_at_the_place_they_were_entered_in_any_order_by_either_way(int seed)
    {
        var random = new Random(seed);
        var (index, places, last) = (new AccountIndex(), new Dictionary<AccountNumber, int>(), -1);
        AccountNumber[] first = [.. Drawn(random, 200).Distinct()];
        var begun = index.Begin(first);
        for (var i = 0; i < first.Length; i++)
            places.Add(first[i], begun[i]);
        Assert.Equal(first.Order(), places.OrderBy(p => p.Value).Select(p => p.Key));

        foreach (var account in Drawn(random, 400).Concat(Enumerable.Range(0, 20).Select(i => (AccountNumber)$"zz{i:00}")))
        {
            if (places.TryAdd(account, places.Count))
                Assert.Equal(places[account], index.Add(account));
            foreach (var asked in Drawn(random, 5).Append(account))
            {
                var expected = places.GetValueOrDefault(asked, -1);
                Assert.Equal((expected, expected), (index.Find(asked), index.Find(asked, ref last)));
            }
        }
    }

    [Fact]
    public void Several_may_look_at_once()
    {
        var index = new AccountIndex();
        index.Begin([.. Enumerable.Range(0, 5_000).Select(i => (AccountNumber)$"{i * 2:0000000000}")]);
        Parallel.For(0, 20_000, i => Assert.Equal(i % 2 == 0 && i < 10_000 ? i / 2 : -1, index.Find($"{i:0000000000}")));
    }

    [Fact]
    public void A_book_that_was_built_has_no_way_to_be_changed() =>
        Assert.DoesNotContain(typeof(HoldingsBook).GetMethods(), m => m.GetParameters().Any(p => p.ParameterType == typeof(HoldingsAct) || p.ParameterType == typeof(PositionChange)));

    private static IEnumerable<AccountNumber> Drawn(Random random, int count) =>
        Enumerable.Range(0, count).Select(_ => (AccountNumber)(random.Next(10) == 0 ? $"a name {random.Next(50)}" : $"{random.Next(900)}"));
}
