namespace BondResolution.Application.Replay;

/// <summary>A figure a script expects, beside the ledger's own.</summary>
/// <param name="Line">Line of the script.</param>
/// <param name="Path">As written, with <c>~</c> or <c>~trunc</c> where it compares at the precision written.</param>
/// <param name="Expected">As written.</param>
/// <param name="Actual">The ledger's value as text; null where the path leads nowhere.</param>
public sealed record Expectation(int Line, DateOnly On, string Path, string Expected, string? Actual, bool IsMet, string? Label, string? Source);
