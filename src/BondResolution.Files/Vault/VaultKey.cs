using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using BondResolution.Domain.Problems;
using BondResolution.Files.Outputs;
using BondResolution.Files.Text;

namespace BondResolution.Files.Vault;

/// <summary>
/// The key of a vault, 32 random bytes: base64 in <c>vault.key</c> beside the vault or in a folder of whoever works with it, readable by its owner alone, or in
/// the environment. Every use has a key of its own, derived from it.
/// </summary>
internal sealed class VaultKey
{
    public const string FileName = "vault.key";
    public const int Bytes = 32;

    private readonly byte[] _key;

    private VaultKey(byte[] key, string source) => (_key, Source) = (key, source);

    /// <summary>A warning where others than its owner may read or write the key's file, or null.</summary>
    public Problem? Exposed { get; private init; }

    /// <summary>Where it came from, for messages; never the key.</summary>
    public string Source { get; }

    /// <summary>A key for one use: HKDF-SHA256 under a name that nothing else has.</summary>
    public byte[] Derive(string use) => HKDF.DeriveKey(HashAlgorithmName.SHA256, _key, Bytes, info: Encoding.UTF8.GetBytes($"bondresolution/vault/{use}"));

    /// <summary>Takes the key from the environment's text, or from its file, or makes one where there is neither key nor vault.</summary>
    /// <param name="folder">Of the file.</param>
    /// <param name="vault">The vault, for messages.</param>
    /// <param name="isMade">Whether the vault is there: then no new key can open it.</param>
    /// <param name="fromEnvironment">Base64, or null.</param>
    public static Outcome<VaultKey> Load(string folder, string vault, bool isMade, string? fromEnvironment)
    {
        if (!string.IsNullOrEmpty(fromEnvironment))
            return Parse(Encoding.UTF8.GetBytes(fromEnvironment), HolderVault.KeyVariable);
        var keyPath = Path.Combine(folder, FileName);
        if (!File.Exists(keyPath))
        {
            if (isMade)
                return VaultProblems.KeyMissing.With(("file", vault), ("key", keyPath));
            var made = Convert.ToBase64String(RandomNumberGenerator.GetBytes(Bytes)) + "\n";
            var failed = AtomicFile.Write(keyPath, ownerOnly: true, stream => stream.Write(Encoding.ASCII.GetBytes(made)), replaces: false);

            // Somebody else's key may have come first; then it is the key.
            if (failed is not null && !File.Exists(keyPath))
                return failed;
        }

        return FileBytes.Read(keyPath, maxBytes: 1024).Try(out var text, out var unread) ? Parse(text, keyPath, ExposedBy(keyPath)) : unread;
    }

    /// <summary>A key that is at hand.</summary>
    public static VaultKey Of(byte[] key) => new(key, "");

    private static Problem? ExposedBy(string keyPath)
    {
        const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
        return !OperatingSystem.IsWindows() && (File.GetUnixFileMode(keyPath) & Others) != 0 ? VaultProblems.KeyExposed.With(("key", keyPath)) : null;
    }

    private static Outcome<VaultKey> Parse(byte[] text, string source, Problem? exposed = null)
    {
        var trimmed = text.AsSpan().Trim(" \r\n\t"u8);
        Span<byte> key = stackalloc byte[Bytes + 1];
        return Base64.DecodeFromUtf8(trimmed, key, out var read, out var written) == System.Buffers.OperationStatus.Done
            && read == trimmed.Length && written == Bytes
            ? new VaultKey(key[..Bytes].ToArray(), source) { Exposed = exposed }
            : VaultProblems.KeyUnreadable.With(("key", source));
    }
}
