using Dapper;
using Microsoft.Data.Sqlite;

namespace BondResolution.Views;

/// <summary>Holds read models, row by row, to others that were just made from the events.</summary>
internal static class ViewsComparison
{
    /// <summary>The first table that differs, and where; or null.</summary>
    /// <param name="live">The read models in use.</param>
    /// <param name="fresh">The file of those made anew.</param>
    public static string? Find(SqliteConnection live, string fresh)
    {
        live.Execute("ATTACH DATABASE @fresh AS fresh", new { fresh });
        try
        {
            return ViewsSchema.Tables.Select(table => FindIn(live, table)).FirstOrDefault(found => found is not null);
        }
        finally
        {
            live.Execute("DETACH DATABASE fresh");
        }
    }

    /// <summary>Equal rows are counted: one more of them is another sum.</summary>
    private static string? FindIn(SqliteConnection live, string table)
    {
        var columns = string.Join(", ", live.Query<string>("SELECT name FROM pragma_table_info(@table, 'fresh')", new { table }));
        string Rows(string of) => $"SELECT {columns}, count(*) FROM {of}.{table} GROUP BY {columns}";
        var place = table is "register" ? "opened_sequence" : "sequence";
        var at = live.QueryFirst<long?>($"""
            SELECT min({place}) FROM (SELECT * FROM ({Rows("main")} EXCEPT {Rows("fresh")}) UNION ALL SELECT * FROM ({Rows("fresh")} EXCEPT {Rows("main")}))
            """);
        return at is null ? null : $"{table}, of sequence {at}";
    }
}
