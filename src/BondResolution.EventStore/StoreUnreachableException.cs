namespace BondResolution.EventStore;

/// <summary>The store cannot be reached, opened or written: a broken machine, not a refusal. The message says which store and what to do, and holds no secret.</summary>
public sealed class StoreUnreachableException(string message, Exception? inner = null) : Exception(message, inner);
