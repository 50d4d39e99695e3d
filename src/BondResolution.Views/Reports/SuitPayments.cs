using System.Globalization;
using BondResolution.Domain.Holdings;
using BondResolution.Domain.Lawsuits;
using BondResolution.Views.Lines;

namespace BondResolution.Views.Reports;

/// <summary>What accounts were given by instalments and recoveries, read from the lines that count: what suits are credited with.</summary>
internal static class SuitPayments
{
    public static IReadOnlyList<HolderPayment> Read(StandingLines lines, CaseFacts facts)
    {
        var payments = new HolderPayments();
        var forSuit = facts.Shared.Where(r => r.Opened.Receipt.Beneficiaries is Beneficiaries.Suit)
            .Select(r => (r.Opened.Receipt.No, r.Opened.Suit)).ToHashSet();
        foreach (var row in lines.Rows)
        {
            var on = DateOnly.ParseExact(row.On, "yyyy-MM-dd", CultureInfo.InvariantCulture);
            switch (row.Kind)
            {
                case LineKind.Payment:
                    Paid(payments, row, on, lines.Payment(row));
                    break;
                case LineKind.Release:
                    var e = (HoldingsEvent.DeferredPaid)lines.Event(row);
                    payments.Released(on, row.CountsFrom, e.No, e.Account, e.Principal.Value, e.Interest.Value);
                    break;
                case LineKind.Recovery:
                    Recovered(payments, row, on, lines.Recovery(row), forSuit.Contains(row.Recovery));
                    break;
                case LineKind.PassedOn:
                    payments.PassedOn((HoldingsEvent.UnitsPassedOn)lines.Event(row));
                    break;
            }
        }

        return payments.All;
    }

    private static void Paid(HolderPayments payments, StandingRow row, DateOnly on, PaymentLines p)
    {
        for (var i = 0; i < p.Count; i++)
            payments.Paid(on, row.CountsFrom, row.No, p.Accounts[i], p.Units[i], PaymentLines.At(p.PrincipalFen, i), PaymentLines.At(p.InterestFen, i));
    }

    private static void Recovered(HolderPayments payments, StandingRow row, DateOnly on, RecoveryLines r, bool isForSuit)
    {
        for (var i = 0; i < r.Count; i++)
        {
            payments.Recovered(on, row.CountsFrom, isForSuit ? row.Recovery.Suit : null, r.Accounts[i], PaymentLines.At(r.Units, i),
                PaymentLines.At(r.PrincipalFen, i), PaymentLines.At(r.InterestFen, i), PaymentLines.At(r.CostsFen, i), PaymentLines.At(r.LateFen, i));
        }
    }
}
