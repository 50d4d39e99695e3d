using Npgsql;

namespace BondResolution.Views.Postgres;

/// <summary>Statements on a server: sent many at a time, because the way there costs more than the work.</summary>
internal sealed class PostgresStatements(NpgsqlConnection connection) : StatementWriter
{
    private const int MostStatements = 256;
    private const int MostBytes = 1024 * 1024;

    private NpgsqlBatch _batch = new(connection);
    private int _bytes;

    public override void Run(string sql, params ReadOnlySpan<object?> values)
    {
        var statement = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
        {
            statement.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
            _bytes += value switch { byte[] bytes => bytes.Length, string text => text.Length, _ => 0 };
        }

        _batch.BatchCommands.Add(statement);
        if (_batch.BatchCommands.Count >= MostStatements || _bytes >= MostBytes)
            Flush();
    }

    public override void Flush()
    {
        if (_batch.BatchCommands.Count == 0)
            return;
        _batch.ExecuteNonQuery();
        _batch.Dispose();
        (_batch, _bytes) = (new NpgsqlBatch(connection), 0);
    }

    public override void Dispose() => _batch.Dispose();
}
