using BondResolution.Domain.Payouts;
using Microsoft.Data.Sqlite;

namespace BondResolution.Benchmarks.Kernels;

/// <summary>A register in SQLite, in this process and in memory: no disk, no durability.</summary>
internal sealed class SqliteTables : IDisposable
{
    private readonly SqliteConnection connection = new("Data Source=:memory:");

    public SqliteTables(PayoutInput input)
    {
        connection.Open();
        Run("CREATE TABLE holder (account TEXT PRIMARY KEY, units INTEGER, frozen INTEGER, deferred INTEGER, class INTEGER) WITHOUT ROWID");
        using var transaction = connection.BeginTransaction();
        using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO holder VALUES ($account, $units, $frozen, $deferred, $class)";
        SqliteParameter Parameter(string name) => insert.Parameters.Add(new SqliteParameter(name, null));
        var (account, units, frozen, deferred, holderClass) = (Parameter("$account"), Parameter("$units"), Parameter("$frozen"), Parameter("$deferred"), Parameter("$class"));
        for (var row = 0; row < input.Count; row++)
        {
            (account.Value, units.Value, frozen.Value, deferred.Value, holderClass.Value) =
                (input.Accounts[row].ToString(), input.Units[row], input.Frozen[row], input.Deferred[row], (int)input.Classes[row]);
            insert.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    /// <summary>Materialises the lines a query gives.</summary>
    public void Pay(string query)
    {
        Run("DROP TABLE IF EXISTS paid");
        Run($"CREATE TABLE paid AS {query}");
    }

    public PaymentSums Sums()
    {
        using var select = connection.CreateCommand();
        select.CommandText = "SELECT sum(units_paid), sum(principal), sum(interest), sum(tax), sum(deferred) FROM paid";
        using var row = select.ExecuteReader();
        row.Read();
        return new PaymentSums(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4));
    }

    public void Dispose() => connection.Dispose();

    private void Run(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
