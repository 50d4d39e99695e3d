namespace BondResolution.Domain.Payouts.Kernels;

/// <summary>
/// Sums over the rows of one block. 64 bits hold them: the units of a block are at most 10^11, and for 10^11 bonds no rule
/// gives more than 2·10^7 fen a bond (two prices of 100,000 yuan; a face is at most one) and half a fen a row of
/// rounding, together below 2.1·10^18 &lt; 2^63.
/// </summary>
internal struct BlockSums
{
    public int Holders;
    public int DeferredAccounts;
    public long Units;
    public long Base;
    public long UnitsPaid;
    public long UnitsDeferred;
    public long Principal;
    public long Interest;
    public long Tax;
    public long DeferredPrincipal;
    public long DeferredInterest;
}
