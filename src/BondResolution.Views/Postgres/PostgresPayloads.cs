using System.Data.Common;
using BondResolution.Views.Lines;

namespace BondResolution.Views.Postgres;

/// <summary>Payloads in a PostgreSQL database.</summary>
/// <param name="statement">Answers a payload by its sequence, $1; disposed of with this.</param>
internal sealed class PostgresPayloads(DbCommand statement) : PayloadReader
{
    protected override ReadOnlySpan<byte> Find(long sequence)
    {
        statement.Parameters[0].Value = sequence;
        return statement.ExecuteScalar() as byte[];
    }

    public override void Dispose() => statement.Dispose();
}
