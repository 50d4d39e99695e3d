namespace BondResolution.Domain.Holdings;

/// <summary>What an instalment still owes an account because bonds were frozen when it was paid.</summary>
/// <param name="Units">Bonds still to cancel on release; 0 for schemes that cancel none.</param>
/// <param name="PrincipalFen">Principal still held back.</param>
/// <param name="InterestFen">Interest still held back, before tax.</param>
/// <param name="FrozenUnits">Bonds that were frozen when the instalment was paid: deferred money is owed on them.</param>
/// <param name="FirstPrincipalFen">Principal held back at first.</param>
/// <param name="FirstInterestFen">Interest held back at first.</param>
public readonly record struct Deferral(
    long Units, long PrincipalFen, long InterestFen, long FrozenUnits, long FirstPrincipalFen, long FirstInterestFen)
{
    public bool IsSettled => Units == 0 && PrincipalFen == 0 && InterestFen == 0;
}
