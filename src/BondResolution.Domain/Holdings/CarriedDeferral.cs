using BondResolution.Domain.Money;

namespace BondResolution.Domain.Holdings;

/// <summary>What an instalment still owes on bonds that were passed on: it goes along with them.</summary>
/// <param name="No">The instalment.</param>
/// <param name="Units">Bonds still to cancel on release.</param>
/// <param name="Principal">Still held back, before tax, as <paramref name="Interest"/>.</param>
/// <param name="FrozenUnits">Bonds deferred money is owed on.</param>
/// <param name="FirstPrincipal">Held back at first, as <paramref name="FirstInterest"/>.</param>
public sealed record CarriedDeferral(
    int No, long Units, Fen Principal, Fen Interest, long FrozenUnits, Fen FirstPrincipal, Fen FirstInterest);
