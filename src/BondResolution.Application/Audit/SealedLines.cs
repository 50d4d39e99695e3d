using System.Security.Cryptography;
using BondResolution.Domain.Buybacks;
using BondResolution.Domain.Holdings;
using BondResolution.Domain.Lawsuits;
using BondResolution.Domain.Recording;
using BondResolution.Domain.Registers;
using BondResolution.EventStore.Codec;
using BondResolution.Integrity;

namespace BondResolution.Application.Audit;

/// <summary>The lines of an act that is read, chunk by chunk, until its seal.</summary>
internal sealed class SealedLines
{
    private readonly List<(string Type, byte[] Root, byte[] PayloadDigest)> _chunks = [];
    private long _lines;

    /// <summary>Takes the next chunk; its root at its place in the act.</summary>
    public byte[] Append(string type, ComputedLines lines)
    {
        _chunks.Add((type, lines.RootAt(_chunks.Count), lines.PayloadDigest));
        _lines += lines.Chunk.Lines;
        return _chunks[^1].Root;
    }

    /// <summary>The root of the act.</summary>
    public byte[] Root() => LineChunk.ActRoot(_chunks.Count == 0 ? "" : _chunks[0].Type, [.. _chunks.Select(chunk => chunk.Root)]);

    /// <summary>What a seal says of its lines that is not so, or null.</summary>
    /// <param name="entry">The seal's entry.</param>
    /// <param name="seal">What it says.</param>
    public string? Misfit(EventEntry entry, IDomainEvent? seal)
    {
        if (_chunks.Any(chunk => EventCatalogue.Find(chunk.Type)?.Seal != entry.Type || chunk.Type != _chunks[0].Type))
            return "it seals lines of another kind";
        long? stated = seal switch
        {
            Register.Event.Sealed e => e.Accounts,
            HoldingsEvent.DifferencesSealed e => e.Accounts,
            HoldingsEvent.PurchaseSealed e => e.Accounts,
            HoldingsEvent.PaymentSealed e => e.Totals.Accounts,
            HoldingsEvent.RecoverySealed e => e.Totals.Accounts,
            Offer.Event.TenderSealed e => e.Votes,
            Lawsuit.Event.FilingSealed e => e.Holders,
            _ => null
        };
        if (stated is { } count && count != _lines)
            return $"it states {count} lines; {_lines} stand before it";
        return seal is Register.Event.Sealed { Digest: var digest } && digest != Convert.ToHexStringLower(SHA256.HashData([.. _chunks.SelectMany(chunk => chunk.PayloadDigest)]))
            ? "the digest it states is not that of its lines"
            : null;
    }
}
