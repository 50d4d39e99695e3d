namespace BondResolution.Domain.Payouts.Kernels;

/// <summary>What claimants are entitled to by one scheme before anything is held back, for many at once.</summary>
internal abstract class EntitlementKernel
{
    /// <param name="bases">Bonds of each claimant, 0 to <see cref="Limits.MaxUnits"/>.</param>
    /// <param name="units">Gets the bonds to cancel, where the scheme cancels any; as long as the bases, as are the others.</param>
    /// <param name="principal">Gets the principal in fen, where the scheme pays money.</param>
    /// <param name="interest">Gets the interest in fen, where the scheme pays any.</param>
    /// <param name="sums">Gets the sums of principal and interest.</param>
    public abstract void Run(ReadOnlySpan<long> bases, Span<long> units, Span<long> principal, Span<long> interest, ref BlockSums sums);
}
