using System.Globalization;
using BondResolution.Domain.Payouts;

namespace BondResolution.Benchmarks.Kernels;

/// <summary>
/// The sample schemes as a query over <c>holder (account, units, frozen, deferred, class)</c>, in whole fen of 64 bits,
/// rounded half up: what a database does best. Classes 0 and 1 pay tax.
/// </summary>
internal static class PaymentSql
{
    /// <param name="least">The dialect's function for the smaller of two.</param>
    /// <param name="greatest">And for the larger.</param>
    public static string For(string scheme, PayoutInput input, string least, string greatest)
    {
        var numbers = CultureInfo.InvariantCulture;
        return scheme switch
        {
            SampleScheme.OnePer => $"""
                SELECT account, units, base, paid AS units_paid, entitled - paid AS units_deferred, paid * 10000 AS principal,
                  0 AS interest, 0 AS tax, (entitled - paid) * 10000 AS deferred
                FROM (SELECT *, {least}(entitled, {least}(units - frozen, base)) AS paid
                  FROM (SELECT *, (base + 9) / 10 AS entitled FROM (SELECT *, units - deferred AS base FROM holder) b) e) p
                """,
            SampleScheme.PerUnit => Paid("""
                SELECT *, base * 1000 AS full_principal, (base * 5671 + 50) / 100 AS full_interest
                FROM (SELECT *, units - deferred AS base FROM holder) b
                """),
            SampleScheme.ProRata => Paid(string.Create(numbers, $"""
                SELECT account, units, frozen, class, base, share + CASE WHEN place <= {((Scheme.ProRata)SampleScheme.Named(scheme, input)).Fund.Value} - sum(share) OVER ()
                  THEN 1 ELSE 0 END AS full_principal, 0 AS full_interest
                FROM (SELECT *, row_number() OVER (ORDER BY rest DESC, account) AS place FROM (
                  SELECT *, fund * base / bonds AS share, fund * base % bonds AS rest FROM (
                    SELECT *, units - deferred AS base, {((Scheme.ProRata)SampleScheme.Named(scheme, input)).Fund.Value} AS fund,
                      (SELECT CAST(sum(units - deferred) AS bigint) FROM holder) AS bonds FROM holder) b) s) r
                """)),
            SampleScheme.Tiered => Paid($"""
                SELECT *, cash - full_interest AS full_principal FROM (SELECT *, {least}(cash, base * 150) AS full_interest FROM (
                  SELECT *, ({least}(claim, 5050000) * 10 + {greatest}(claim - 5050000, 0) + 5) / 10 AS cash FROM (
                    SELECT *, (units - deferred) * 10150 AS claim, units - deferred AS base FROM holder) c) t) i
                """),
            _ => throw new ArgumentOutOfRangeException(nameof(scheme))
        };
    }

    /// <summary>What is paid of full principal and interest for the free bonds, and the tax on it.</summary>
    private static string Paid(string entitled) => $"""
        SELECT account, units, base, 0 AS units_paid, 0 AS units_deferred, principal, interest,
          CASE WHEN class IN (0, 1) THEN (interest + 2) / 5 ELSE 0 END AS tax, full_principal - principal + full_interest - interest AS deferred
        FROM (SELECT *, CASE WHEN frozen = 0 THEN full_principal ELSE (full_principal * (units - frozen) * 2 + units) / (units * 2) END AS principal,
          CASE WHEN frozen = 0 THEN full_interest ELSE (full_interest * (units - frozen) * 2 + units) / (units * 2) END AS interest
          FROM ({entitled}) e) p
        """;
}
