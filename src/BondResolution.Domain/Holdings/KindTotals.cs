namespace BondResolution.Domain.Holdings;

/// <summary>What the differences of one kind come to.</summary>
/// <param name="Accounts">How many accounts differ so.</param>
/// <param name="UnitsMore">Bonds of those of which the register shows more.</param>
/// <param name="UnitsFewer">Bonds of those of which it shows fewer, as a number above zero.</param>
public sealed record KindTotals(DifferenceKind Kind, int Accounts, long UnitsMore, long UnitsFewer)
{
    /// <summary>Bonds the register shows more, or fewer (below zero).</summary>
    public long Units => UnitsMore - UnitsFewer;
}
