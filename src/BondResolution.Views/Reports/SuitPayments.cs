using System.Globalization;
using System.Text;
using BondResolution.Domain.Holdings;
using BondResolution.Domain.Lawsuits;
using BondResolution.EventStore.Codec;
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
                case LineKind.Payment or LineKind.Release:
                    Paid(payments, row, on, PaymentColumns.Read(lines.Content(row.Id), row.Count));
                    break;
                case LineKind.Recovery:
                    Recovered(payments, row, on, RecoveryColumns.Read(lines.Content(row.Id), row.Count), forSuit.Contains(row.Recovery));
                    break;
                case LineKind.PassedOn:
                    payments.PassedOn((HoldingsEvent.UnitsPassedOn)EventJson.Decode(row.Type, Encoding.UTF8.GetBytes(row.Payload!)));
                    break;
            }
        }

        return payments.All;
    }

    private static void Paid(HolderPayments payments, StandingRow row, DateOnly on, PaymentColumns p)
    {
        for (var i = 0; i < p.Count; i++)
        {
            if (row.Kind == LineKind.Payment)
                payments.Paid(on, row.CountsFrom, row.No, p.Accounts[i], p.Units[i], p.PrincipalFen[i], p.InterestFen[i]);
            else
                payments.Released(on, row.CountsFrom, row.No, p.Accounts[i], p.PrincipalFen[i], p.InterestFen[i]);
        }
    }

    private static void Recovered(HolderPayments payments, StandingRow row, DateOnly on, RecoveryColumns r, bool isForSuit)
    {
        for (var i = 0; i < r.Count; i++)
        {
            payments.Recovered(on, row.CountsFrom, isForSuit ? row.Recovery.Suit : null, r.Accounts[i], r.Units[i],
                r.PrincipalFen[i], r.InterestFen[i], r.CostsFen[i], r.LateFen[i]);
        }
    }
}
