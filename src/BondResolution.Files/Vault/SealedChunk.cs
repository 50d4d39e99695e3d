namespace BondResolution.Files.Vault;

/// <summary>Personal data of a chunk of lines, encrypted and ready to be written.</summary>
public sealed class SealedChunk
{
    internal SealedChunk(string @case, string digest, int number, byte[] nonce, byte[] content) =>
        (Case, Digest, Number, Nonce, Content) = (@case, digest, number, nonce, content);

    public string Case { get; }

    /// <summary>Digest of the register file.</summary>
    public string Digest { get; }

    /// <summary>Which chunk of the file's rows, from 0.</summary>
    public int Number { get; }

    internal byte[] Nonce { get; }

    /// <summary>Ciphertext and, after it, the tag of 16 bytes.</summary>
    internal byte[] Content { get; }
}
