namespace BondResolution.Domain.Recording;

/// <summary>An event as it stands in the ledger: where, when it takes effect, and the command that recorded it.</summary>
/// <param name="Sequence">Its place in the whole ledger, from 1.</param>
/// <param name="On">The date it takes effect (China date).</param>
/// <param name="CommandId">The command that recorded it; a correction names this.</param>
public sealed record Recorded<TEvent>(long Sequence, DateOnly On, string CommandId, TEvent Event);
