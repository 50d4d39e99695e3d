using BondResolution.Domain.Money;

namespace BondResolution.Views.Reports;

/// <summary>One account: what it holds, what was bought from it, what it was paid, what it claims; each with its sequence and source. No name: those are in the vault.</summary>
/// <param name="DeferredUnits">Bonds entitled and held back.</param>
/// <param name="DeferredAmount">Money entitled and held back, before tax, those bonds at face.</param>
public sealed record HolderReport(
    string Case, DateOnly AsOf, AsKnown AsKnown, string Account, string Class, bool Purchaser, long Units, long Frozen, long DeferredUnits,
    Fen DeferredAmount, Fen PrincipalOwed, IReadOnlyList<HolderReport.Freeze> Freezes, IReadOnlyList<HolderReport.Movement> Movements, IReadOnlyList<HolderReport.Purchase> Purchases,
    IReadOnlyList<HolderReport.Payment> Payments, IReadOnlyList<HolderReport.Claim> Claims, IReadOnlyList<HolderReport.Recovery> Recoveries,
    IReadOnlyList<HolderReport.Succession> Successions)
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

    /// <summary>What the debtor paid the account by a recovery of a suit, and what it was given of that.</summary>
    /// <param name="Units">Bonds it was shared by.</param>
    /// <param name="Late">Of the doubled interest for late performance.</param>
    /// <param name="Gross">Principal, interest, costs and late: what the debtor paid.</param>
    /// <param name="Borne">Costs taken back first that were not awarded, borne by the account.</param>
    /// <param name="Net">What it was given: gross less what it bore and tax.</param>
    /// <param name="Prepaid">Costs prepaid, given back beside it.</param>
    public sealed record Recovery(
        string On, string Suit, int No, long Units, long UnitsCancelled, Fen Principal, Fen Interest, Fen Costs, Fen Late, Fen Gross, Fen Borne, Fen Tax, Fen Net,
        Fen Prepaid, long Sequence, string? Source, string? Label);

    /// <summary>Bonds passed on with what hangs on them, from the account or to it.</summary>
    /// <param name="DeferredUnits">Bonds deferred that went along.</param>
    /// <param name="Deferred">Amount deferred that went along, before tax.</param>
    /// <param name="Estate">Net worth of the estate; null where it was no inheritance.</param>
    /// <param name="EstateStated">Whether that was stated, or is the principal owed on its bonds in this case.</param>
    /// <param name="SmallEstate">Whether it is open to simplified payment in cash (小额遗产).</param>
    public sealed record Succession(
        string On, string From, string To, long Units, string Reason, long DeferredUnits, Fen Deferred, Fen? Estate, bool? EstateStated, bool? SmallEstate,
        long Sequence, string? Source, string? Label);
}
