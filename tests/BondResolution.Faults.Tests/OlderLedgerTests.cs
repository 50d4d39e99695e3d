using BondResolution.Application;
using BondResolution.Application.Audit;
using BondResolution.Application.Exports;
using BondResolution.Application.Places;
using BondResolution.Views.Reports;
using Microsoft.Data.Sqlite;

namespace BondResolution.Faults.Tests;

/// <summary>
/// Ledgers and exports as every version left them, kept as text, still open, verify, answer and take events. A format that has been written stays readable for
/// ever: a new one adds its fixture here, and no fixture is taken away. (Version 1 was replaced once, when no ledger of it was kept outside these tests: decision 0023.)
/// </summary>
public sealed class OlderLedgerTests
{
    private const string Root = "sNEJOS42wffg5ZkJwiSSKyULR8/kFlq5O3AmZWDFjgE=";
    private const string Id = "6b1f0c52a94e4d1788c3d05e7a2f9b46";
    private const long Sequence = 7;

    /// <summary>The key the fixtures were made with.</summary>
    private static readonly LedgerSecrets Secrets = new(VaultKey: Convert.ToBase64String(new byte[32]));

    [SkippableFact]
    public async Task A_file_of_schema_version_2_opens()
    {
        using var bondres = new Bondres();
        Directory.CreateDirectory(bondres.LedgerFolder);
        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(bondres.LedgerFolder, "events.db")};Pooling=False"))
        {
            connection.Open();
            using var script = connection.CreateCommand();
            script.CommandText = Fixture("events-schema-2.sqlite.sql");
            script.ExecuteNonQuery();
        }

        await OpensAsync(LedgerPlace.Of(bondres.Ledger, Secrets).Value);
    }

    [SkippableFact]
    public async Task A_database_of_schema_version_2_opens()
    {
        using var bondres = Bondres.At("postgres");
        bondres.Database!.Sql(Fixture("events-schema-2.postgres.sql"));
        await OpensAsync(LedgerPlace.Of(bondres.Ledger, Secrets with { KeyFolder = bondres.KeyFolder }).Value);
    }

    [SkippableTheory]
    [InlineData("file")]
    [InlineData("postgres")]
    public async Task Events_exported_in_format_2_are_restored(string kind)
    {
        using var bondres = Bondres.At(kind);
        var place = LedgerPlace.Of(bondres.Ledger, Secrets with { KeyFolder = bondres.KeyFolder }).Value;
        var restored = await EventsFile.RestoreAsync(() => Fixture("events-format-2.jsonl").Split('\n', StringSplitOptions.RemoveEmptyEntries), "events.jsonl", place);
        Assert.Equal((Sequence, Root), (restored.Value.Sequence, Convert.ToBase64String(restored.Value.Root.Span)));
        await OpensAsync(place);
    }

    private static async Task OpensAsync(LedgerPlace place)
    {
        await using var ledger = (await Ledger.OpenAsync(place, "tester", TimeProvider.System)).Value;
        var head = await ledger.Store.ReadHeadAsync();
        Assert.Equal((Id, Sequence, Root), ($"{head.Ledger}", head.Sequence, Convert.ToBase64String(head.Root.Span)));
        using var key = SigningKey.Load(await place.KeyFolderAsync(default)).Value;
        Assert.Null((await new Verifier(ledger.Store, key.Key, []).RunAsync()).Problem);

        await ledger.CatchUpAsync();
        var exposure = (await ledger.Reports.ExposureAsync(new Scope("100001", new DateOnly(2025, 1, 1), Sequence))).Value;
        Assert.Equal((1000L, 3L), (exposure.Investors.Units, exposure.Investors.Holders));
        Assert.IsType<EventStore.AppendResult.Recorded>(await ledger.Store.AppendAsync("case-100001", EventStore.ExpectedVersion.Exactly(2),
            [new(Guid.Parse("00000000-0000-8000-8000-000000000001"), "case.warned/1", new DateOnly(2024, 9, 20), "new", "{}"u8.ToArray(), "{}"u8.ToArray())]));
    }

    private static string Fixture(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "fixtures", name));
}
