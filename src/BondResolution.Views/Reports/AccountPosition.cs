using BondResolution.Domain.Bonds;

namespace BondResolution.Views.Reports;

/// <summary>What an account holds in a scope.</summary>
internal struct AccountPosition
{
    public AccountNumber Account;

    /// <summary>As the latest register that was adopted shows it.</summary>
    public HolderClass Class;

    public long Units;

    /// <summary>Sum of all freezes; they queue, so it may be more than is there.</summary>
    public long Freeze;

    public long DeferredUnits;

    /// <summary>Gross amount held back.</summary>
    public long DeferredFen;

    /// <summary>The interest in it.</summary>
    public long DeferredInterestFen;

    /// <summary>What is owed less than the face of the bonds held, repaid before the default too; below zero where more is owed, held back on bonds that were passed on.</summary>
    public long PaidDownFen;

    /// <summary>Whether a register showed bonds of it.</summary>
    public bool WasRegistered;

    public readonly long Frozen => long.Min(Units, Freeze);

    /// <summary>Bonds not set aside for a deferred payment.</summary>
    public readonly long NotSetAside => Units - long.Min(DeferredUnits, Units);

    /// <summary>What these owe less than their face: paid down, or held back of a payment in money.</summary>
    public readonly long LoweredFen(long faceFen) => PaidDownFen + DeferredFen - DeferredInterestFen - (faceFen * DeferredUnits);
}
