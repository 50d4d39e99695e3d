namespace BondResolution.LingnanData;

/// <summary>
/// A long-tailed table of holding sizes. All sizes are multiples of ten (bonds trade in lots of ten); odd holdings are made
/// afterwards. The bands are assumed: how the real holdings were spread is unknown.
/// </summary>
internal sealed class SizeTable
{
    /// <summary>Those who sell all they have, and so hold at most 1,000. Weights in percent.</summary>
    public static readonly SizeTable Leavers = new((45, 10, 100), (28, 110, 300), (17, 310, 700), (10, 710, 1_000));

    /// <summary>Those who keep something and do not sue. Weights in percent.</summary>
    public static readonly SizeTable Keepers =
        new((34, 10, 100), (30, 110, 300), (20, 310, 1_000), (13, 1_010, 3_000), (3, 3_010, 9_000));

    /// <summary>Those who sue: fewer and larger, since 176 of them hold 2,055,686 bonds. Weights are how many of the 176.</summary>
    public static readonly SizeTable Suers =
        new((40, 300, 1_000), (50, 1_010, 5_000), (50, 5_010, 15_000), (28, 15_010, 50_000), (8, 50_010, 130_000));

    private static readonly int[] RoundSizes = [10, 20, 30, 50, 100, 150, 200, 300, 500, 800, 1_000, 1_500, 2_000, 3_000, 5_000];

    private readonly (int Weight, int Lowest, int Highest)[] _bands;

    private SizeTable(params (int Weight, int Lowest, int Highest)[] bands) => _bands = bands;

    /// <summary>A size of a band chosen by weight.</summary>
    public int Draw(SplitMix64 random)
    {
        int left = random.Below(_bands.Sum(band => band.Weight));
        foreach ((int weight, int lowest, int highest) in _bands)
        {
            left -= weight;
            if (left < 0)
            {
                return DrawIn(random, lowest, highest);
            }
        }

        throw new InvalidOperationException("the weights of a size table do not add up");
    }

    /// <summary>One size for each unit of weight, the largest band last.</summary>
    public IEnumerable<int> DrawEach(SplitMix64 random) =>
        _bands.SelectMany(band => Enumerable.Range(0, band.Weight).Select(_ => DrawIn(random, band.Lowest, band.Highest)));

    /// <summary>People prefer round numbers: every third size is one, if the band has any.</summary>
    private static int DrawIn(SplitMix64 random, int lowest, int highest)
    {
        int[] round = [.. RoundSizes.Where(size => size >= lowest && size <= highest)];
        return round.Length > 0 && random.Chance(33)
            ? random.Pick(round)
            : 10 * random.Between(lowest / 10, highest / 10);
    }
}
