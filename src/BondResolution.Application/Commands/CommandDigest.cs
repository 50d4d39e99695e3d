using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using BondResolution.Files.Text;

namespace BondResolution.Application.Commands;

/// <summary>Digests of a command with its files (docs/decisions/0003-command-ids.md).</summary>
internal static class CommandDigest
{
    /// <summary>
    /// For each domain the SHA-256 over it, parts and what comes last, each but the domain with its length before it, in lower hex. Parts are read
    /// once.
    /// </summary>
    public static string[] Of(IReadOnlyList<FileContent> parts, params (string Domain, byte[]? Last)[] domains)
    {
        IncrementalHash[] hashes = [.. domains.Select(_ => IncrementalHash.CreateHash(HashAlgorithmName.SHA256))];
        try
        {
            for (var i = 0; i < hashes.Length; i++)
                hashes[i].AppendData(Encoding.UTF8.GetBytes(domains[i].Domain));
            foreach (var part in parts)
            {
                Array.ForEach(hashes, hash => AppendLength(hash, part.Length));
                part.Scan([.. hashes.Select(hash => (BlockReader)hash.AppendData)]);
            }

            for (var i = 0; i < hashes.Length; i++)
            {
                if (domains[i].Last is not { } last)
                    continue;
                AppendLength(hashes[i], last.Length);
                hashes[i].AppendData(last);
            }

            return [.. hashes.Select(hash => Convert.ToHexStringLower(hash.GetCurrentHash()))];
        }
        finally
        {
            Array.ForEach(hashes, hash => hash.Dispose());
        }
    }

    private static void AppendLength(IncrementalHash hash, long length)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, length);
        hash.AppendData(bytes);
    }
}
