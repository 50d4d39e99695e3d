namespace BondResolution.EventStore;

/// <summary>
/// What the store holds cannot have been written by this program: a gap in the sequence, a row that is no event, a head that does not fit.
/// Somebody altered the ledger or the medium failed. Nothing is recorded on top of it.
/// </summary>
public sealed class LedgerAlteredException(string message, Exception? inner = null) : Exception(message, inner);
