namespace BondResolution.Docs.Tests.Provoking;

/// <summary>One way at least to meet every code there is, by area; the tables stand in the files beside this one.</summary>
internal static partial class Provocations
{
    public static IReadOnlyList<Provocation> All { get; } =
    [
        .. Commands(), .. Program(), .. Cases(), .. Registers(), .. RegisterFiles(), .. Rows(), .. Files(), .. Vaults(), .. Users(), .. Desk(), .. Approvals(), .. Stores(), .. Holdings(),
        .. Buybacks(), .. Plans(), .. Schemes(), .. Payouts(), .. Plausibility(), .. Lawsuits(), .. Courses(), .. Recovering(), .. Interests(), .. Corrections(), .. Audits(), .. Explaining(), .. Restores()
    ];
}
