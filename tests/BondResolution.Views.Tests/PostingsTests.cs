using BondResolution.Application.Tests.Harness;
using BondResolution.Domain.Books;
using Microsoft.Data.Sqlite;

namespace BondResolution.Views.Tests;

/// <summary>The double entry of whatever happened balances, and its control account is the sum of the positions.</summary>
public sealed class PostingsTests
{
    [Theory]
    [InlineData(41, false)]
    [InlineData(42, true)]
    [InlineData(43, false)]
    [InlineData(44, true)]
    public async Task Legs_of_every_event_add_up_to_zero_and_accounts_control_the_movements(int seed, bool inMoney)
    {
        using var folder = new TestFolder();
        await using (var ledger = await TestLedger.OpenAsync(folder))
        {
            await new RandomHistory(seed, inMoney).RecordAsync(ledger, 120);
            await ledger.Ledger.CatchUpAsync();
        }

        await using var connection = new SqliteConnection($"Data Source={folder.Views};Pooling=False");
        connection.Open();
        Assert.Empty(Query(connection, "SELECT sequence FROM posting GROUP BY sequence HAVING SUM(units) <> 0 OR SUM(principal_fen) <> 0 OR SUM(cash_fen) <> 0"));
        Assert.Empty(Query(connection, $"""
            WITH control AS (SELECT f.command_id, f.stream, SUM(p.units) AS units FROM posting p JOIN fact f USING (sequence) WHERE p.account = '{Chart.Accounts}' GROUP BY 1, 2),
                 moved AS (SELECT f.command_id, f.stream, SUM(m.units) AS units FROM lines m JOIN fact f USING (sequence)
                           WHERE f.counts_from IS NOT NULL AND m.kind <> 1 GROUP BY 1, 2)
            SELECT command_id FROM moved LEFT JOIN control USING (command_id, stream) WHERE moved.units <> COALESCE(control.units, 0)
            UNION ALL
            SELECT command_id FROM control LEFT JOIN moved USING (command_id, stream) WHERE control.units <> COALESCE(moved.units, 0)
            """));
        Assert.NotEmpty(Query(connection, $"SELECT 1 FROM posting WHERE account = '{Chart.Accounts}' AND units <> 0 LIMIT 1"));
    }

    private static List<string> Query(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
            rows.Add(reader.GetValue(0).ToString()!);
        return rows;
    }
}
