using System.Collections.Immutable;
using BondResolution.Domain.Law;
using BondResolution.Domain.Money;

namespace BondResolution.Domain.Lawsuits;

/// <summary>A court fee of a suit as it stands.</summary>
/// <param name="Base">The amount it was computed on; null where the amount was stated, or none was assessed yet.</param>
/// <param name="Assessed">What is due; null before an assessment.</param>
/// <param name="Deferral">The decisions on deferral in order, with their dates.</param>
public sealed record SuitFee(
    FeeKind Kind, Fen? Base, Fen? Assessed, bool Halved, Fen Paid, Fen Refunded, ImmutableArray<(DateOnly On, DeferralDecision Decision)> Deferral)
{
    public static SuitFee Of(FeeKind kind) => new(kind, null, null, false, Fen.Zero, Fen.Zero, []);
}
