using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace BondResolution.Integrity;

/// <summary>
/// A signed tree head in the text form of C2SP's tlog-checkpoint: origin, size, root, an empty line, a signature line.
/// Small enough to print on a report; whoever keeps it can prove later that the ledger was not rewritten.
/// </summary>
/// <param name="Ledger">The ledger it is of; its origin line names it.</param>
/// <param name="Size">Events the root is over.</param>
/// <param name="Root">32 bytes.</param>
/// <param name="Signature">ECDSA P-256 over SHA-256 of <see cref="Body"/>, DER.</param>
/// <param name="KeyId">First four bytes of SHA-256(origin ‖ 0x0A ‖ 0x02 ‖ public key as SubjectPublicKeyInfo).</param>
public sealed record Checkpoint(LedgerId Ledger, long Size, byte[] Root, byte[] Signature, byte[] KeyId)
{
    private const byte Ecdsa = 2;
    private const string OriginStart = "bondresolution/";

    /// <summary>The first line, and the name the signature is under: <c>bondresolution/</c> and the ledger's id.</summary>
    public string Origin => OriginOf(Ledger);

    /// <summary>The signed text: three lines, each with its line feed.</summary>
    public string Body => BodyOf(Origin, Size, Root);

    /// <summary>Signs a tree head.</summary>
    public static Checkpoint Sign(LedgerId ledger, long size, byte[] root, ECDsa key) => new(ledger, size, root,
        key.SignData(Encoding.UTF8.GetBytes(BodyOf(OriginOf(ledger), size, root)), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence),
        KeyIdOf(OriginOf(ledger), key.ExportSubjectPublicKeyInfo()));

    /// <summary>Whether the signature is that of the key.</summary>
    public bool IsSignedBy(ECDsa publicKey) =>
        KeyIdOf(Origin, publicKey.ExportSubjectPublicKeyInfo()).AsSpan().SequenceEqual(KeyId)
        && publicKey.VerifyData(Encoding.UTF8.GetBytes(Body), Signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);

    /// <summary>The checkpoint as text.</summary>
    public override string ToString() => $"{Body}\n\u2014 {Origin} {Convert.ToBase64String([.. KeyId, .. Signature])}\n";

    /// <summary>
    /// Reads a checkpoint from text; null where it is none. There is one way to write it: anything but the very text of
    /// <see cref="ToString"/> is none, so that no two texts are the same checkpoint. Line ends CR LF are taken for LF; further signature lines
    /// (of witnesses) may follow and are not looked at.
    /// </summary>
    public static Checkpoint? Parse(string text)
    {
        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n');
        if (lines.Length < 6 || lines[^1].Length != 0 || LedgerOf(lines[0]) is not { } ledger || !long.TryParse(lines[1], NumberStyles.None, CultureInfo.InvariantCulture, out var size)
            || lines[5..^1].Any(line => !line.StartsWith("\u2014 ", StringComparison.Ordinal)) || lines[4].Split(' ') is not ["\u2014", _, var encoded]
            || Bytes(lines[2]) is not { Length: MerkleTree.HashBytes } root || Bytes(encoded) is not { Length: > 4 } signature)
            return null;
        var read = new Checkpoint(ledger, size, root, signature[4..], signature[..4]);
        return read.ToString() == string.Join('\n', lines[..5]) + "\n" ? read : null;
    }

    private static string OriginOf(LedgerId ledger) => OriginStart + ledger;

    private static LedgerId? LedgerOf(string origin) =>
        origin.StartsWith(OriginStart, StringComparison.Ordinal) ? LedgerId.Parse(origin[OriginStart.Length..]) : null;

    private static byte[]? Bytes(string base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var length) ? bytes[..length] : null;
    }

    /// <summary>The id a key has in checkpoints of an origin.</summary>
    public static byte[] KeyIdOf(string origin, byte[] publicKey) =>
        SHA256.HashData([.. Encoding.UTF8.GetBytes(origin), 0x0A, Ecdsa, .. publicKey])[..4];

    private static string BodyOf(string origin, long size, byte[] root) =>
        string.Create(CultureInfo.InvariantCulture, $"{origin}\n{size}\n{Convert.ToBase64String(root)}\n");
}
