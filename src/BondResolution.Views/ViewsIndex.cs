using Dapper;

namespace BondResolution.Views;

/// <summary>What cases and streams there are.</summary>
public static class ViewsIndex
{
    /// <summary>Codes of all cases, in the order they were opened.</summary>
    public static IReadOnlyList<string> Cases(this ViewsDatabase views) =>
        views.Connection.Query<string>("SELECT case_code FROM fact GROUP BY case_code ORDER BY MIN(sequence)").AsList();

    /// <summary>Streams of a case whose name begins so, in the order they began.</summary>
    public static IReadOnlyList<string> StreamsOf(this ViewsDatabase views, string code, string prefix) =>
        views.Connection.Query<string>(
            "SELECT stream FROM fact WHERE case_code = @code AND substr(stream, 1, length(@prefix)) = @prefix GROUP BY stream ORDER BY MIN(sequence)",
            new { code, prefix }).AsList();
}
