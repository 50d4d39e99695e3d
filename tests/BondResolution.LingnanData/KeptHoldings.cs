namespace BondResolution.LingnanData;

/// <summary>Draws the accounts that still hold bonds after the purchase: 3,105,515 bonds, 2,055,686 of them suing.</summary>
internal static class KeptHoldings
{
    /// <summary>
    /// Accounts beside the suing and the hand-written ones, assumed. Instalment 2 pays 316,808 bonds on a base of 4,107,192, that
    /// is 11,312 bonds of rounding up to multiples of 13; at some 6 bonds an account, about 1,890 accounts must be left.
    /// </summary>
    private const int OtherAccounts = 1_700;

    /// <summary>
    /// 1,047 bonds, computed: 456,471 × 10 − 4,563,663, what all accounts lack together to multiples of ten. The purchaser
    /// lacks 2 of them; the suing accounts get those that make 2,055,686 end in 6, spread over some twenty accounts.
    /// </summary>
    private const long SuersLack = 94;

    private const long PurchaserLacks = 2;

    private const long OthersLack =
        (PublicFigures.FirstEntitled * PublicFigures.FirstPer) - PublicFigures.RegisterUnits - PurchaserLacks - SuersLack;

    /// <summary>All accounts that keep bonds, with votes and freezes.</summary>
    public static List<Holding> Draw(SplitMix64 random)
    {
        List<Holding> suers = [.. SizeTable.Suers.DrawEach(random).Select(size => new Holding { UnitsKept = size, Sues = true })];
        FitTens(suers, PublicFigures.SuitUnits + SuersLack, random);
        TakeOff(suers, SuersLack, random);

        List<Holding> written = [.. HandWrittenHoldings.Create()];
        List<Holding> others = [];
        for (int drawn = 0; drawn < OtherAccounts; drawn++)
        {
            others.Add(new Holding { UnitsKept = SizeTable.Keepers.Draw(random) });
        }

        long othersKeep = PublicFigures.InvestorUnitsAfterPurchase - PublicFigures.SuitUnits - written.Sum(one => one.UnitsKept);
        FitTens(others, othersKeep + OthersLack, random);
        TakeOff(others, OthersLack, random);

        List<Holding> drawnOnes = [.. suers, .. others];
        KeptBallots.Draw(drawnOnes, random);
        Freeze(drawnOnes, random);
        return [.. drawnOnes, .. written];
    }

    /// <summary>Adds or takes lots of ten here and there until the holdings add up to <paramref name="target"/>.</summary>
    private static void FitTens(List<Holding> holdings, long target, SplitMix64 random)
    {
        // Only holdings large enough to bear it, so that the small ones keep their shape.
        long median = holdings.Select(one => one.UnitsKept).Order().ElementAt(holdings.Count / 2);
        List<Holding> bearing = [.. holdings.Where(one => one.UnitsKept >= median)];
        long missing = target - holdings.Sum(one => one.UnitsKept);
        while (missing != 0)
        {
            Holding chosen = random.Pick(bearing);
            long step = missing > 0 ? 10 : -10;
            if (chosen.UnitsKept + step >= 10)
            {
                chosen.UnitsKept += step;
                missing -= step;
            }
        }
    }

    /// <summary>Makes odd holdings: takes 1 to 9 bonds off some, <paramref name="lack"/> in all.</summary>
    private static void TakeOff(List<Holding> holdings, long lack, SplitMix64 random)
    {
        while (lack > 0)
        {
            Holding chosen = random.Pick(holdings);
            if (chosen.UnitsKept % 10 == 0)
            {
                long taken = Math.Min(lack, random.Between(1, 9));
                chosen.UnitsKept -= taken;
                lack -= taken;
            }
        }
    }

    /// <summary>Freezes a tenth to six tenths of some holdings: never enough to hold back a payment.</summary>
    private static void Freeze(List<Holding> holdings, SplitMix64 random)
    {
        const int frozenAccounts = 36;
        List<Holding> candidates = [.. holdings.Where(one => one.UnitsKept >= 500 && one.Ballot.StatedUnits is null)];
        random.Shuffle(candidates);
        foreach (Holding chosen in candidates.Take(frozenAccounts))
        {
            chosen.UnitsFrozen = 10 * (chosen.UnitsKept * random.Between(10, 60) / 1_000);
        }
    }
}
