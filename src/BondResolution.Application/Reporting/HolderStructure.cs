using System.Globalization;
using BondResolution.Domain.Money;
using BondResolution.Domain.Problems;
using BondResolution.Views.Reports;

namespace BondResolution.Application.Reporting;

/// <summary>Who bears the exposure: the accounts that hold bonds, by class and purchasers apart, and the largest of them. No name: those
/// are in the vault.</summary>
/// <param name="Holders">Accounts that hold bonds.</param>
/// <param name="Units">Their bonds: the exposure report's investors and purchasers together.</param>
/// <param name="Principal">Principal owed on them.</param>
public sealed record HolderStructure(
    string Case, DateOnly AsOf, AsKnown AsKnown, int Holders, long Units, Fen Principal, IReadOnlyList<HolderStructure.ClassRow> Classes,
    IReadOnlyList<HolderStructure.LargestRow> Largest)
{
    /// <param name="Share">Of all bonds held, e.g. 0.3195: four decimals, half up.</param>
    public sealed record ClassRow(string Class, bool Purchaser, int Holders, long Units, long Frozen, long DeferredUnits, Fen Principal,
        string Share);

    public sealed record LargestRow(int Rank, string Account, string Class, bool Purchaser, long Units, long Frozen, Fen Principal,
        string Share);

    /// <summary>Sums the positions of a scope.</summary>
    /// <param name="ledger">The ledger, its read models caught up.</param>
    /// <param name="scope">Case, date, and how much is known.</param>
    /// <param name="largest">How many of the largest are named; of equal ones the lower account comes first.</param>
    /// <param name="cancel">Cancels.</param>
    public static async Task<Outcome<HolderStructure>> OfAsync(Ledger ledger, Scope scope, int largest, CancellationToken cancel)
    {
        if (!(await ledger.Reports.HoldersAsync(scope, cancel)).Try(out var list, out var problem))
            return problem;
        var held = list.Rows.Where(row => row.Units > 0).ToList();
        var units = held.Sum(row => row.Units);
        return new HolderStructure(scope.Code, scope.AsOf, list.AsKnown, held.Count, units, Fen.Sum(held.Select(row => row.PrincipalOwed)),
        [
            .. held.GroupBy(row => (row.Purchaser, row.Class)).OrderBy(of => of.Key.Purchaser).ThenBy(of =>
                of.Key.Class, StringComparer.Ordinal).Select(of => new ClassRow(
                of.Key.Class, of.Key.Purchaser, of.Count(), of.Sum(r => r.Units), of.Sum(r => r.Frozen), of.Sum(r => r.DeferredUnits),
                Fen.Sum(of.Select(r => r.PrincipalOwed)), Share(of.Sum(r => r.Units), units)))
        ],
        [
            .. held.OrderByDescending(row => row.Units).ThenBy(row =>
                row.Account, StringComparer.Ordinal).Take(largest).Select((row, at) => new LargestRow(
                at + 1, row.Account, row.Class, row.Purchaser, row.Units, row.Frozen, row.PrincipalOwed, Share(row.Units, units)))
        ]);
    }

    private static string Share(long units, long all) =>
        (Rounding.HalfUpShare(10_000, units, all) / 10_000m).ToString("0.0000", CultureInfo.InvariantCulture);
}
