using BondResolution.Domain.Bonds;

namespace BondResolution.Domain.Holdings;

/// <summary>One account on which a register and the roll-forward differ.</summary>
/// <param name="Units">Bonds the register shows more (less).</param>
/// <param name="Frozen">Change of the freeze the register brings.</param>
/// <param name="RolledForward">Bonds by the ledger.</param>
/// <param name="Registered">Bonds by the register.</param>
public readonly record struct Difference(
    AccountNumber Account, PersonToken Person, HolderClass Class, long Units, long Frozen, long RolledForward, long Registered);
