namespace BondResolution.EventStore;

/// <summary>Whether whoever reads wants the payload of an event.</summary>
/// <param name="sequence">The event's.</param>
/// <param name="type">Its type.</param>
/// <param name="payload">The payload, until it returns.</param>
public delegate bool PayloadWanted(long sequence, string type, ReadOnlySpan<byte> payload);
