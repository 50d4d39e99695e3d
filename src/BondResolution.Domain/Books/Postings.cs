using BondResolution.Domain.Buybacks;
using BondResolution.Domain.Cases;
using BondResolution.Domain.Holdings;
using BondResolution.Domain.Instalments;
using BondResolution.Domain.Lawsuits;
using BondResolution.Domain.Money;

namespace BondResolution.Domain.Books;

/// <summary>The double entry of every event: pure, and balanced in bonds, in principal and in cash.</summary>
public static class Postings
{
    /// <summary>
    /// The legs of an event; none where it moves neither bonds nor money. Acts of many lines post once, with their
    /// sealed totals.
    /// </summary>
    /// <param name="happened">An event of any stream.</param>
    /// <param name="opened">For a sealed act the event that opened it, else null.</param>
    /// <param name="face">Face value of one bond.</param>
    public static IReadOnlyList<Posting> Of(object happened, object? opened, Fen face) => (happened, opened) switch
    {
        (Case.Event.Defaulted e, _) => Move(Chart.Debt, Chart.Unallocated, e.Units, e.Principal),
        (HoldingsEvent.RegisterAdopted e, _) => Move(Chart.Unallocated, Chart.Accounts, e.Units, face * e.Units),
        (HoldingsEvent.DifferencesSealed e, _) => Move(Chart.Unallocated, Chart.Accounts, e.Units, face * e.Units),
        (HoldingsEvent.PurchaseSealed e, HoldingsEvent.PurchaseOpened { Kind: OfferKind.ThirdParty }) =>
            Pay(Chart.PurchasersCash, Chart.HoldersCash, e.Cash),
        (HoldingsEvent.PurchaseSealed e, HoldingsEvent.PurchaseOpened { Kind: OfferKind.Issuer }) =>
        [
            .. Move(Chart.Accounts, Chart.CancelledByTender, e.Units, face * e.Units),
            .. Pay(Chart.IssuerCash, Chart.HoldersCash, e.Cash)
        ],
        (HoldingsEvent.PaymentSealed { Totals: var t }, _) => Instalment(t.UnitsPaid, t.Principal, t.Interest, t.Tax, t.Fee),
        (HoldingsEvent.DeferredPaid e, _) => Instalment(e.Units, e.Principal, e.Interest, e.Tax, e.Fee),
        (HoldingsEvent.RecoverySealed { Totals: var t }, _) => Recovery(t),
        (HoldingsEvent.PaymentReturned e, _) => Pay(Chart.HoldersCash, Chart.Returned, e.Amount),
        (HoldingsEvent.PaymentRepaid e, _) => Pay(Chart.Returned, Chart.HoldersCash, e.Amount),
        (Instalment.Event.Funded e, _) => Pay(Chart.IssuerCash, Chart.Funds, e.Amount),
        (Lawsuit.Event.FeePaid e, _) => Pay(Chart.LitigationCash, Chart.CourtFees, e.Amount),
        (Lawsuit.Event.FeeRefunded e, _) => Pay(Chart.CourtFees, Chart.LitigationCash, e.Amount),
        (Lawsuit.Event.CostAdvanced e, _) => Pay(e.By is AdvancedBy.Trustee ? Chart.TrusteeAdvances : Chart.HoldersPrepaid, Chart.LitigationCash, e.Amount),
        (Lawsuit.Event.Recovered { Receipt: var r }, _) =>
            [.. Pay(Chart.IssuerCash, Chart.Recoveries, r.Amount), .. Pay(Chart.Recoveries, Chart.TrusteeAdvances, r.Advanced)],
        _ => []
    };

    private static IReadOnlyList<Posting> Move(string from, string to, long units, Fen principal) =>
        [new(from, -units, Fen.Zero - principal, Fen.Zero), new(to, units, principal, Fen.Zero)];

    private static IReadOnlyList<Posting> Pay(string from, string to, Fen cash) =>
        [new(from, 0, Fen.Zero, Fen.Zero - cash), new(to, 0, Fen.Zero, cash)];

    private static IReadOnlyList<Posting> Instalment(long units, Fen principal, Fen interest, Fen tax, Fen fee) =>
    [
        .. Move(Chart.Accounts, Chart.CancelledByInstalments, units, principal),
        new(Chart.Funds, 0, Fen.Zero, Fen.Zero - (principal + interest + fee)),
        new(Chart.HoldersCash, 0, Fen.Zero, principal + interest - tax),
        new(Chart.TaxWithheld, 0, Fen.Zero, tax),
        new(Chart.DepositoryFees, 0, Fen.Zero, fee)
    ];

    private static IReadOnlyList<Posting> Recovery(RecoveryTotals totals) =>
    [
        .. Move(Chart.Accounts, Chart.CancelledByRecoveries, totals.UnitsCancelled, totals.Principal),
        new(Chart.Recoveries, 0, Fen.Zero, Fen.Zero - (totals.Cash + totals.Prepaid)),
        new(Chart.HoldersCash, 0, Fen.Zero, totals.Gross - totals.Tax),
        new(Chart.HoldersCosts, 0, Fen.Zero, Fen.Zero - totals.HoldersBore),
        new(Chart.TaxWithheld, 0, Fen.Zero, totals.Tax),
        new(Chart.HoldersPrepaid, 0, Fen.Zero, totals.Prepaid)
    ];
}
