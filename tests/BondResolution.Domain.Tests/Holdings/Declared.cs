using BondResolution.Domain.Instalments;
using BondResolution.Domain.Money;
using BondResolution.Domain.Payouts;

namespace BondResolution.Domain.Tests.Holdings;

/// <summary>Instalments of tests about payments.</summary>
internal static class Declared
{
    /// <summary>More than any payment of a test needs.</summary>
    public static readonly Fen Enough = new(Limits.MaxAmountFen);

    /// <summary>0.005 %, as reconciles both instalments of 128044.</summary>
    public static readonly Rate FeeRate = new(0.00005m);

    /// <summary>One bond of so many is paid off, by holdings on the day of payment.</summary>
    public static InstalmentTerms OnePer(int no, int per, DateOnly? recordDate = null, OnePerRounding rounding = OnePerRounding.Ceiling) =>
        Terms(no, new Scheme.OnePer(per, rounding), recordDate);

    /// <summary>So much principal and interest a bond.</summary>
    public static InstalmentTerms PerUnit(int no, decimal principal, decimal interest, DateOnly? recordDate = null) =>
        Terms(no, new Scheme.PerUnit(new Price(principal), new Price(interest), null), recordDate);

    public static InstalmentTerms Terms(int no, Scheme scheme, DateOnly? recordDate = null) =>
        new(no, recordDate, recordDate ?? Days.Jan(1), scheme, FeeRate);
}
