using BondResolution.Domain.Money;

namespace BondResolution.Views.Reports;

/// <summary>One account: what it holds, what was bought from it, what it was paid, what it claims; each with its sequence and source. No name: those are in the vault.</summary>
public sealed record HolderReport(
    string Case, DateOnly AsOf, AsKnown AsKnown, string Account, string Class, bool Purchaser, long Units, long Frozen, long DeferredUnits,
    Fen PrincipalOwed, IReadOnlyList<HolderReport.Freeze> Freezes, IReadOnlyList<HolderReport.Movement> Movements, IReadOnlyList<HolderReport.Purchase> Purchases,
    IReadOnlyList<HolderReport.Payment> Payments, IReadOnlyList<HolderReport.Claim> Claims)
{
    /// <summary>A freeze or pledge as it stands; that of a register is numbered <c>R:ACCOUNT</c> and tells no kind.</summary>
    /// <param name="Units">Bonds it holds; freezes queue, so together they may name more than is there.</param>
    public sealed record Freeze(string Number, long Units, string? Kind, string? Authority, string? Until);

    /// <param name="Units">Bonds gained (lost).</param>
    /// <param name="Frozen">Bonds frozen (released).</param>
    public sealed record Movement(string On, string Do, long Units, long Frozen, long Sequence, string? Source, string? Label);

    public sealed record Purchase(string On, string Offer, long Units, Fen Cash, long Sequence, string? Source, string? Label);

    /// <param name="Kind">pay, release, return or repay; for the last two only <paramref name="Gross"/> is told.</param>
    /// <param name="Units">Bonds before the payment.</param>
    /// <param name="Deferred">Gross amount held back; negative where a release paid it.</param>
    public sealed record Payment(
        string On, int No, string Kind, long Units, long Base, long UnitsPaid, long UnitsDeferred, Fen Principal, Fen Interest, Fen Gross, Fen Tax, Fen Net,
        Fen Deferred, long Sequence, string? Source, string? Label);

    public sealed record Claim(string Suit, long Units, string On, long Sequence, string? Source, string? Label);
}
