using BondResolution.Domain.Money;

namespace BondResolution.Views.Reports;

/// <summary>What became of the funds received for an instalment by the as-of date.</summary>
/// <param name="Received">Funds received.</param>
/// <param name="PaidOut">Paid and released, gross of tax, with the depository's fees.</param>
/// <param name="Deferred">Still held back, before tax.</param>
public sealed record InstalmentFunds(Fen Received, Fen PaidOut, Fen Deferred)
{
    /// <summary>Received and not paid out; the deferred part and its fee are still to be paid of it.</summary>
    public Fen Unused => Received > PaidOut ? Received - PaidOut : Fen.Zero;

    /// <summary>Paid out and not recorded as received.</summary>
    public Fen Unfunded => PaidOut > Received ? PaidOut - Received : Fen.Zero;
}
