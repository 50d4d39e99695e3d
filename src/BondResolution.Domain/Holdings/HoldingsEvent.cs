using System.Collections.Immutable;
using BondResolution.Domain.Bonds;
using BondResolution.Domain.Buybacks;
using BondResolution.Domain.Lawsuits;
using BondResolution.Domain.Money;
using BondResolution.Domain.Payouts;
using BondResolution.Domain.Recording;

namespace BondResolution.Domain.Holdings;

/// <summary>
/// Whatever moves, freezes, cancels or pays on bonds of a case, in its one stream <c>holdings-{case}</c>. Acts over
/// many accounts come as lines between <em>opened</em> and <em>sealed</em>; until sealed they count for nothing.
/// </summary>
public abstract record HoldingsEvent : IDomainEvent
{
    private HoldingsEvent() { }

    /// <summary>The accounts an event is about that is a fact by itself; none of any other.</summary>
    public static ImmutableArray<AccountNumber> AccountsOf(HoldingsEvent happened) => happened switch
    {
        UnitsFrozen e => [e.Account],
        UnitsReleased e => [e.Account],
        UnitsTransferred e => [e.From, e.To],
        UnitsPassedOn e => [e.From, e.To],
        DeferredPaid e => [e.Account],
        PaymentReturned e => [e.Account],
        PaymentRepaid e => [e.Account],
        _ => []
    };

    /// <summary>The first register becomes the positions, at the close of its record date; its lines are not repeated here.</summary>
    /// <param name="Digest">That of the sealed register.</param>
    public sealed record RegisterAdopted(DateOnly RecordDate, string Digest, long Accounts, long Units) : HoldingsEvent;

    /// <summary>A later register is adopted: what it shows otherwise than the roll-forward follows, line by line.</summary>
    public sealed record DifferencesOpened(DateOnly RecordDate, string Digest) : HoldingsEvent;

    public sealed record Differences(DifferenceLines Rows) : HoldingsEvent;

    /// <param name="Units">Sum of the differences; bonds the register shows more than the roll-forward.</param>
    public sealed record DifferencesSealed(long Accounts, long Units) : HoldingsEvent;

    /// <param name="Number">The freeze's own number, unique for the account.</param>
    /// <param name="Until">Its stated expiry; what happens then is recorded, not assumed.</param>
    public sealed record UnitsFrozen(string Account, string Number, long Units, FreezeKind Kind, string? Authority, DateOnly? Until) : HoldingsEvent;

    public sealed record UnitsReleased(string Account, string Number, long Units) : HoldingsEvent;

    /// <param name="Class">The class of an account no register has shown one of; null: not stated.</param>
    public sealed record UnitsTransferred(
        string From, string To, long Units, TransferReason Reason, string? Document, HolderClass? Class = null) : HoldingsEvent;

    /// <summary>
    /// Bonds passed on with what hangs on them: by inheritance (继承) always, by court order where deferred bonds go along. An heir takes
    /// the deceased's place under offers too.
    /// </summary>
    /// <param name="Deferrals">Deferred payments that go along; default: none.</param>
    /// <param name="Bought">What was bought from the deceased and counts against the heir's caps; default: nothing.</param>
    /// <param name="Estate">Of an inheritance; else null.</param>
    /// <param name="Class">As of <see cref="UnitsTransferred"/>.</param>
    public sealed record UnitsPassedOn(
        string From, string To, long Units, TransferReason Reason, string? Document,
        ImmutableArray<CarriedDeferral> Deferrals, ImmutableArray<CarriedPurchases> Bought, EstateMark? Estate, HolderClass? Class = null) : HoldingsEvent;

    /// <summary>A purchase under an offer begins; cap and purchaser are repeated so that the stream can be checked by itself.</summary>
    public sealed record PurchaseOpened(
        string Offer, OfferKind Kind, string? PurchaserAccount, Price Price, long CapUnits, CapPer CapPer) : HoldingsEvent;

    public sealed record Purchased(PurchaseLines Rows) : HoldingsEvent;

    public sealed record PurchaseSealed(long Accounts, long Units, Fen Cash) : HoldingsEvent;

    /// <summary>An instalment is paid: the terms it is paid by, then every account's line.</summary>
    /// <param name="RecordDate">The date whose close decided who is entitled.</param>
    public sealed record PaymentOpened(int No, DateOnly RecordDate, Scheme Scheme, Rate FeeRate) : HoldingsEvent;

    public sealed record Paid(PaymentLines Rows) : HoldingsEvent;

    public sealed record PaymentSealed(PaymentTotals Totals) : HoldingsEvent;

    /// <summary>What an instalment deferred for an account is paid, after a release.</summary>
    public sealed record DeferredPaid(int No, string Account, long Units, Fen Principal, Fen Interest, Fen Tax, Fen Fee) : HoldingsEvent;

    /// <summary>Money came back (退票); the entitlement stays.</summary>
    public sealed record PaymentReturned(int No, string Account, Fen Amount, string Reason) : HoldingsEvent;

    /// <summary>Returned money was paid again.</summary>
    public sealed record PaymentRepaid(int No, string Account, Fen Amount, string Reason) : HoldingsEvent;

    /// <summary>A recovery of a suit is shared: the receipt, repeated so that the stream can be checked by itself, then the lines.</summary>
    public sealed record RecoveryOpened(string Suit, SuitReceipt Receipt) : HoldingsEvent;

    public sealed record Recovered(RecoveryLines Rows) : HoldingsEvent;

    public sealed record RecoverySealed(RecoveryTotals Totals) : HoldingsEvent;

    /// <summary>Lines that were never sealed will not be.</summary>
    public sealed record GivenUp(string Reason) : HoldingsEvent;

    public sealed record Reversed(string CommandId, string Reason) : HoldingsEvent, IReversal;
}
