using BondResolution.Application.Audit;
using BondResolution.Application.Tests.Harness;
using BondResolution.Domain.Problems;
using BondResolution.EventStore;
using BondResolution.EventStore.Sqlite;
using BondResolution.Integrity;
using Microsoft.Data.Sqlite;

namespace BondResolution.Application.Tests.Audit;

/// <summary>Whoever can write the ledger's file can take its triggers away; what he then changes is named by an audit.</summary>
public sealed class AlteredLedgerTests : IAsyncLifetime
{
    private readonly TestFolder _folder = new();
    private Checkpoint _checkpoint = null!;
    private SigningKey _key = null!;

    private string EventsFile => Path.Combine(_folder.Ledger, "events.db");

    public async Task InitializeAsync()
    {
        await using var ledger = await TestLedger.OpenAsync(_folder);
        await ledger.RecordAsync(AuditedCase.Commands(_folder));
        _key = SigningKey.Load(_folder.Ledger).Value;
        _checkpoint = await new Prover(ledger.Ledger.Store, _key).CheckpointAsync();
    }

    public Task DisposeAsync()
    {
        _key.Dispose();
        _folder.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_ledger_nobody_touched_is_unaltered_and_continues_its_checkpoints()
    {
        var found = await VerifyAsync(_checkpoint);
        Assert.True(found.Problem is null, found.Problem?.ToString());
        Assert.Equal(_checkpoint.Size, found.Value.Events);
    }

    [Theory]
    [InlineData("UPDATE event SET payload = CAST(replace(CAST(payload AS TEXT), '\"on\"', '\"no\"') || ' ' AS BLOB) WHERE sequence = 3")]
    [InlineData("UPDATE event SET metadata = CAST(CAST(metadata AS TEXT) || ' ' AS BLOB) WHERE sequence = 3")]
    [InlineData("UPDATE event SET effective_on = '2001-01-01' WHERE sequence = 3")]
    [InlineData("UPDATE event SET type = 'case.warned/2' WHERE sequence = 3")]
    [InlineData("UPDATE event SET command_id = command_id || 'x' WHERE sequence = 3")]
    [InlineData("UPDATE event SET leaf = zeroblob(32) WHERE sequence = 3")]
    [InlineData("UPDATE event SET recorded_at = '2000-01-01T00:00:00.0000000Z' WHERE sequence = 3")]
    [InlineData("UPDATE event SET stream = stream || 'x' WHERE sequence = 3")]
    public async Task A_changed_event_is_named_by_its_sequence(string attack)
    {
        Attack(attack);
        var found = (await VerifyAsync()).Problem;
        Assert.Equal(("audit.altered", "3"), (found?.Code, found?.Details.First(d => d.Key == "sequence").Value));
    }

    [Theory]
    [InlineData("DELETE FROM event WHERE sequence = 3")]
    [InlineData("UPDATE head SET root = zeroblob(32)")]
    [InlineData("UPDATE event SET sequence = -sequence WHERE sequence IN (3, 4); UPDATE event SET sequence = 7 + sequence WHERE sequence < 0")]
    public async Task Removed_swapped_and_unrooted_events_are_found(string attack)
    {
        Attack(attack);
        Assert.Equal(3, await ExitCodeAsync());
    }

    [Fact]
    public async Task A_tail_cut_off_and_a_whole_rewrite_are_found_through_an_outside_checkpoint_only()
    {
        // The same commands recorded anew in another folder: consistent in itself, of other instants.
        using var other = new TestFolder();
        await using (var rewritten = await TestLedger.OpenAsync(other, clock: new ManualClock()))
            await rewritten.RecordAsync([.. AuditedCase.Commands(other).Take(2), """{"do":"case.warn","on":"2024-01-01","by":"issuer","text":"never said"}"""]);
        File.Copy(Path.Combine(other.Ledger, "events.db"), EventsFile, overwrite: true);
        File.Delete(EventsFile + "-wal");

        Assert.Null((await VerifyAsync()).Problem);
        Assert.Equal("audit.not-prefix", (await VerifyAsync(_checkpoint)).Problem?.Code);
    }

    [Fact]
    public async Task A_checkpoint_of_another_key_is_no_checkpoint_of_this_ledger()
    {
        using var stranger = System.Security.Cryptography.ECDsa.Create(System.Security.Cryptography.ECCurve.NamedCurves.nistP256);
        var forged = Checkpoint.Sign(_key.Origin, _checkpoint.Size, _checkpoint.Root, stranger);
        Assert.Equal("audit.not-prefix", (await VerifyAsync(forged)).Problem?.Code);
    }

    private async Task<Outcome<Verification>> VerifyAsync(params Checkpoint[] outside)
    {
        await using var store = await SqliteEventStore.OpenAsync(EventsFile, new ManualClock());
        return await new Verifier(store, _key.Key, outside).RunAsync();
    }

    private async Task<int> ExitCodeAsync()
    {
        try
        {
            return (await VerifyAsync()).Problem?.Kind.ExitCode ?? 0;
        }
        catch (LedgerAlteredException)
        {
            return StoreProblems.Altered.ExitCode;
        }
    }

    private void Attack(string sql)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = EventsFile, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT name FROM sqlite_master WHERE type = 'trigger'";
        var triggers = new List<string>();
        using (var row = command.ExecuteReader())
        {
            while (row.Read())
                triggers.Add(row.GetString(0));
        }

        command.CommandText = string.Concat(triggers.Select(t => $"DROP TRIGGER \"{t}\";")) + sql;
        command.ExecuteNonQuery();
    }
}
