using BondResolution.Domain.Money;

namespace BondResolution.Views.Reports;

/// <summary>What every account holds, by account ascending; no name: those are in the vault.</summary>
/// <param name="Rows">Made as they are read.</param>
public sealed record HolderList(string Case, DateOnly AsOf, AsKnown AsKnown, int Count, IEnumerable<HolderList.Row> Rows)
{
    /// <param name="Purchaser">Whether an offer names it as its purchaser.</param>
    /// <param name="Deferred">Gross amount entitled and held back.</param>
    public readonly record struct Row(string Account, string Class, bool Purchaser, long Units, long Frozen, long DeferredUnits, Fen Deferred, Fen PrincipalOwed);
}
