using System.Text;
using System.Text.Json.Nodes;
using BondResolution.Application.Audit;
using BondResolution.Application.Exports;
using BondResolution.Application.Places;
using BondResolution.Application.Tests.Harness;
using BondResolution.Domain.Problems;
using BondResolution.EventStore;
using BondResolution.EventStore.Sqlite;
using BondResolution.Integrity;
using Microsoft.Data.Sqlite;

namespace BondResolution.Application.Tests.Audit;

/// <summary>Two ledgers in which the same was recorded at the same instants differ in their own ids alone, and nothing of the one is taken for the other's.</summary>
public sealed class OwnIdTests : IAsyncLifetime
{
    private const string A = "0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a";
    private const string B = "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b";

    private readonly TestFolder _a = new();
    private readonly TestFolder _b = new();

    public async Task InitializeAsync()
    {
        foreach (var (folder, id) in new[] { (_a, A), (_b, B) })
        {
            await using var ledger = await OpenAsync(folder, id);
            await ledger.RecordAsync(SmallCase.Open, SmallCase.Default());
        }
    }

    public Task DisposeAsync()
    {
        _a.Dispose();
        _b.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_ledger_is_made_with_an_id_that_no_other_has_and_is_found_again_with_it()
    {
        using var one = new TestFolder();
        using var other = new TestFolder();
        var ids = new List<LedgerId>();
        foreach (var folder in new[] { one, other, one })
        {
            await using var ledger = await TestLedger.OpenAsync(folder);
            ids.Add((await ledger.Ledger.Store.ReadHeadAsync()).Ledger);
        }

        Assert.NotEqual(ids[0], ids[1]);
        Assert.Equal(ids[0], ids[2]);
    }

    [Fact]
    public async Task An_event_taken_from_another_ledger_of_the_same_content_is_named()
    {
        Assert.Equal("1|0", Sql(_a, "SELECT count(*) || '|' || sum(e.leaf = f.leaf) FROM event e JOIN b.event f USING (sequence, stream, version, id, type, recorded_at, metadata, payload) WHERE sequence = 2"));

        Sql(_a, "UPDATE event SET leaf = (SELECT leaf FROM b.event WHERE sequence = 2), payload = (SELECT payload FROM b.event WHERE sequence = 2) WHERE sequence = 2");

        var found = (await VerifyAsync(_a)).Problem;
        Assert.Equal(("audit.altered", "2"), (found?.Code, found?.Details.First(d => d.Key == "sequence").Value));
        Assert.Contains(A, $"{found}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_id_that_was_changed_in_the_head_is_named_by_an_audit_and_by_whatever_is_asked_of_the_ledger()
    {
        await using (var before = await OpenAsync(_a, A))
            await before.Ledger.CatchUpAsync(); // so that read models have nothing to take in
        Sql(_a, $"UPDATE head SET ledger = x'{B}'");

        var found = (await VerifyAsync(_a)).Problem;
        Assert.Equal(("audit.other-id", 3), (found?.Code, found?.Kind.ExitCode));
        Assert.Contains(B, $"{found}", StringComparison.Ordinal);
        await using var ledger = await OpenAsync(_a, A);
        Assert.Contains(B, (await Assert.ThrowsAsync<LedgerAlteredException>(async () => await ledger.Ledger.CatchUpAsync())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_models_of_another_ledger_are_made_anew()
    {
        await using (var ledger = await OpenAsync(_b, B))
            await ledger.Ledger.CatchUpAsync();
        File.Copy(_b.Views, _a.Views, overwrite: true);

        await using var again = await OpenAsync(_a, A);
        Assert.Equal("they stood for a ledger of another id", again.Ledger.ViewsRebuiltBecause);
        Assert.Equal(2, await again.Ledger.CatchUpAsync());
    }

    [Fact]
    public async Task A_checkpoint_of_another_ledger_is_refused_in_words_of_its_own_and_before_its_key_is_looked_at()
    {
        using var key = SigningKey.Load(_b.Ledger).Value;
        await using var b = await OpenAsync(_b, B);
        var checkpoint = await new Prover(b.Ledger.Store, key).CheckpointAsync();
        Assert.StartsWith($"bondresolution/{B}\n", checkpoint.ToString(), StringComparison.Ordinal);

        Assert.Null((await VerifyAsync(_b, key, checkpoint)).Problem);
        var found = (await VerifyAsync(_a, key, checkpoint)).Problem;
        Assert.Equal(("audit.other-ledger", 3), (found?.Code, found?.Kind.ExitCode));
        Assert.Contains(A, $"{found}", StringComparison.Ordinal);
        Assert.Contains(B, $"{found}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_checkpoint_whose_origin_is_no_id_is_none()
    {
        using var key = SigningKey.Load(_a.Ledger).Value;
        await using var ledger = await OpenAsync(_a, A);
        var text = (await new Prover(ledger.Ledger.Store, key).CheckpointAsync()).ToString();
        Assert.NotNull(Checkpoint.Parse(text));
        foreach (var origin in new[] { A.ToUpperInvariant(), A[..16], A + "0", new string('0', 32), "" })
            Assert.Null(Checkpoint.Parse(text.Replace(A, origin, StringComparison.Ordinal)));
        Assert.Null(Checkpoint.Parse(text.Replace("bondresolution/", "", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_proof_shown_as_another_ledgers_does_not_hold()
    {
        using var key = SigningKey.Load(_a.Ledger).Value;
        await using var ledger = await OpenAsync(_a, A);
        var proof = (await new Prover(ledger.Ledger.Store, key).OfSequenceAsync(2)).Value.ToJson();
        Assert.Equal(A, proof["ledger"]!.GetValue<string>());
        Assert.Null(Read(proof).Refute(key.Key));

        proof["ledger"] = B;
        Assert.Contains("of ledger", Read(proof).Refute(key.Key), StringComparison.Ordinal);

        // with a checkpoint of the other ledger, over the same root and under the same key: then the leaf is another one
        var signed = Checkpoint.Parse(proof["checkpoint"]!.GetValue<string>())!;
        proof["checkpoint"] = Checkpoint.Sign(LedgerId.Parse(B)!.Value, signed.Size, signed.Root, key.Key).ToString();
        Assert.Contains("does not stand in the tree", Read(proof).Refute(key.Key), StringComparison.Ordinal);

        proof["ledger"] = "none";
        Assert.Equal("audit.no-proof", ProofFile.Parse(Encoding.UTF8.GetBytes(proof.ToJsonString()), "proof").Problem?.Code);
    }

    [Fact]
    public async Task Restored_events_are_of_the_ledger_they_were_exported_from_and_continue_its_checkpoints()
    {
        using var key = SigningKey.Load(_a.Ledger).Value;
        await using var a = await OpenAsync(_a, A);
        var checkpoint = await new Prover(a.Ledger.Store, key).CheckpointAsync();
        var lines = await ExportAsync(_a, A);
        using var folder = new TestFolder();
        await using (var empty = await OpenAsync(folder, B)) // a ledger without events that was there takes the other's id
            Assert.Equal(B, $"{(await empty.Ledger.Store.ReadHeadAsync()).Ledger}");

        var restored = await EventsFile.RestoreAsync(() => lines, "events.jsonl", new FolderPlace(folder.Ledger), default, key.Key, [checkpoint]);

        Assert.Equal(A, $"{restored.Value.Ledger}");
        await using var again = await OpenAsync(folder, B);
        Assert.Equal(A, $"{(await again.Ledger.Store.ReadHeadAsync()).Ledger}");
        await again.RecordAsync("""{"do":"case.warn","on":"2025-02-01","by":"issuer","text":"later"}""");
        Assert.Null((await new Verifier(again.Ledger.Store, key.Key, [checkpoint]).RunAsync()).Problem);
    }

    /// <summary>The events of two ledgers in one file, or events under another's id.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_export_of_two_ledgers_is_refused(bool line)
    {
        var (lines, others) = (await ExportAsync(_a, A), await ExportAsync(_b, B));
        string[] mixed = line ? [.. lines[..2], .. others[2..]] : [others[0], .. lines[1..]];
        using var folder = new TestFolder();

        var refused = (await EventsFile.RestoreAsync(() => mixed, "events.jsonl", new FolderPlace(folder.Ledger))).Problem;

        Assert.Equal(("restore.other-leaf", line ? "3" : "2"), (refused?.Code, refused?.Details.First(d => d.Key == "line").Value));
        Assert.Contains(line ? A : B, $"{refused}", StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(folder.Ledger, "events.db")));
    }

    /// <summary>On a cluster the ledger's id is there for ever once it is made.</summary>
    [Fact]
    public async Task A_place_that_keeps_an_id_of_its_own_takes_no_other_ledgers_events()
    {
        var lines = await ExportAsync(_a, A);
        using var folder = new TestFolder();
        var place = new FilledTwice(folder.Ledger) { NewLedger = () => LedgerId.Parse(B)!.Value };
        await (await place.OpenStoreAsync(TimeProvider.System, default)).DisposeAsync();
        var refused = await EventsFile.RestoreAsync(() => lines, "events.jsonl", place);
        Assert.Equal("restore.other-ledger", refused.Problem?.Code);
    }

    private static ProofFile Read(JsonObject proof) => ProofFile.Parse(Encoding.UTF8.GetBytes(proof.ToJsonString()), "proof").Value;

    private static Task<TestLedger> OpenAsync(TestFolder folder, string id) =>
        TestLedger.OpenAsync(folder, place: new FolderPlace(folder.Ledger) { NewLedger = () => LedgerId.Parse(id)!.Value });

    private static async Task<string[]> ExportAsync(TestFolder folder, string id)
    {
        await using var ledger = await OpenAsync(folder, id);
        using var file = new MemoryStream();
        await EventsFile.WriteAsync(ledger.Ledger.Store, file);
        return Encoding.UTF8.GetString(file.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static async Task<Outcome<Verification>> VerifyAsync(TestFolder folder, SigningKey? key = null, params Checkpoint[] outside)
    {
        await using var store = await SqliteEventStore.OpenReadingAsync(Path.Combine(folder.Ledger, "events.db"), new ManualClock());
        return await new Verifier(store, key?.Key, outside).RunAsync();
    }

    /// <summary>Runs a statement on a ledger without triggers, with the other one attached as <c>b</c>; answers its first column.</summary>
    private string? Sql(TestFolder folder, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder.Ledger, "events.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"ATTACH '{Path.Combine(_b.Ledger, "events.db")}' AS b;"
            + "DROP TRIGGER IF EXISTS event_is_not_updated; DROP TRIGGER IF EXISTS head_moves_forward;" + sql;
        return command.ExecuteScalar()?.ToString();
    }
}
