using BondResolution.Domain.Money;
using BondResolution.Domain.Payouts;

namespace BondResolution.Domain.Instalments;

/// <summary>An instalment as declared (分期偿付公告).</summary>
/// <param name="No">From 1.</param>
/// <param name="RecordDate">Null where none was published: then holdings when it is paid count.</param>
/// <param name="PayDate">The day of payment (偿付日).</param>
/// <param name="FeeRate">The depository's payment fee on the money paid, as a ratio.</param>
public sealed record InstalmentTerms(int No, DateOnly? RecordDate, DateOnly PayDate, Scheme Scheme, Rate FeeRate)
{
    /// <summary>The date whose close decides who is entitled.</summary>
    public DateOnly EntitledOn => RecordDate ?? PayDate;
}
