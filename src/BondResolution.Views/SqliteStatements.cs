using System.Globalization;
using Microsoft.Data.Sqlite;

namespace BondResolution.Views;

/// <summary>Statements on a SQLite file: prepared once, run at once.</summary>
internal sealed class SqliteStatements(SqliteConnection connection, SqliteTransaction transaction) : StatementWriter
{
    private readonly Dictionary<string, SqliteCommand> _prepared = [];

    public override void Run(string sql, params ReadOnlySpan<object?> values)
    {
        if (!_prepared.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
            command.CommandText = sql;
            command.Transaction = transaction;
            for (var i = 1; i <= values.Length; i++)
                command.Parameters.Add(new SqliteParameter { ParameterName = "$" + i.ToString(CultureInfo.InvariantCulture) });
            _prepared.Add(sql, command);
        }

        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        command.ExecuteNonQuery();
    }

    public override void Dispose()
    {
        foreach (var command in _prepared.Values)
            command.Dispose();
    }
}
