namespace BondResolution.Domain.Lawsuits;

/// <summary>What an account was given on a date, by an instalment or a recovery: what claims in court are lowered by.</summary>
/// <param name="Units">The account's bonds it was given for.</param>
/// <param name="Suit">The suit whose recovery for its own holders it was; null for an instalment, and for a recovery that served all.</param>
/// <param name="IsRecovery">Whether it came out of a suit, and so has its tiers already.</param>
public readonly record struct HolderPayment(
    DateOnly On, long Sequence, string Account, long Units, long PrincipalFen, long InterestFen, long CostsFen, long LateFen, string? Suit, bool IsRecovery);
