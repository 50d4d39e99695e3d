namespace BondResolution.Views.Reports;

/// <summary>What acts of one kind gave account by account, each row as the page of its holder has it; by effective date, then as recorded,
/// and within an act as its lines stand.</summary>
/// <param name="Rows">The account with what it was given.</param>
public sealed record ActList<T>(string Case, DateOnly AsOf, AsKnown AsKnown, IReadOnlyList<(string Account, T Given)> Rows);
