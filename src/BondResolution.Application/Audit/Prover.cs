using BondResolution.Domain.Problems;
using BondResolution.Domain.Recording;
using BondResolution.EventStore;
using BondResolution.EventStore.Codec;
using BondResolution.Integrity;

namespace BondResolution.Application.Audit;

/// <summary>Makes proofs out of a ledger: of one event, and of every line of one account.</summary>
public sealed class Prover(IEventStore store, SigningKey key)
{
    private readonly List<byte[]> _leaves = [];

    /// <summary>The ledger's head now, signed.</summary>
    public async Task<Checkpoint> CheckpointAsync(CancellationToken cancel = default)
    {
        var head = await store.ReadHeadAsync(cancel);
        return Checkpoint.Sign(head.Ledger, head.Sequence, head.Root.ToArray(), key.Key);
    }

    /// <summary>That an event stands at its sequence; its payload is shown unless it holds lines, which are other people's too.</summary>
    public async Task<Outcome<ProofFile>> OfSequenceAsync(long sequence, CancellationToken cancel = default)
    {
        var checkpoint = await CheckpointAsync(cancel);
        if (sequence < 1 || sequence > checkpoint.Size)
            return AuditProblems.NoSequence.With(("sequence", sequence), ("head", checkpoint.Size));
        await LoadLeavesAsync(checkpoint.Size, cancel);
        await foreach (var stored in store.ReadAllAsync(sequence - 1, cancel))
            return new ProofFile(checkpoint, key.PublicPem, Prove(stored), null, []);
        throw new LedgerAlteredException($"sequence {sequence} is missing");
    }

    /// <summary>A receipt for one account: each of its lines in a sealed act, with its proof; nothing of anybody else's.</summary>
    public async Task<Outcome<ProofFile>> OfAccountAsync(string account, CancellationToken cancel = default)
    {
        var checkpoint = await CheckpointAsync(cancel);
        await LoadLeavesAsync(checkpoint.Size, cancel);
        var proofs = new List<LineProof>();
        var chunks = new Dictionary<string, List<StoredEvent>>(StringComparer.Ordinal);
        await foreach (var stored in store.ReadAllAsync(0, cancel))
        {
            if (stored.Sequence > checkpoint.Size)
                break;
            if (EventCatalogue.Find(stored.Type) is { HoldsLines: true })
            {
                (chunks.TryGetValue(stored.Stream, out var open) ? open : chunks[stored.Stream] = []).Add(stored);
                continue;
            }

            if (EventCatalogue.Find(stored.Type) is { Seals: true } && chunks.TryGetValue(stored.Stream, out var act))
                proofs.AddRange(Lines(account, act, Prove(stored)));
            chunks.Remove(stored.Stream);
        }

        return proofs.Count == 0
            ? AuditProblems.NothingToProve.With(("account", account))
            : new ProofFile(checkpoint, key.PublicPem, null, account, proofs);
    }

    private async Task LoadLeavesAsync(long size, CancellationToken cancel)
    {
        await foreach (var leaf in store.ReadLeavesAsync(cancel))
        {
            if (_leaves.Count == size)
                break;
            _leaves.Add(leaf.ToArray());
        }
    }

    private EventProof Prove(StoredEvent stored) => new(
        stored.Leaf(), EventCatalogue.Find(stored.Type) is { HoldsLines: true } ? null : stored.Payload.ToArray(),
        MerkleTree.InclusionProof(_leaves, checked((int)(stored.Sequence - 1))));

    /// <summary>Proofs of an account's lines in a sealed act.</summary>
    private static IEnumerable<LineProof> Lines(string account, List<StoredEvent> act, EventProof seal)
    {
        var rootLeaves = act.ConvertAll(chunk => MerkleTree.LeafHash(Convert.FromHexString(chunk.DecodedMetadata().LinesRoot!)));
        for (var at = 0; at < act.Count; at++)
        {
            var table = act[at].DecodedLines(out var secret);
            if (table.Find("accounts") is not { } accounts)
                continue;
            byte[]? leaves = null;
            for (var i = 0; i < table.Lines; i++)
            {
                if (accounts.TextAt(i) != account)
                    continue;
                leaves ??= table.Leaves(secret);
                yield return new LineProof(
                    act[at].Type, [.. table.Columns.Select(c => (c.Name, c.Kind, c.TextAt(i)))], LineTree.SaltOf(secret, i), i, table.Lines,
                    LineTree.Path(leaves.ToArray(), i), at, act.Count, MerkleTree.InclusionProof(rootLeaves, at), seal);
            }
        }
    }
}
