using BondResolution.Domain.Money;

namespace BondResolution.Views.Reports;

/// <summary>Holders in no suit yet, each with his preliminary loss and when limitation ends (筛查): whom to notify, and what he may claim. No name: those are in the vault.</summary>
/// <param name="Bases">On what interest is told, in the order of every holder's <see cref="Holder.Interest"/>.</param>
public sealed record ScreenReport(string Case, DateOnly AsOf, AsKnown AsKnown, IReadOnlyList<string> Bases, ScreenReport.Sum Totals, IReadOnlyList<ScreenReport.Holder> Holders)
{
    /// <param name="Face">Bonds at face value.</param>
    /// <param name="Principal">What is still owed of it.</param>
    /// <param name="Interest">To the date, by each basis; bases do not add up.</param>
    /// <param name="LimitationFrom">The day limitation is counted from.</param>
    /// <param name="Because">The command it began with.</param>
    /// <param name="Limitation">Its last day.</param>
    /// <param name="DaysLeft">Negative when it is over.</param>
    /// <param name="Near">Whether it is so near that it is warned about.</param>
    public sealed record Holder(
        string Account, string Class, bool Purchaser, long Units, long Frozen, Fen Face, Fen Principal, IReadOnlyList<Accrued> Interest,
        DateOnly LimitationFrom, string Because, DateOnly Limitation, int DaysLeft, bool Near);

    public sealed record Accrued(string Basis, Fen Amount);

    public sealed record Sum(int Holders, long Units, Fen Face, Fen Principal);
}
