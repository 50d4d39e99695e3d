using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace BondResolution.Application.Desk.Users;

/// <summary>Secrets that the desk hands out, and what it keeps of them.</summary>
internal static class DeskSecret
{
    private const int Bytes = 32;

    /// <summary>256 random bits, 43 letters that may stand in a path.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>SHA-256 in lower hex: enough to know a secret of so many bits again, and nothing to find it by.</summary>
    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
