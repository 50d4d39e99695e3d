using BondResolution.ThrowAwayPostgres;

namespace BondResolution.Cli.Tests.Places;

/// <summary>A ledger in PostgreSQL is the same ledger as one in a folder.</summary>
public sealed class SharedLedgerTests : IDisposable
{
    private readonly Bondres _shared = Bondres.At("postgres");

    public void Dispose() => _shared.Dispose();

    [SkippableFact]
    public void The_case_of_128044_replays_with_the_same_reports_and_restores_with_the_same_root()
    {
        using var folder = new Bondres();
        folder.Run("replay", Bondres.CaseFolder("lingnan")).Well();
        _shared.Run("replay", Bondres.CaseFolder("lingnan")).Well();

        foreach (var question in (string[][])[["exposure"], ["exposure", "series"], ["holder", "show", "0899900001"], ["lawsuit", "show"], ["lawsuit", "screen"]])
        {
            foreach (var date in new[] { "2024-09-30", "2025-01-27", "2026-06-30" })
                Assert.Equal(Said(folder, [.. question, "--case", "128044", "--as-of", date]), Said(_shared, [.. question, "--case", "128044", "--as-of", date]));
        }

        foreach (var no in new[] { "1", "2" })
            Assert.Equal(folder.Run("payout", "--case", "128044", "--instalment", no).Well().Stdout, _shared.Run("payout", "--case", "128044", "--instalment", no).Well().Stdout);

        // from either, into the other kind
        var exported = Path.Combine(folder.Home, "events.jsonl");
        _shared.Run("export", "events", "--out", exported).Well();
        var root = _shared.Json("audit", "verify").At("root");
        using var second = PostgresServer.Fast.NewDatabase();
        foreach (var ledger in new[] { second.Uri, "file:" + Path.Combine(folder.Home, "restored") })
        {
            Assert.Equal(root, folder.Json("restore", exported, "--ledger", ledger).At("root"));
            Assert.Equal(root, folder.Json("audit", "verify", "--ledger", ledger).At("root"));
            Assert.Equal("restore.not-empty", folder.Run("restore", exported, "--ledger", ledger).ErrorCode);
        }
    }

    [SkippableFact]
    public void A_script_replayed_twice_adds_nothing_and_views_tell_how_far_they_are()
    {
        _shared.Run("replay", Bondres.CaseFolder("small")).Well();
        var status = _shared.Json("views", "status");
        _shared.Run("replay", Bondres.CaseFolder("small")).Well();
        Assert.Equal(status.At("events"), _shared.Json("views", "status").At("events"));
        Assert.Equal("0", _shared.Json("views", "rebuild").At("lag"));
    }

    [SkippableTheory]
    [InlineData("postgres://bondres:s3cret@127.0.0.1:1/nowhere", "store.unreachable", 4)]
    [InlineData("postgres://bondres:s3cret@127.0.0.1:port/nowhere", "store.bad-address", 2)]
    public void A_ledger_out_of_reach_is_told_from_a_wrong_address_and_no_password_is_repeated(string uri, string code, int exitCode)
    {
        foreach (var language in new[] { "zh", "en" })
        {
            var answer = _shared.Run("exposure", "--ledger", uri, "--lang", language, "--format", "json");
            Assert.Equal((code, exitCode), (answer.ErrorCode, answer.ExitCode));
            Assert.DoesNotContain("s3cret", answer.Stdout + answer.Stderr);
        }
    }

    [SkippableFact]
    public void A_read_model_in_the_database_that_says_otherwise_than_the_events_is_found()
    {
        _shared.Run("replay", Bondres.CaseFolder("small")).Well();
        _shared.Run("audit", "verify").Well();
        foreach (var (attack, table) in new[]
        {
            ("UPDATE bondres_views.posting SET units = units - 1 WHERE sequence = 2", "posting"),
            ("INSERT INTO bondres_views.posting SELECT * FROM bondres_views.posting WHERE sequence = 2", "posting"),
            ("DELETE FROM bondres_views.lines WHERE id = (SELECT max(id) FROM bondres_views.lines)", "lines"),
            ("UPDATE bondres_views.fact SET label = 'reported', source = 'hearsay' WHERE sequence = 3", "fact")
        })
        {
            _shared.Database!.Sql(attack);
            var found = _shared.Run("audit", "verify");
            Assert.Equal((3, "audit.views-altered"), (found.ExitCode, found.ErrorCode));
            Assert.Contains(table + ", of sequence", found.Stderr, StringComparison.Ordinal);
            _shared.Run("views", "rebuild").Well();
            _shared.Run("audit", "verify").Well();
        }

        Assert.Equal(1L, _shared.Database!.Sql("SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'bondres_views%'"));
    }

    private static string Said(Bondres bondres, string[] question) => bondres.Json(question).Content();
}
