using BondResolution.Integrity;

namespace BondResolution.EventStore;

/// <summary>An event about to be appended. The bytes are kept exactly as given.</summary>
/// <param name="Id">Derived from the command id; the same event appended twice is recorded once.</param>
/// <param name="Type">Name and schema version, e.g. <c>case.defaulted/1</c>.</param>
/// <param name="On">The date it takes effect.</param>
/// <param name="CommandId">The command that records it.</param>
/// <param name="Metadata">Canonical UTF-8 JSON: case, command digest, source, labels, who recorded it.</param>
/// <param name="Payload">UTF-8 JSON of the event, at most <c>Limits.MaxPayloadBytes</c>.</param>
public sealed record NewEvent(Guid Id, string Type, DateOnly On, string CommandId, ReadOnlyMemory<byte> Metadata, ReadOnlyMemory<byte> Payload)
{
    /// <summary>SHA-256 of the payload, 32 bytes: taken when the event is made, before any lock.</summary>
    public ReadOnlyMemory<byte> PayloadDigest { get; } = EventLeaf.DigestOf(Payload.Span);
}
