using System.Collections.Immutable;
using BondResolution.Domain.Holdings;
using BondResolution.Domain.Money;
using BondResolution.Domain.Recording;
using BondResolution.Views.Lines;

namespace BondResolution.Views.Reports;

/// <summary>What one line of a purchase, a payment or a recovery gave its account: on the page of a holder and in the list of the act the
/// same.</summary>
internal static class ActRows
{
    public static HolderReport.Purchase Purchase(StandingRow row, PurchaseLines lines, int at) =>
        new(row.On, row.Offer, lines.Units[at], new Fen(lines.CashFen[at]), row.CountsFrom, row.Source, row.Label);

    public static HolderReport.Payment Paid(StandingRow row, PaymentLines lines, int at) =>
        Payment(row, "pay", lines.Units[at], lines.Base[at],
        PaymentLines.At(lines.UnitsPaid, at), PaymentLines.At(lines.UnitsDeferred, at), FenAt(lines.PrincipalFen, at),
            FenAt(lines.InterestFen, at), FenAt(lines.TaxFen, at),
        FenAt(lines.DeferredPrincipalFen, at) + FenAt(lines.DeferredInterestFen, at));

    /// <summary>What follows a payment, an account each: a release, a return, a payment made again; null: another event.</summary>
    public static HolderReport.Payment? FollowUp(StandingRow row, IDomainEvent? happened) => happened switch
    {
        HoldingsEvent.DeferredPaid e => Payment(row, "release", 0, 0, e.Units, -e.Units, e.Principal, e.Interest, e.Tax,
            Fen.Zero - e.Principal - e.Interest),
        HoldingsEvent.PaymentReturned e => Payment(row, "return", 0, 0, 0, 0, e.Amount, Fen.Zero, Fen.Zero, Fen.Zero),
        HoldingsEvent.PaymentRepaid e => Payment(row, "repay", 0, 0, 0, 0, e.Amount, Fen.Zero, Fen.Zero, Fen.Zero),
        _ => null
    };

    public static HolderReport.Recovery Recovery(StandingRow row, RecoveryLines lines, int at)
    {
        var (gross, borne, tax) = (new Fen(lines.GrossFen(at)), FenAt(lines.BorneFen, at), FenAt(lines.TaxFen, at));
        return new(row.On, row.Recovery.Suit, row.Recovery.No, PaymentLines.At(lines.Units, at), PaymentLines.At(lines.UnitsCancelled, at),
            FenAt(lines.PrincipalFen, at), FenAt(lines.InterestFen, at), FenAt(lines.CostsFen, at), FenAt(lines.LateFen, at), gross, borne,
                tax, gross - borne - tax,
            FenAt(lines.PrepaidFen, at), row.CountsFrom, row.Source, row.Label);
    }

    private static HolderReport.Payment Payment(
        StandingRow row, string kind, long units, long @base, long paid, long deferred, Fen principal, Fen interest, Fen tax, Fen held) =>
        new(row.On, row.No, kind, units, @base, paid, deferred, principal, interest, principal + interest, tax, principal + interest - tax,
            held, row.CountsFrom, row.Source, row.Label);

    private static Fen FenAt(ImmutableArray<long> column, int row) => new(PaymentLines.At(column, row));
}
