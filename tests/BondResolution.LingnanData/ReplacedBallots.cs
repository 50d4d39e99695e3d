namespace BondResolution.LingnanData;

/// <summary>Lets a handful of accounts vote twice (assumed): the later row replaces the earlier one.</summary>
internal static class ReplacedBallots
{
    /// <summary>Draws an earlier vote for some of <paramref name="holdings"/>.</summary>
    public static void Draw(List<Holding> holdings, SplitMix64 random)
    {
        Give(holdings, Vote.Agree, 3, _ => new Ballot(Vote.Oppose, null), random);
        Give(holdings, Vote.Agree, 2, _ => new Ballot(Vote.Agree, 10), random);
        Give(holdings, Vote.Oppose, 2, _ => new Ballot(Vote.Agree, null), random);
        Give(holdings, Vote.Abstain, 1, one => new Ballot(Vote.Agree, one.UnitsHeld), random);
    }

    private static void Give(List<Holding> holdings, Vote final, int count, Func<Holding, Ballot> earlier, SplitMix64 random)
    {
        List<Holding> candidates =
            [.. holdings.Where(one => one is { IsHandWritten: false, ReplacedBallot: null, UnitsHeld: >= 100 } && one.Ballot.Vote == final)];
        random.Shuffle(candidates);
        foreach (Holding chosen in candidates.Take(count))
        {
            chosen.ReplacedBallot = earlier(chosen);
        }
    }
}
