namespace BondResolution.Files.Vault;

/// <summary>The vault of a ledger that is read without one: it knows nobody, and nothing can be put in.</summary>
internal sealed class NoVault(string name) : VaultStore
{
    public override string Name => name;

    public override byte[] ProofOr(byte[] proof) => proof;

    public override bool Put(IEnumerable<SealedChunk> chunks, IReadOnlySet<string>? erasuresKnown) => throw new InvalidOperationException("the vault is only read");

    public override IEnumerable<SealedChunk> Chunks(string @case) => [];

    public override IEnumerable<SealedChunk> Chunks(string @case, IReadOnlyList<VaultPlace> places) => [];

    public override int Count(string @case, string digest) => 0;

    public override bool Has(string @case, string digest, int number) => false;

    public override IReadOnlyList<string> Cases() => [];

    public override IReadOnlyList<string> Digests(string @case) => [];

    public override IReadOnlyList<string> TombstonesOf(string @case) => [];

    public override int Delete(string @case, string digest) => throw new InvalidOperationException("the vault is only read");

    public override void Replace(string @case, string commandId, Func<IReadOnlyList<SealedChunk>?> chunks) => throw new InvalidOperationException("the vault is only read");

    public override void Keep(string proposal, IEnumerable<SealedChunk> chunks) => throw new InvalidOperationException("the vault is only read");

    public override IEnumerable<SealedChunk> Kept(string proposal, string name) => [];

    public override IReadOnlyList<string> KeptProposals() => [];

    public override void Drop(string proposal) => throw new InvalidOperationException("the vault is only read");

    public override void Dispose()
    {
    }
}
