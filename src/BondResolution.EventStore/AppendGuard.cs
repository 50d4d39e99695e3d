namespace BondResolution.EventStore;

/// <summary>
/// What must still be so beside the version of its own stream for an append to go through: how far another stream, or the whole ledger,
/// goes.
/// </summary>
/// <param name="Stream">The other stream; null: the whole ledger.</param>
/// <param name="Last">Its last version, −1 where it does not exist; of the ledger its last sequence.</param>
public readonly record struct AppendGuard(string? Stream, long Last);
