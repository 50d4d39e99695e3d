using BondResolution.Application.Places;
using BondResolution.Application.Tests.Harness;
using BondResolution.ThrowAwayPostgres;
using Npgsql;

namespace BondResolution.Views.Tests;

/// <summary>Read models in PostgreSQL say what those in a file say, and come back the same whatever becomes of them.</summary>
public sealed class PostgresViewsTests : IAsyncLifetime
{
    private static readonly DateOnly[] Dates = [new(2024, 8, 21), new(2024, 10, 10), new(2025, 6, 1)];

    private readonly TestFolder _folder = new();
    private PostgresDatabase _database = null!;

    public Task InitializeAsync()
    {
        Required.PostgresOrSkip();
        _database = PostgresServer.Fast.NewDatabase();
        return Task.CompletedTask;
    }

    public Task DisposeAsync()
    {
        _database?.Dispose();
        _folder.Dispose();
        return Task.CompletedTask;
    }

    [SkippableTheory]
    [InlineData(51, false)]
    [InlineData(52, true)]
    public async Task The_same_history_gives_the_same_reports_as_in_a_file(int seed, bool inMoney)
    {
        using var folder = new TestFolder();
        await using var file = await TestLedger.OpenAsync(folder);
        await using var shared = await OpenAsync();
        await new RandomHistory(seed, inMoney).RecordAsync(file, 100);
        await new RandomHistory(seed, inMoney).RecordAsync(shared, 100);
        Assert.Equal(await ReportsAsync(file), await ReportsAsync(shared));
    }

    public static TheoryData<string, string> Harms() => new()
    {
        { "DROP SCHEMA bondres_views CASCADE", "missing" },
        { "COMMENT ON SCHEMA bondres_views IS 'bondres read models, version 3'", "version 3" },
        { "DROP TABLE bondres_views.posting", "tables are missing" },
        { "DELETE FROM bondres_views.checkpoint", "no checkpoint" },
        { "TRUNCATE bondres_views.fact", "rows of theirs are missing" },
        { "TRUNCATE bondres_views.lines", "rows of theirs are missing" },
        { "TRUNCATE bondres_views.posting", "rows of theirs are missing" },
        { "DELETE FROM bondres_views.fact WHERE sequence = 3", "rows of theirs are missing" },
        { "DELETE FROM bondres_views.line_run", "index of accounts" },
        { "UPDATE bondres_views.line_run SET lines = lines + 1", "index of accounts" },
        { "UPDATE bondres_views.checkpoint SET root = '\\x00'", "does not fit itself" },
        { "UPDATE bondres_views.checkpoint SET sequence = 5; DELETE FROM bondres_views.fact WHERE sequence > 5", "does not fit itself" }
    };

    [SkippableTheory]
    [MemberData(nameof(Harms))]
    public async Task Read_models_that_do_not_fit_are_made_anew_and_say_why(string harm, string because)
    {
        string reports;
        await using (var ledger = await OpenAsync())
        {
            await new RandomHistory(1, inMoney: false).RecordAsync(ledger, 40);
            reports = await ReportsAsync(ledger);
        }

        _database.Sql(harm);
        await using var opened = await OpenAsync();
        Assert.Contains(because, opened.Ledger.ViewsRebuiltBecause ?? "nothing said", StringComparison.Ordinal);
        Assert.Equal(reports, await ReportsAsync(opened));
        await using var next = await OpenAsync();
        Assert.Null(next.Ledger.ViewsRebuiltBecause);
    }

    [SkippableFact]
    public async Task Catching_up_event_by_event_equals_a_rebuild_table_by_table()
    {
        await using (var ledger = await OpenAsync(catchesUp: true))
        {
            CatchingUp.Of(ledger).Appended = async () => await ledger.Ledger.CatchUpAsync();
            await new RandomHistory(22, inMoney: true).RecordAsync(ledger, 100);
            await ledger.Ledger.CatchUpAsync();
        }

        var incremental = Tables();
        await using (var ledger = await OpenAsync())
        {
            Assert.Null(ledger.Ledger.ViewsRebuiltBecause);
            await ledger.Ledger.RebuildViewsAsync();
        }

        Assert.Equal(incremental, Tables());
    }

    [SkippableFact]
    public async Task A_rebuild_while_others_record_and_read_leaves_all_right()
    {
        await using var recording = await OpenAsync();
        await using var rebuilding = await OpenAsync();
        await using var reading = await OpenAsync();
        var rebuilds = Task.Run(async () =>
        {
            for (var i = 0; i < 8; i++)
                await rebuilding.Ledger.RebuildViewsAsync();
        });
        var reads = Task.Run(async () =>
        {
            while (!rebuilds.IsCompleted)
                await ReportsAsync(reading);
        });
        await Task.Run(() => new RandomHistory(31, inMoney: false).RecordAsync(recording, 80));
        await Task.WhenAll(rebuilds, reads);
        await using var opened = await OpenAsync();
        Assert.Null(opened.Ledger.ViewsRebuiltBecause);
        var reports = await ReportsAsync(opened);
        Assert.Equal(reports, await ReportsAsync(recording));
        Assert.Equal(reports, await ReportsAsync(rebuilding));
        Assert.Equal(1L, _database.Sql("SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'bondres_views%'"));
    }

    [SkippableFact]
    public async Task What_a_rebuild_left_that_was_cut_off_is_taken_away_by_the_next()
    {
        await using var ledger = await OpenAsync();
        _database.Sql("CREATE SCHEMA bondres_views_999999999");
        await ledger.Ledger.RebuildViewsAsync();
        Assert.Equal(1L, _database.Sql("SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'bondres_views%'"));
    }

    [SkippableFact]
    public async Task Instances_that_open_and_catch_up_at_once_take_every_event_in_once()
    {
        string expected;
        await using (var ledger = await OpenAsync())
        {
            await new RandomHistory(32, inMoney: true).RecordAsync(ledger, 60);
            expected = await ReportsAsync(ledger);
        }

        for (var round = 0; round < 3; round++)
        {
            _database.Sql("DROP SCHEMA bondres_views CASCADE");
            var ledgers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => OpenAsync())));
            await Task.WhenAll(ledgers.Select(ledger => Task.Run(() => ledger.Ledger.CatchUpAsync())));
            foreach (var ledger in ledgers)
            {
                Assert.Equal(expected, await ReportsAsync(ledger));
                await ledger.DisposeAsync();
            }
        }
    }

    private Task<TestLedger> OpenAsync(bool catchesUp = false) => TestLedger.OpenAsync(
        _folder, catchesUp ? inner => new CatchingUp(inner) : null, place: LedgerPlace.Of(_database.Uri, new LedgerSecrets(KeyFolder: _folder.Ledger)).Value);

    private static Task<string> ReportsAsync(TestLedger ledger) => ReportText.OfAsync(ledger.Ledger, SmallCase.Code, Dates, RandomHistory.Accounts);

    /// <summary>Every row of every table as text.</summary>
    private List<string> Tables()
    {
        using var connection = _database.Connect();
        var rows = new List<string>();
        foreach (var table in new[] { "checkpoint", "fact", "posting", "register", "lines", "instalment_total" })
        {
            using var command = new NpgsqlCommand($"SELECT t::text FROM bondres_views.{table} t ORDER BY 1", connection);
            using var reader = command.ExecuteReader();
            while (reader.Read())
                rows.Add($"{table}: {reader.GetString(0)}");
        }

        return rows;
    }
}
