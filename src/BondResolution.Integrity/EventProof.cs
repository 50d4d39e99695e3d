namespace BondResolution.Integrity;

/// <summary>That an event stands at its sequence in the tree of a checkpoint: checked with the checkpoint's key, without the ledger.</summary>
/// <param name="Payload">The payload where it is shown; null where only its digest is.</param>
/// <param name="Path">Sibling hashes from the leaf up to the root (RFC 6962 §2.1.1).</param>
public sealed record EventProof(EventLeaf Leaf, byte[]? Payload, IReadOnlyList<byte[]> Path)
{
    /// <summary>What is wrong with the proof, or null where it holds.</summary>
    public string? Refute(Checkpoint checkpoint)
    {
        if (Payload is not null && !EventLeaf.DigestOf(Payload).AsSpan().SequenceEqual(Leaf.PayloadDigest.Span))
            return $"the payload shown for sequence {Leaf.Sequence} is not the one that was recorded";
        return MerkleTree.VerifyInclusion(Leaf.Hash(), Leaf.Sequence - 1, checkpoint.Size, Path, checkpoint.Root)
            ? null
            : $"the event of sequence {Leaf.Sequence} does not stand in the tree of the checkpoint";
    }
}
