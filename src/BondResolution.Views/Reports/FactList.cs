namespace BondResolution.Views.Reports;

/// <summary>Every event that stands in a scope, lines left out, by effective date and sequence.</summary>
/// <param name="Rows">Each with the name it is stored under, such as <c>case.defaulted/1</c>.</param>
/// <param name="Sources">By figure of the exposure report the sources of the facts behind it; those that have some.</param>
public sealed record FactList(
    string Case, DateOnly AsOf, AsKnown AsKnown, IReadOnlyList<(FactRow Row, string Event)> Rows, IReadOnlyDictionary<string, string> Sources);
