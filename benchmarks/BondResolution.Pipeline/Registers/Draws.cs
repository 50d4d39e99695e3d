namespace BondResolution.Pipeline.Registers;

/// <summary>
/// Drawn numbers that depend on seed, subject and index alone, by the mixing function of SplitMix64 (Steele, Lea and Flood, 2014): the same
/// seed gives the same file under every version of .NET, and no row needs to remember another.
/// </summary>
internal readonly struct Draws(ulong seed)
{
    /// <summary>What is drawn; each subject has numbers of its own.</summary>
    public enum Subject { Account = 1, Person, PersonAgain, Class, IdNumber, Lot, Size, Remainder, Frozen, Prefix }

    /// <summary>A whole number from 0 to <paramref name="limit"/> − 1.</summary>
    public long Below(long limit, Subject subject, long index) => (long)Math.BigMul(At(subject, index), (ulong)limit, out _);

    /// <summary>
    /// A permutation of 0 to 99,999,999 that looks drawn: four Feistel rounds over its upper and lower four digits. Different numbers stay different.
    /// </summary>
    public int Permute(int number, Subject subject)
    {
        var (upper, lower) = (number / 10_000, number % 10_000);
        for (var round = 0; round < 4; round++)
            (upper, lower) = (lower, (upper + (int)Below(10_000, subject, (round * 10_000L) + lower)) % 10_000);
        return (upper * 10_000) + lower;
    }

    private ulong At(Subject subject, long index)
    {
        unchecked
        {
            var key = Mix(seed + ((ulong)subject * 0x9E3779B97F4A7C15));
            return Mix(key + ((ulong)index * 0x9E3779B97F4A7C15));
        }
    }

    private static ulong Mix(ulong mixed)
    {
        unchecked
        {
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return mixed ^ (mixed >> 31);
        }
    }
}
