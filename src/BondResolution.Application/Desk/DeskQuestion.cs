namespace BondResolution.Application.Desk;

/// <summary>What is asked for at the desk: its kind, of which case, and the rest as it was given.</summary>
/// <param name="Kind">Such as <c>exposure</c>.</param>
/// <param name="Case">The case; null: the question is of no case.</param>
/// <param name="Of">A path, an account, a suit, an instalment's number; null where nothing else is named.</param>
/// <param name="From">The first date, of a series.</param>
/// <param name="To">The last date, of a series.</param>
public sealed record DeskQuestion(string Kind, string? Case = null, string? Of = null, string? From = null, string? To = null);

/// <summary>The state of the ledger that an answer is of.</summary>
/// <param name="AsOf">The as-of date.</param>
/// <param name="Sequence">What is known.</param>
/// <param name="Root">The root of the tree then, base64.</param>
/// <param name="At">When the last event of it was recorded.</param>
public sealed record DeskState(DateOnly AsOf, long Sequence, string Root, DateTimeOffset At);

/// <summary>An answer as JSON, UTF-8, and the state it is of.</summary>
public sealed record DeskAnswer(ReadOnlyMemory<byte> Json, DeskState State);
