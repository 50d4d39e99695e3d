namespace BondResolution.Domain.Payouts;

/// <summary>What of a holder's claim cash covers first. Civil Code Art. 561: interest, unless a plan agrees otherwise.</summary>
public enum CashSplit
{
    InterestFirst,
    PrincipalFirst
}
