using BondResolution.Domain.Cases;

namespace BondResolution.Views.Reports;

/// <summary>Every event that stands in a scope, lines left out, by effective date and sequence.</summary>
/// <param name="Terms">What the bond is.</param>
/// <param name="Rows">Each with the name it is stored under, such as <c>case.defaulted/1</c>.</param>
/// <param name="Reversed">Those that counted once and were taken back, each with the sequence that took it back and why.</param>
/// <param name="Sources">By figure of the exposure report the sources of the facts behind it; those that have some.</param>
public sealed record FactList(
    string Case, DateOnly AsOf, AsKnown AsKnown, CaseTerms Terms, IReadOnlyList<(FactRow Row, string Event)> Rows,
        IReadOnlyDictionary<string, string> Sources,
    IReadOnlyList<(FactRow Row, long ReversedBy, string Reason)> Reversed);
