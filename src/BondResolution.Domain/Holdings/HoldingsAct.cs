using BondResolution.Domain.Registers;

namespace BondResolution.Domain.Holdings;

/// <summary>One thing that happened to the holdings, whole: events of a sealed act put together.</summary>
/// <param name="Sequence">That of its last event.</param>
public abstract record HoldingsAct(long Sequence, DateOnly On, string CommandId)
{
    /// <summary>Whether it lowers what the issuer owes.</summary>
    public bool Cancels => this is Payment or Recovery or Purchase { Opened.Kind: Buybacks.OfferKind.Issuer } or Single { Event: HoldingsEvent.DeferredPaid };

    /// <summary>Bonds it cancels.</summary>
    public long CancelledUnits => this switch
    {
        Payment p => p.Totals.UnitsPaid,
        Recovery r => r.Totals.UnitsCancelled,
        Purchase { Opened.Kind: Buybacks.OfferKind.Issuer } p => p.Lines.Sum(lines => lines.Units.Sum()),
        Single { Event: HoldingsEvent.DeferredPaid e } => e.Units,
        _ => 0
    };

    /// <summary>The first register, by reference.</summary>
    public sealed record Adoption(long Sequence, DateOnly On, string CommandId, RegisterContent Register)
        : HoldingsAct(Sequence, On, CommandId);

    /// <summary>A later register's differences.</summary>
    public sealed record Adjustment(
        long Sequence, DateOnly On, string CommandId, HoldingsEvent.DifferencesOpened Opened, IReadOnlyList<DifferenceLines> Lines)
        : HoldingsAct(Sequence, On, CommandId);

    public sealed record Purchase(
        long Sequence, DateOnly On, string CommandId, HoldingsEvent.PurchaseOpened Opened, IReadOnlyList<PurchaseLines> Lines)
        : HoldingsAct(Sequence, On, CommandId);

    public sealed record Payment(
        long Sequence, DateOnly On, string CommandId, HoldingsEvent.PaymentOpened Opened, IReadOnlyList<PaymentLines> Lines, PaymentTotals Totals)
        : HoldingsAct(Sequence, On, CommandId);

    /// <summary>A recovery of a suit, shared.</summary>
    public sealed record Recovery(
        long Sequence, DateOnly On, string CommandId, HoldingsEvent.RecoveryOpened Opened, IReadOnlyList<RecoveryLines> Lines, RecoveryTotals Totals)
        : HoldingsAct(Sequence, On, CommandId);

    /// <summary>An act of one event: a freeze, a release, a transfer, a deferred payment, a return.</summary>
    public sealed record Single(long Sequence, DateOnly On, string CommandId, HoldingsEvent Event)
        : HoldingsAct(Sequence, On, CommandId);
}
