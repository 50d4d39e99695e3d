using BondResolution.Domain.Money;

namespace BondResolution.Views.Reports;

/// <summary>How exposure went down: a row a change, of bonds or of principal, by effective date and sequence. Bonds, and principal in
/// yuan.</summary>
public sealed record SeriesReport(string Case, DateOnly AsOf, AsKnown AsKnown, IReadOnlyList<SeriesReport.Row> Rows)
{
    /// <param name="Outstanding">What the issuer owes after the change; null before the default.</param>
    /// <param name="Principal">Principal the issuer owes after it; null before the default.</param>
    /// <param name="InvestorsPrincipal">Principal owed on the bonds that investors hold.</param>
    /// <param name="PurchasersPrincipal">Principal owed on those of purchasers.</param>
    /// <param name="Event">The command that changed it.</param>
    public sealed record Row(string Date, long? Outstanding, Fen? Principal, long Investors, long Purchasers, Fen InvestorsPrincipal,
        Fen PurchasersPrincipal, string Event, long Sequence, string? Source,
        string? Label);
}
