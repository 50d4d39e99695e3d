using BondResolution.Domain.Buybacks;
using BondResolution.Domain.Cases;
using BondResolution.Domain.Holdings;
using BondResolution.Domain.Instalments;
using BondResolution.Domain.Lawsuits;
using BondResolution.Domain.Money;
using BondResolution.Domain.Recording;

namespace BondResolution.Domain.Books;

/// <summary>
/// The double entry of every event that moves bonds or money: pure, and balanced in bonds, in principal and in cash.
/// <see cref="EventCatalogue"/> says which event posts by which of these. An act of many lines posts once, with its sealed totals.
/// </summary>
public static class Postings
{
    /// <summary>The legs of an event.</summary>
    /// <param name="happened">An event of any stream.</param>
    /// <param name="opened">Of a sealed act the event that opened it, else null.</param>
    /// <param name="face">Face value of one bond.</param>
    /// <exception cref="UnknownEventException">The event is not in the catalogue.</exception>
    public static IReadOnlyList<Posting> Of(IDomainEvent happened, IDomainEvent? opened, Fen face) =>
        EventCatalogue.Of(happened).Posts(happened, opened, face);

    /// <summary>The event moves neither bonds nor money.</summary>
    internal static IReadOnlyList<Posting> Nothing(IDomainEvent happened, IDomainEvent? opened, Fen face) => [];

    internal static IReadOnlyList<Posting> Of(Case.Event.Defaulted e, IDomainEvent? opened, Fen face) =>
        Move(Chart.Debt, Chart.Unallocated, e.Units, e.Principal);

    internal static IReadOnlyList<Posting> Of(HoldingsEvent.RegisterAdopted e, IDomainEvent? opened, Fen face) =>
        Move(Chart.Unallocated, Chart.Accounts, e.Units, face * e.Units);

    internal static IReadOnlyList<Posting> Of(HoldingsEvent.DifferencesSealed e, IDomainEvent? opened, Fen face) =>
        Move(Chart.Unallocated, Chart.Accounts, e.Units, face * e.Units);

    internal static IReadOnlyList<Posting> Of(HoldingsEvent.PurchaseSealed e, IDomainEvent? opened, Fen face) => opened switch
    {
        HoldingsEvent.PurchaseOpened { Kind: OfferKind.ThirdParty } => Pay(Chart.PurchasersCash, Chart.HoldersCash, e.Cash),
        HoldingsEvent.PurchaseOpened { Kind: OfferKind.Issuer } =>
        [
            .. Move(Chart.Accounts, Chart.CancelledByTender, e.Units, face * e.Units),
            .. Pay(Chart.IssuerCash, Chart.HoldersCash, e.Cash)
        ],
        _ => throw new UnknownEventException(opened)
    };

    internal static IReadOnlyList<Posting> Of(HoldingsEvent.PaymentSealed e, IDomainEvent? opened, Fen face) =>
        Instalment(e.Totals.UnitsPaid, e.Totals.Principal, e.Totals.Interest, e.Totals.Tax, e.Totals.Fee);

    internal static IReadOnlyList<Posting> Of(HoldingsEvent.DeferredPaid e, IDomainEvent? opened, Fen face) =>
        Instalment(e.Units, e.Principal, e.Interest, e.Tax, e.Fee);

    internal static IReadOnlyList<Posting> Of(HoldingsEvent.RecoverySealed e, IDomainEvent? opened, Fen face) => Recovery(e.Totals);

    internal static IReadOnlyList<Posting> Of(HoldingsEvent.PaymentReturned e, IDomainEvent? opened, Fen face) => Pay(Chart.HoldersCash, Chart.Returned, e.Amount);

    internal static IReadOnlyList<Posting> Of(HoldingsEvent.PaymentRepaid e, IDomainEvent? opened, Fen face) => Pay(Chart.Returned, Chart.HoldersCash, e.Amount);

    internal static IReadOnlyList<Posting> Of(Instalment.Event.Funded e, IDomainEvent? opened, Fen face) => Pay(Chart.IssuerCash, Chart.Funds, e.Amount);

    internal static IReadOnlyList<Posting> Of(Lawsuit.Event.FeePaid e, IDomainEvent? opened, Fen face) => Pay(Chart.LitigationCash, Chart.CourtFees, e.Amount);

    internal static IReadOnlyList<Posting> Of(Lawsuit.Event.FeeRefunded e, IDomainEvent? opened, Fen face) => Pay(Chart.CourtFees, Chart.LitigationCash, e.Amount);

    internal static IReadOnlyList<Posting> Of(Lawsuit.Event.CostAdvanced e, IDomainEvent? opened, Fen face) =>
        Pay(e.By is AdvancedBy.Trustee ? Chart.TrusteeAdvances : Chart.HoldersPrepaid, Chart.LitigationCash, e.Amount);

    internal static IReadOnlyList<Posting> Of(Lawsuit.Event.Recovered e, IDomainEvent? opened, Fen face) =>
        [.. Pay(Chart.IssuerCash, Chart.Recoveries, e.Receipt.Amount), .. Pay(Chart.Recoveries, Chart.TrusteeAdvances, e.Receipt.Advanced)];

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
