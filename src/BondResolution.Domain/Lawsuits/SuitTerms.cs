using System.Collections.Immutable;

namespace BondResolution.Domain.Lawsuits;

/// <summary>A suit as filed (起诉).</summary>
/// <param name="Suit">Its id in this ledger.</param>
/// <param name="Number">The court's case number (案号), null before it is known.</param>
/// <param name="UnitsAsOf">The date on whose close the holders' units are claimed.</param>
public sealed record SuitTerms(
    string Suit, string Court, string? Number, string Plaintiff, string Defendant, DateOnly UnitsAsOf, ImmutableArray<ClaimComponent> Claims);
