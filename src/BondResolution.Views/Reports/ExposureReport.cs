using BondResolution.Domain.Money;

namespace BondResolution.Views.Reports;

/// <summary>
/// What exposure remains (INTERFACE §4). From the default on: atDefault.units = outstanding + cancelled;
/// outstanding = investors + purchasers + unallocated; atDefault.principal = outstanding.principal + repaid.principal.
/// Investors and purchasers are summed from accounts, outstanding from the issuer's side. Before the default what was
/// outstanding is unknown, and null.
/// </summary>
public sealed record ExposureReport(
    string Case, DateOnly AsOf, AsKnown AsKnown, Fen Face,
    ExposureReport.Default? AtDefault,
    ExposureReport.Owed Outstanding,
    ExposureReport.Investor Investors,
    ExposureReport.Held Purchasers,
    ExposureReport.Open Unallocated,
    ExposureReport.Cancellation Cancelled,
    ExposureReport.Principal Repaid,
    ExposureReport.HeldBack Deferred,
    ExposureReport.Freeze Frozen,
    ExposureReport.Reductions Reduction,
    IReadOnlyList<ExposureReport.InstalmentRow> Instalments,
    IReadOnlyList<ExposureReport.InterestRow> Interest,
    ExposureReport.Suits Lawsuits,
    IReadOnlyDictionary<string, string> Labels,
    IReadOnlyList<ExposureReport.Fact> Facts)
{
    /// <summary>The label of the figure at a path of this report as JSON; null where it has none.</summary>
    public string? LabelAt(string path) => LabelOf(Labels, path);

    /// <summary>The same of labels that were read from the report's JSON.</summary>
    public static string? LabelOf(IReadOnlyDictionary<string, string> labels, string path) => FigureLabels.At(labels, path);

    /// <summary>The key under which an entry of a list has its label and sources: <c>instalments[0]</c>.</summary>
    public static string KeyOf(string list, int index) => FigureLabels.KeyOf(list, index);

    public sealed record Default(long Units, Fen Principal, Fen Interest);

    public sealed record Owed(long? Units, Fen? Principal);

    public sealed record Investor(long Holders, long Exited, long Units, Fen Principal);

    public sealed record Held(long Units, Fen Principal);

    public sealed record Open(long? Units);

    public sealed record Cancellation(long Units, long Instalments, long Tender, long Recoveries);

    public sealed record Principal(
        [property: System.Text.Json.Serialization.JsonPropertyName("principal")] Fen Amount);

    public sealed record HeldBack(long Accounts, long Units, Fen Amount);

    public sealed record Freeze(long Accounts, long Units);

    public sealed record Reductions(BuybackReduction Buyback, InstalmentReduction Instalments, RecoveryReduction Recoveries);

    public sealed record BuybackReduction(long Holders, long Units, Fen Face, Fen Cash);

    public sealed record InstalmentReduction(long Count, long Units, Fen Cash, Fen Fee, Fen ToInvestors, Fen ToPurchasers);

    public sealed record RecoveryReduction(Fen Cash);

    /// <param name="Base">Bonds that counted.</param>
    /// <param name="Entitled">Bonds to be paid off, 0 where a scheme cancels none; so are <paramref name="Paid"/> and <paramref name="Deferred"/>.</param>
    /// <param name="Principal">Paid, releases included; of bonds paid off their face.</param>
    /// <param name="Tax">Withheld from the interest paid.</param>
    /// <param name="DeferredAmount">Gross amount held back, bonds at face, less what was released.</param>
    /// <param name="Cash">Principal and interest paid, before tax.</param>
    public sealed record InstalmentRow(
        int No, long Base, long Entitled, long Paid, long Deferred, Fen Principal, Fen Interest, Fen Tax, Fen DeferredAmount, Fen Cash, Fen Fee, Fen Funded);

    public sealed record InterestRow(string Basis, Fen Accrued);

    public sealed record Suits(long Count, long Holders, long Units, Fen Claimed);

    /// <summary>A recorded fact the figures stand on, with its source and label.</summary>
    public sealed record Fact(
        long Sequence, string On, IReadOnlyList<DateOnly>? Between, string Do, string? Source, string? Label, IReadOnlyDictionary<string, string>? Labels);
}
