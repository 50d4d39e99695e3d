namespace BondResolution.Views.Tests.Refold;

/// <summary>What an instalment came to, releases included.</summary>
public sealed class Paid
{
    public long Base;
    public long Entitled;
    public long Units;
    public long UnitsDeferred;
    public long PrincipalFen;
    public long InterestFen;
    public long TaxFen;
    public long DeferredFen;
    public long CashFen;
    public long FeeFen;
}
