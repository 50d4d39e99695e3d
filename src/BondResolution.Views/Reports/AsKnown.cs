namespace BondResolution.Views.Reports;

/// <summary>How much of the ledger a report knows: the sequence, when it was recorded, and the root of the tree over it (base64).</summary>
public sealed record AsKnown(long Sequence, DateTimeOffset At, string Root);
