using BondResolution.Domain.Money;

namespace BondResolution.Views.Reports;

/// <summary>What became of the funds received for an instalment by the as-of date.</summary>
/// <param name="Received">Funds received.</param>
/// <param name="PaidOut">Paid and released, gross of tax, with the depository's fees.</param>
/// <param name="Deferred">Still held back, before tax.</param>
/// <param name="TakenBack">The most that a payment of the instalment which was taken back had paid out, with its fee: that money may have left too.</param>
public sealed record FundsReport(Fen Received, Fen PaidOut, Fen Deferred, Fen TakenBack)
{
    /// <summary>Received and not gone; the deferred part and its fee are still to be paid of it.</summary>
    public Fen Unused => Received > Gone ? Received - Gone : Fen.Zero;

    /// <summary>Gone and not recorded as received.</summary>
    public Fen Unfunded => Gone > Received ? Gone - Received : Fen.Zero;

    /// <summary>The larger of what is paid out and what was before it was taken back.</summary>
    private Fen Gone => TakenBack > PaidOut ? TakenBack : PaidOut;
}
