using BondResolution.Domain.Money;

namespace BondResolution.Views.Reports;

/// <summary>The suits of a case: claims with their arithmetic, fees and their deferral, holders.</summary>
public sealed record LawsuitReport(string Case, DateOnly AsOf, AsKnown AsKnown, IReadOnlyList<LawsuitReport.Suit> Suits)
{
    public sealed record Suit(
        [property: System.Text.Json.Serialization.JsonPropertyName("suit")] string Id,
        string Court, string? Number, string Plaintiff, string Defendant, string Filed, string? Accepted, DateOnly UnitsAsOf,
        long Holders, long Units, IReadOnlyList<Claim> Claims, Fen Claimed, IReadOnlyList<Fee> Fees, string? Source, string? Label);

    /// <param name="Days">Counted days, null for a stated amount.</param>
    /// <param name="Formula">The arithmetic, null for a stated amount.</param>
    public sealed record Claim(
        string Name, Fen? Base, string? Rate, DateOnly? From, DateOnly? To, string? Count, string? Basis, int? Days, string? Formula, Fen Amount);

    /// <param name="Base">What it was computed on; null where its amount was stated.</param>
    /// <param name="Formula">The schedule's arithmetic; null where its amount was stated.</param>
    /// <param name="Open">Assessed less paid, plus refunded; null before an assessment.</param>
    public sealed record Fee(
        string Kind, Fen? Base, Fen? Assessed, bool Halved, string? Formula, Fen Paid, Fen Refunded, Fen? Open, IReadOnlyList<Deferral> Deferral);

    public sealed record Deferral(DateOnly On, string Decision);
}
