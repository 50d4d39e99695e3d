namespace BondResolution.LingnanData;

/// <summary>Draws the accounts that sell all they hold to the purchaser and are gone after it.</summary>
internal static class SoldOutHoldings
{
    /// <summary>As many accounts as <paramref name="units"/> bonds, what the purchase still lacks, ask for.</summary>
    public static List<Holding> Draw(long units, SplitMix64 random)
    {
        List<Holding> drawn = [];
        for (long left = units; left > 0;)
        {
            long sold = left <= PublicFigures.PurchaseCap ? left : DrawSize(random);
            drawn.Add(new Holding { UnitsSold = sold, Ballot = new Ballot(Vote.Agree, null) });
            left -= sold;
        }

        return drawn;
    }

    /// <summary>A tenth of the holdings is odd, as among those who stay.</summary>
    private static long DrawSize(SplitMix64 random)
    {
        int size = SizeTable.Leavers.Draw(random);
        return random.Chance(11) ? size - random.Between(1, 9) : size;
    }
}
