using BondResolution.Domain.Money;

namespace BondResolution.Domain.Lawsuits;

/// <summary>The acceptance fee on the claims as they are, beside the one that was assessed (Decree 481, Art. 21).</summary>
/// <param name="Claimed">What it is computed on.</param>
/// <param name="TopUp">To pay in addition (补交).</param>
/// <param name="Refund">To be refunded (退还).</param>
public sealed record FeeOnClaims(Fen Claimed, Fen Fee, Fen Assessed, Fen TopUp, Fen Refund, string Formula)
{
    public bool Changes => TopUp != Fen.Zero || Refund != Fen.Zero;
}
