using System.Data.Common;
using Dapper;

namespace BondResolution.Views;

/// <summary>Holds read models, row by row, to others that were just made from the events, in another schema of the same connection.</summary>
internal static class ViewsComparison
{
    /// <summary>The first table that differs, and where; or null.</summary>
    /// <param name="connection">Sees both.</param>
    /// <param name="live">The schema of the read models in use.</param>
    /// <param name="fresh">The schema of those made anew.</param>
    public static string? Find(DbConnection connection, string live, string fresh) =>
        ViewsSchema.Tables.Select(table => FindIn(connection, table, live, fresh)).FirstOrDefault(found => found is not null);

    /// <summary>Equal rows are counted: one more of them is another sum.</summary>
    private static string? FindIn(DbConnection connection, string table, string live, string fresh)
    {
        var columns = Columns(connection, $"{fresh}.{table}");
        var place = table is "register" ? "opened_sequence" : "sequence";

        // a row's own number says nothing but its place among the others: one that was taken and given back leaves a gap
        var read = string.Join(", ", columns.Select(c => c is "id" ? "row_number() OVER (ORDER BY id) AS id" : c));
        var names = string.Join(", ", columns);
        string Rows(string schema) => $"SELECT {names}, count(*) AS times FROM (SELECT {read} FROM {schema}.{table}) AS r GROUP BY {names}";
        string Beyond(string one, string other) => $"SELECT {place} FROM ({Rows(one)} EXCEPT {Rows(other)}) AS beyond";
        var at = connection.ExecuteScalar<long?>($"SELECT min({place}) FROM ({Beyond(live, fresh)} UNION ALL {Beyond(fresh, live)}) AS differing", commandTimeout: 0);
        return at is null ? null : $"{table}, of sequence {at}";
    }

    private static List<string> Columns(DbConnection connection, string table)
    {
        using var row = connection.ExecuteReader($"SELECT * FROM {table} LIMIT 0");
        return [.. Enumerable.Range(0, row.FieldCount).Select(row.GetName)];
    }
}
