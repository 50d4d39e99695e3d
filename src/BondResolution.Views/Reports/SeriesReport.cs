using BondResolution.Domain.Money;

namespace BondResolution.Views.Reports;

/// <summary>How exposure went down: a row a change, of bonds or of principal, by effective date and sequence. Bonds but for the principal.</summary>
public sealed record SeriesReport(string Case, DateOnly AsOf, AsKnown AsKnown, IReadOnlyList<SeriesReport.Row> Rows)
{
    /// <param name="Outstanding">What the issuer owes after the change; null before the default.</param>
    /// <param name="Principal">Principal the issuer owes after it; null before the default.</param>
    /// <param name="Event">The command that changed it.</param>
    public sealed record Row(string Date, long? Outstanding, Fen? Principal, long Investors, long Purchasers, string Event, long Sequence, string? Source, string? Label);
}
