namespace BondResolution.LingnanData;

/// <summary>
/// Draws the synthetic holders of 岭南转债 (128044) from a fixed seed. The holders are made up; every public aggregate of the
/// case comes out of them to the last bond, which <see cref="SelfCheck"/> makes sure of.
/// </summary>
public static class LingnanFiles
{
    /// <summary>Name of the holder register at the record date of the purchase.</summary>
    public const string RegisterName = "register-2024-08-21.csv";

    /// <summary>Name of the file of votes on the offer 2024-120.</summary>
    public const string TendersName = "tenders.csv";

    /// <summary>Name of the file of accounts the trustee sues for.</summary>
    public const string SuitHoldersName = "suit-holders.csv";

    /// <summary>The bond's code and the day of default. Another seed gives other holders with the same sums.</summary>
    private const ulong Seed = 128044_20240814;

    /// <summary>The three files by name, the same bytes on every call and machine.</summary>
    /// <exception cref="InvalidOperationException">An aggregate does not come out as published; the message says which.</exception>
    public static IReadOnlyList<(string Name, byte[] Bytes)> Draw()
    {
        SplitMix64 random = new(Seed);
        List<Holding> kept = KeptHoldings.Draw(random);
        SecondInstalmentFit.Fit(kept, random);
        long boughtFromKept = kept.Sum(one => one.UnitsSold);
        List<Holding> holdings = [.. kept, .. SoldOutHoldings.Draw(PublicFigures.PurchasedUnits - boughtFromKept, random)];
        ReplacedBallots.Draw(holdings, random);
        random.Shuffle(holdings);
        Persons.DrawClasses(holdings, random);
        List<RegisterRow> rows = new Identities(random).Assign(holdings, Persons.DrawGroups(holdings, random));

        byte[] register = CsvText.Register(rows);
        byte[] tenders = CsvText.Tenders(rows, random);
        byte[] suitHolders = CsvText.SuitHolders(rows);
        SelfCheck.Run(register, tenders, suitHolders);
        return [(RegisterName, register), (TendersName, tenders), (SuitHoldersName, suitHolders)];
    }
}
