namespace BondResolution.Domain.Lawsuits;

/// <summary>A suspension (中止) of proceedings or enforcement.</summary>
/// <param name="To">The last day of it, before it was resumed; null while it lasts.</param>
public sealed record SuitSuspension(DateOnly From, DateOnly? To, SuspensionReason Reason, bool ByDebtor)
{
    /// <summary>Whether late performance is not counted meanwhile: suspended for review or retrial, not on the debtor's application (法释〔2014〕8号, Art. 3).</summary>
    public bool StopsLateInterest => Reason is SuspensionReason.Review or SuspensionReason.Retrial && !ByDebtor;
}
