using BondResolution.Domain.Recording;

namespace BondResolution.Views.Lines;

/// <summary>What an event says by a row of the table <c>lines</c>.</summary>
/// <param name="Row">The row; of lines of a register its adoption.</param>
/// <param name="Sequence">The event's.</param>
/// <param name="Event">The event; null: what a purchaser gained, which the row says.</param>
internal sealed record SaidByLines(StandingRow Row, long Sequence, IDomainEvent? Event);
