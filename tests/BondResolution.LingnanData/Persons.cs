namespace BondResolution.LingnanData;

/// <summary>
/// Draws classes, and which accounts belong to one person. How the real purchase counted a person with several accounts is
/// unknown; the replay counts by account (assumed), and persons with two large accounts make that choice visible.
/// </summary>
internal static class Persons
{
    private const int PairsSellingTwice = 8;
    private const int OtherPairs = 36;
    private const int Triples = 4;

    /// <summary>Gives every holding a class: large ones are more often funds and institutions.</summary>
    public static void DrawClasses(List<Holding> holdings, SplitMix64 random)
    {
        foreach (Holding holding in holdings)
        {
            int individualPercent = holding.UnitsHeld switch { < 1_000 => 98, < 10_000 => 93, < 40_000 => 55, _ => 20 };
            holding.Class = random.Chance(individualPercent) ? HolderClass.Individual : random.Below(20) switch
            {
                < 9 => HolderClass.Fund,
                < 17 => HolderClass.Institution,
                < 19 => HolderClass.Foreign,
                _ => HolderClass.Other,
            };
        }
    }

    /// <summary>Groups of accounts of one individual each; no group has two suing accounts, so that 176 are 176 persons.</summary>
    public static List<Holding[]> DrawGroups(List<Holding> holdings, SplitMix64 random)
    {
        List<Holding> shuffled = [.. holdings.Where(one => one is { Class: HolderClass.Individual, IsHandWritten: false, Sues: false })];
        random.Shuffle(shuffled);
        List<Holding> selling = [.. shuffled.Where(one => one.UnitsSold == PublicFigures.PurchaseCap).Take(2 * PairsSellingTwice)];
        List<Holding> others = [.. shuffled.Except(selling)];
        List<Holding> suing = [.. holdings.Where(one => one is { Class: HolderClass.Individual, Sues: true }).Take(2)];

        List<Holding[]> groups = [.. selling.Chunk(2)];
        groups.AddRange(others.Take(2 * OtherPairs).Chunk(2));
        groups.AddRange(others.Skip(2 * OtherPairs).Take(3 * Triples).Chunk(3));
        groups.AddRange(suing.Zip(others.Skip((2 * OtherPairs) + (3 * Triples)), (first, second) => new[] { first, second }));
        return groups;
    }
}
