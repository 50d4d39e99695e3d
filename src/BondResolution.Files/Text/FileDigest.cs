using System.Security.Cryptography;

namespace BondResolution.Files.Text;

/// <summary>What a file is recognised by, under whatever name it comes.</summary>
public static class FileDigest
{
    /// <summary>SHA-256 of the bytes, 64 lower-case hexadecimal digits.</summary>
    public static string Of(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
