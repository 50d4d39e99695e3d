namespace BondResolution.EventStore.EventStoreDb;

/// <summary>A place in the cluster's <c>$all</c>. Both numbers are places in its log, below 2^63.</summary>
public readonly record struct AllPosition(long Commit, long Prepare);
