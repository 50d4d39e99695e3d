namespace BondResolution.Integrity.Tests;

/// <summary>Messages as the batch hashes take them.</summary>
internal static class Batch
{
    /// <summary>The messages one after the other, and where each ends.</summary>
    public static (byte[] Messages, int[] Ends) Of(IReadOnlyList<byte[]> messages)
    {
        var ends = new int[messages.Count];
        for (var i = 0; i < ends.Length; i++)
            ends[i] = (i == 0 ? 0 : ends[i - 1]) + messages[i].Length;
        return ([.. messages.SelectMany(m => m)], ends);
    }

    /// <summary>Whether this machine has what a way of hashing needs.</summary>
    public static bool IsPossible(string way) => way != "lanes" || Sha256Compression.IsSupported;

    /// <summary>SHA-256 of all messages, by one of the ways there are.</summary>
    public static void Digest(string way, byte[] messages, int[] ends, byte[] digests)
    {
        switch (way)
        {
            case "lanes":
                Sha256Lanes.DigestAll(Sha256Compression.Start, 0, messages, ends, digests);
                break;
            case "framework":
                Sha256Batch.DigestEach(messages, ends, digests);
                break;
            default:
                Sha256Batch.DigestAll(messages, ends, digests);
                break;
        }
    }

    /// <summary>Digests of 32 bytes each, in lower-case hex.</summary>
    public static List<string> Hex(byte[] digests) => [.. digests.Chunk(32).Select(Convert.ToHexStringLower)];
}
