namespace BondResolution.Pipeline.Reports;

/// <summary>The middle of some numbers with the lowest and the highest.</summary>
internal readonly record struct Median(double Middle, double Lowest, double Highest)
{
    /// <summary>Of an even count, the mean of the two in the middle.</summary>
    public static Median Of(IEnumerable<double> numbers)
    {
        var sorted = numbers.Order().ToArray();
        return new((sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2, sorted[0], sorted[^1]);
    }
}
