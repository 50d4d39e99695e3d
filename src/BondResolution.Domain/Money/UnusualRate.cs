using System.Globalization;
using BondResolution.Domain.Problems;
using BondResolution.Domain.Time;

namespace BondResolution.Domain.Money;

/// <summary>Rates so high that per cent was probably meant where a ratio is expected.</summary>
public static class UnusualRate
{
    /// <summary>The warning of an interest rate above <see cref="Limits.MaxUsualYearRate"/>, of a day's above <see cref="Limits.MaxUsualDayRate"/>; or null.</summary>
    public static Problem? OfInterest(string where, string field, Rate rate, YearBasis basis) =>
        Above(where, field, rate, basis == YearBasis.PerDay ? Limits.MaxUsualDayRate : Limits.MaxUsualYearRate);

    /// <summary>The warning of a payment fee above <see cref="Limits.MaxUsualFeeRate"/>, or null.</summary>
    public static Problem? OfFee(string where, string field, Rate rate) => Above(where, field, rate, Limits.MaxUsualFeeRate);

    /// <summary>The warning of a tax rate above <see cref="Limits.MaxUsualTaxRate"/>, or null.</summary>
    public static Problem? OfTax(string where, string field, Rate rate) => Above(where, field, rate, Limits.MaxUsualTaxRate);

    private static Problem? Above(string where, string field, Rate rate, decimal most) => rate.Value <= most ? null : PlausibilityProblems.RateLooksLikePercent.With(
        ("where", where), ("field", field), ("rate", rate), ("percent", Plain(rate.Value * 100)), ("fraction", Plain(rate.Value / 100)));

    private static string Plain(decimal value) => value.ToString("0.############", CultureInfo.InvariantCulture);
}
