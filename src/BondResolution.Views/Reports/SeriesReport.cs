namespace BondResolution.Views.Reports;

/// <summary>How exposure went down: a row a change, by effective date and sequence. Bonds.</summary>
public sealed record SeriesReport(string Case, DateOnly AsOf, AsKnown AsKnown, IReadOnlyList<SeriesReport.Row> Rows)
{
    /// <param name="Outstanding">What the issuer owes after the change; null before the default.</param>
    /// <param name="Event">The command that changed it.</param>
    public sealed record Row(string Date, long? Outstanding, long Investors, long Purchasers, string Event, long Sequence, string? Source, string? Label);
}
