using System.IO.Hashing;
using System.Numerics;
using System.Text;
using BondResolution.Domain.Bonds;

namespace BondResolution.Views.Lines;

/// <summary>
/// An entry of the index of accounts, 32 bits: which event of its run (ten bits, the higher ones) holds a line of an account, by 22 bits of the account's hash.
/// Which bucket of the run it is in the hash's highest bits say. Two accounts may share an entry: then an event is read that holds no line of the one asked for.
/// </summary>
internal static class LineEntry
{
    private const int FingerprintBits = 22;
    private const uint Fingerprint = (1 << FingerprintBits) - 1;

    /// <summary>Entries a bucket has at most on average: 4 KB.</summary>
    private const int PerBucket = 1024;

    /// <summary>The hash of an account; the same for ever, or the read models' version is raised.</summary>
    public static ulong HashOf(AccountNumber account)
    {
        if (!account.TryPack(out var bits))
            return XxHash3.HashToUInt64(Encoding.UTF8.GetBytes(account.ToString()));
        unchecked
        {
            bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
            bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
            return bits ^ (bits >> 31);
        }
    }

    public static uint Of(ulong hash, int place) => ((uint)place << FingerprintBits) | FingerprintOf(hash);

    public static bool IsOf(uint entry, ulong hash) => (entry & Fingerprint) == FingerprintOf(hash);

    /// <summary>Which event of its run holds the line, from 0.</summary>
    public static int PlaceOf(uint entry) => (int)(entry >> FingerprintBits);

    /// <summary>How many buckets a run of so many lines has: a power of two.</summary>
    public static int BucketsOf(long lines) => (int)BitOperations.RoundUpToPowerOf2((ulong)long.Max(1, lines / PerBucket));

    public static int BucketOf(ulong hash, int buckets) => buckets == 1 ? 0 : (int)(hash >> (64 - BitOperations.Log2((uint)buckets)));

    private static uint FingerprintOf(ulong hash) => (uint)(hash & Fingerprint);
}
