using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace BondResolution.Files.Vault;

/// <summary>
/// AES-GCM with a key of 256 bits. A chunk's place (case, file digest, number) is authenticated with it, so that one moved
/// elsewhere does not open. Nonces of 96 random bits: with 2^32 chunks under a key, a repetition has odds of 2^-33.
/// </summary>
internal sealed class VaultCipher(byte[] key) : IDisposable
{
    public const int NonceBytes = 12;
    public const int TagBytes = 16;

    // One a thread: the class does not promise that an instance may be shared.
    private readonly ThreadLocal<AesGcm> _aes = new(() => new AesGcm(key, TagBytes), trackAllValues: true);

    public SealedChunk Seal(string @case, string digest, int number, VaultRows rows) => Seal(@case, digest, number, rows.Content.Span);

    /// <summary>The same of bytes that are no rows.</summary>
    public SealedChunk Seal(string @case, string digest, int number, ReadOnlySpan<byte> bytes)
    {
        var nonce = RandomNumberGenerator.GetBytes(NonceBytes);
        var content = new byte[bytes.Length + TagBytes];
        _aes.Value!.Encrypt(nonce, bytes, content.AsSpan(0, bytes.Length), content.AsSpan(bytes.Length),
            Place(@case, digest, number));
        return new SealedChunk(@case, digest, number, nonce, content);
    }

    /// <summary>The rows of a chunk, or null if it was altered, moved or encrypted under another key.</summary>
    public VaultRows? Open(SealedChunk chunk) => OpenBytes(chunk) is { } content ? new VaultRows(content) : null;

    /// <summary>The bytes of a chunk, or null as <see cref="Open"/>.</summary>
    public byte[]? OpenBytes(SealedChunk chunk)
    {
        if (chunk.Nonce.Length != NonceBytes || chunk.Content.Length < TagBytes)
            return null;
        var content = new byte[chunk.Content.Length - TagBytes];
        try
        {
            _aes.Value!.Decrypt(chunk.Nonce, chunk.Content.AsSpan(0, content.Length), chunk.Content.AsSpan(content.Length), content,
                Place(chunk.Case, chunk.Digest, chunk.Number));
            return content;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    public void Dispose()
    {
        foreach (var aes in _aes.Values)
            aes.Dispose();
        _aes.Dispose();
    }

    /// <summary>Each text with its length in front: no two places have the same bytes.</summary>
    private static byte[] Place(string @case, string digest, int number)
    {
        var place = new byte[12 + Encoding.UTF8.GetByteCount(@case) + Encoding.UTF8.GetByteCount(digest)];
        var at = Put(place, 0, @case);
        at = Put(place, at, digest);
        BinaryPrimitives.WriteInt32LittleEndian(place.AsSpan(at), number);
        return place;
    }

    private static int Put(byte[] place, int at, string text)
    {
        var length = Encoding.UTF8.GetBytes(text, place.AsSpan(at + 4));
        BinaryPrimitives.WriteInt32LittleEndian(place.AsSpan(at), length);
        return at + 4 + length;
    }
}
