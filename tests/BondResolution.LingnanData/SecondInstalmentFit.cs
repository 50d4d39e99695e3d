namespace BondResolution.LingnanData;

/// <summary>
/// Moves lots of ten between accounts until instalment 2 pays exactly 316,808 bonds. Such a move changes neither the sum held
/// nor what instalment 1 entitles to, since that rounds by tens.
/// </summary>
internal static class SecondInstalmentFit
{
    private const int ProposalLimit = 1_000_000;

    /// <summary>Fits <paramref name="holdings"/>, leaving hand-written, frozen and suing ones as they are.</summary>
    public static void Fit(List<Holding> holdings, SplitMix64 random)
    {
        List<Holding> movable = [.. holdings.Where(one => one is { IsHandWritten: false, UnitsFrozen: 0, Sues: false, Ballot.StatedUnits: null })];
        long missing = PublicFigures.SecondPaid
            - PaidOn(PublicFigures.PurchasedUnits, 0)
            - holdings.Sum(one => PaidOn(one.UnitsKept, one.UnitsFrozen));
        for (int proposal = 0; missing != 0 && proposal < ProposalLimit; proposal++)
        {
            Holding giver = random.Pick(movable);
            Holding taker = random.Pick(movable);
            if (giver == taker || giver.UnitsKept <= 20)
            {
                continue;
            }

            long gained = PaidOn(giver.UnitsKept - 10, 0) + PaidOn(taker.UnitsKept + 10, 0)
                - PaidOn(giver.UnitsKept, 0) - PaidOn(taker.UnitsKept, 0);
            if (Math.Abs(missing - gained) < Math.Abs(missing))
            {
                giver.UnitsKept -= 10;
                taker.UnitsKept += 10;
                missing -= gained;
            }
        }
    }

    /// <summary>Bonds instalment 2 pays an account that held <paramref name="units"/> before instalment 1.</summary>
    private static long PaidOn(long units, long frozen)
    {
        long entitledFirst = CeilingOf(units, PublicFigures.FirstPer);
        long paidFirst = Math.Min(entitledFirst, units - frozen);
        long left = units - paidFirst;
        long unitsBase = left - (entitledFirst - paidFirst);
        long free = Math.Min(left - frozen, unitsBase);
        return Math.Min(CeilingOf(unitsBase, PublicFigures.SecondPer), free);
    }

    private static long CeilingOf(long units, long per) => (units + per - 1) / per;
}
