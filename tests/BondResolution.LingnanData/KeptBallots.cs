namespace BondResolution.LingnanData;

/// <summary>Draws the votes of accounts that keep bonds. The true count of the vote is unknown, so all shares are assumed.</summary>
internal static class KeptBallots
{
    private const int StatedBelowCap = 12;
    private const int StatedAboveCap = 3;

    /// <summary>Gives every holding its vote, and what it sold by it.</summary>
    public static void Draw(List<Holding> holdings, SplitMix64 random)
    {
        foreach (Holding holding in holdings)
        {
            if (random.Chance(AgreePercent(holding)))
            {
                // Sold the 1,000 of the cap and stays with the rest.
                holding.Ballot = new Ballot(Vote.Agree, null);
                holding.UnitsSold = PublicFigures.PurchaseCap;
            }
            else if (random.Chance(6))
            {
                holding.Ballot = new Ballot(random.Chance(60) ? Vote.Oppose : Vote.Abstain, null);
            }
        }

        StatePartialTenders(holdings, random);
    }

    private static int AgreePercent(Holding holding) => holding switch
    {
        { Sues: true } => 50,
        { UnitsKept: < 300 } => 10,
        { UnitsKept: < 1_000 } => 25,
        _ => 45,
    };

    /// <summary>Some holders tender a stated part only; a few state more than the cap lets them sell.</summary>
    private static void StatePartialTenders(List<Holding> holdings, SplitMix64 random)
    {
        List<Holding> silent = [.. holdings.Where(one => one.Ballot.Vote == Vote.Silent && !one.Sues && one.UnitsKept < 3_000)];
        random.Shuffle(silent);
        foreach (Holding chosen in silent.Take(StatedBelowCap))
        {
            chosen.UnitsSold = 10 * random.Between(2, 60);
            chosen.Ballot = new Ballot(Vote.Agree, chosen.UnitsSold);
        }

        List<Holding> large = [.. holdings.Where(one => one.Ballot.Vote == Vote.Agree && one.UnitsKept >= 1_500)];
        random.Shuffle(large);
        foreach (Holding chosen in large.Take(StatedAboveCap))
        {
            chosen.Ballot = new Ballot(Vote.Agree, PublicFigures.PurchaseCap + (100 * random.Between(2, 10)));
        }
    }
}
