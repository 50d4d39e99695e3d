namespace BondResolution.EventStore;

/// <summary>Whether whoever reads wants the payload of an event.</summary>
/// <param name="type">The event's type.</param>
/// <param name="payload">The payload, until it returns.</param>
public delegate bool PayloadWanted(string type, ReadOnlySpan<byte> payload);
