using BondResolution.Domain.Holdings;
using BondResolution.Domain.Instalments;
using BondResolution.Domain.Lawsuits;
using BondResolution.Domain.Money;
using BondResolution.Domain.Recording;

namespace BondResolution.Domain.Desk;

/// <summary>What a command pays, buys or takes in, by the events it records.</summary>
public static class CommandAmount
{
    /// <summary>The sum over its events, fees included; null: none of them has an amount.</summary>
    public static Fen? Of(IEnumerable<IDomainEvent> events)
    {
        Fen? sum = null;
        foreach (var happened in events)
        {
            if (Of(happened) is { } amount)
                sum = (sum ?? Fen.Zero) + amount;
        }

        return sum;
    }

    /// <summary>The amount of one event; null: it has none. Shares of a recovery are no amount of their own beside the receipt.</summary>
    public static Fen? Of(IDomainEvent happened) => happened switch
    {
        HoldingsEvent.PurchaseSealed e => e.Cash,
        HoldingsEvent.PaymentSealed e => e.Totals.Cash + e.Totals.Fee,
        HoldingsEvent.DeferredPaid e => e.Principal + e.Interest + e.Fee,
        HoldingsEvent.PaymentReturned e => e.Amount,
        HoldingsEvent.PaymentRepaid e => e.Amount,
        Instalment.Event.Funded e => e.Amount,
        Lawsuit.Event.FeePaid e => e.Amount,
        Lawsuit.Event.FeeRefunded e => e.Amount,
        Lawsuit.Event.CostAdvanced e => e.Amount,
        Lawsuit.Event.Recovered e => e.Receipt.Amount,
        _ => null
    };
}
