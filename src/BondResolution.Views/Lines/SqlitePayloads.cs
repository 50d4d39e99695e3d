using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace BondResolution.Views.Lines;

/// <summary>Payloads in a SQLite file, read where the database has them, without a copy.</summary>
internal sealed class SqlitePayloads : PayloadReader
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    /// <param name="connection">The open file; it stays open longer.</param>
    /// <param name="sql">A statement that answers a payload by its sequence, $1.</param>
    public SqlitePayloads(SqliteConnection connection, string sql)
    {
        _database = connection.Handle!;
        Check(raw.sqlite3_prepare_v2(_database, sql, out _statement));
    }

    protected override ReadOnlySpan<byte> Find(long sequence)
    {
        raw.sqlite3_reset(_statement);
        Check(raw.sqlite3_bind_int64(_statement, 1, sequence));
        var step = raw.sqlite3_step(_statement);
        if (step == raw.SQLITE_DONE)
            return default;
        if (step != raw.SQLITE_ROW)
            Check(step);
        return raw.sqlite3_column_blob(_statement, 0);
    }

    public override void Dispose() => _statement.Dispose();

    private void Check(int code) => SqliteException.ThrowExceptionForRC(code, _database);
}
