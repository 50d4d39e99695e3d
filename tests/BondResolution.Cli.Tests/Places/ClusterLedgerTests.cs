using BondResolution.ThrowAwayPostgres;

namespace BondResolution.Cli.Tests.Places;

/// <summary>A ledger on a cluster, its read models in a folder or in PostgreSQL, is the same ledger as one in a folder.</summary>
public sealed class ClusterLedgerTests
{
    private const string Variable = "BONDRES_TEST_ESDB";

    [SkippableTheory]
    [InlineData("file")]
    [InlineData("postgres")]
    public void A_case_replays_with_the_same_reports_and_its_read_models_come_back(string viewsKind)
    {
        using var folder = new Bondres();
        folder.Run("replay", Bondres.CaseFolder("small")).Well();
        using var cluster = OnCluster(viewsKind);
        cluster.Run("replay", Bondres.CaseFolder("small")).Well();
        AssertSame(folder, cluster);

        if (cluster.Database is { } database)
            database.Sql("DROP SCHEMA bondres_views CASCADE");
        else
            File.Delete(Path.Combine(cluster.Home, "views", "views.db"));
        Assert.Contains("the read models are made anew: they were missing", cluster.Run("views", "status", "--lang", "en").Well().Stderr, StringComparison.Ordinal);
        AssertSame(folder, cluster);
        Assert.Equal("0", cluster.Json("views", "rebuild").At("lag"));
        cluster.Run("audit", "verify").Well();
        AssertSame(folder, cluster);
    }

    private static void AssertSame(Bondres folder, Bondres cluster)
    {
        foreach (var question in (string[][])[["exposure"], ["holder", "show", "0199000001"]])
            Assert.Equal(folder.Json([.. question, "--case", "129001"]).Content(), cluster.Json([.. question, "--case", "129001"]).Content());
        string[] payout = ["payout", "--case", "129001", "--instalment", "1"];
        Assert.Equal(folder.Run(payout).Well().Stdout, cluster.Run(payout).Well().Stdout);
    }

    /// <summary>With a new ledger on the server that the environment names; the test is skipped where there is none, or the program knows none.</summary>
    private static Bondres OnCluster(string viewsKind)
    {
        var given = Environment.GetEnvironmentVariable(Variable);
        Required.OrSkip("eventstoredb", given is null ? $"no server of EventStoreDB: {Variable} names none" : null);
        var bondres = Bondres.At(viewsKind);
        bondres.Environment["BONDRES_LEDGER"] = $"{given}{(given!.Contains('?', StringComparison.Ordinal) ? "&" : "?")}ledger=test-{Guid.NewGuid():N}";
        bondres.Environment["BONDRES_VIEWS"] = bondres.Database?.Uri ?? "file:" + Path.Combine(bondres.Home, "views");
        if (bondres.Run("views", "status").ErrorCode == "store.not-built")
        {
            bondres.Dispose();
            Required.OrSkip("eventstoredb", "this program was built without -p:EventStoreDb=true");
        }

        return bondres;
    }
}
