namespace BondResolution.Views.Explaining;

/// <summary>Which figures of one holder can be explained.</summary>
public static class HolderPaths
{
    /// <summary>Names with their brackets taken out: <c>holder.units</c>, <c>holder.instalments.paid</c>.</summary>
    public static IEnumerable<string> Names => FigureTable.OfHolder;
}
