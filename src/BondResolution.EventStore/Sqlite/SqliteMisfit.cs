using Microsoft.Data.Sqlite;

namespace BondResolution.EventStore.Sqlite;

/// <summary>What an audit looks for in the file beside the events it reads in order: all that other ways of reading would find instead.</summary>
internal static class SqliteMisfit
{
    /// <summary>The first thing wrong, or null.</summary>
    public static string? Find(SqliteSession session) => OtherRows(session) ?? OtherTables(session) ?? OtherIndexes(session);

    /// <summary>A row outside the sequence, or one that stands twice, is met by streams and commands and not by the sequence.</summary>
    private static string? OtherRows(SqliteSession session)
    {
        var rows = (long)session.Scalar("SELECT count(*) FROM event")!;
        var head = SqliteRows.ReadHead(session).Head.Sequence;
        return rows == head ? null : $"there are {rows} rows of events, and the head says {head}";
    }

    private static string? OtherTables(SqliteSession session)
    {
        var (found, made) = (Tables(session), Made());
        var other = found.Except(made).Concat(made.Except(found)).Order(StringComparer.Ordinal).FirstOrDefault();
        return other is null ? null : $"its {other.Split('\n')[0]} is not as this program makes it";
    }

    /// <summary>An index that hides a row hides it from its stream.</summary>
    private static string? OtherIndexes(SqliteSession session) =>
        session.Scalar("PRAGMA integrity_check(1)") is string and not "ok" and var found ? $"its rows and indexes do not fit together ({found})" : null;

    private static List<string> Tables(SqliteSession session)
    {
        using var row = session.Statement("SELECT type, name, coalesce(sql, '') FROM sqlite_schema").ExecuteReader();
        return Read(row);
    }

    /// <summary>The tables of a new ledger.</summary>
    private static List<string> Made()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = SqliteSchema.Tables;
        command.ExecuteNonQuery();
        command.CommandText = "SELECT type, name, coalesce(sql, '') FROM sqlite_schema";
        using var row = command.ExecuteReader();
        return Read(row);
    }

    private static List<string> Read(SqliteDataReader row)
    {
        var all = new List<string>();
        while (row.Read())
            all.Add($"{row.GetString(0)} {row.GetString(1)}\n{row.GetString(2)}");
        return all;
    }
}
