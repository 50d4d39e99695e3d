using System.Text;
using BondResolution.Application.Audit;
using BondResolution.Application.Places;
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
    [InlineData("UPDATE event SET version = version + 100 WHERE sequence = 3")]
    [InlineData("UPDATE event SET id = randomblob(16) WHERE sequence = 3")]
    [InlineData("UPDATE event SET payload = CAST(payload || ' ' AS BLOB) WHERE sequence = 3")]
    [InlineData("UPDATE event SET payload = (SELECT payload FROM event WHERE sequence = 1) WHERE sequence = 3")]
    public async Task A_changed_event_is_named_by_its_sequence(string attack)
    {
        Attack(attack);
        Assert.Equal(("audit.altered", "3"), Named((await VerifyAsync()).Problem));
    }

    [Fact]
    public async Task A_flipped_bit_anywhere_in_a_payload_of_lines_is_named()
    {
        var at = (await EventsAsync()).First(e => e.Type == "register.lines/2");
        foreach (var bit in new[] { 0, 4 * at.Payload.Length, (8 * at.Payload.Length) - 1 })
        {
            var payload = at.Payload.ToArray();
            payload[bit / 8] ^= (byte)(1 << (bit % 8));
            Attack($"UPDATE event SET payload = x'{Convert.ToHexString(payload)}' WHERE sequence = {at.Sequence}");
            Assert.Equal(("audit.altered", $"{at.Sequence}"), Named((await VerifyAsync()).Problem));
        }
    }

    /// <summary>Removed, swapped, put in twice or added; rows that streams and commands would read and the sequence would not.</summary>
    [Theory]
    [InlineData("DELETE FROM event WHERE sequence = 3", "3")]
    [InlineData("UPDATE event SET sequence = -sequence WHERE sequence IN (3, 4); UPDATE event SET sequence = 7 + sequence WHERE sequence < 0", "3")]
    [InlineData("UPDATE event SET sequence = sequence + 100 WHERE sequence > 3; INSERT INTO event SELECT 4, 'case-x', 0, randomblob(16), type, effective_on, recorded_at, command_id, leaf, metadata, payload FROM event WHERE sequence = 3; UPDATE event SET sequence = sequence - 99 WHERE sequence > 100", "4")]
    [InlineData("INSERT INTO event SELECT (SELECT max(sequence) + 1 FROM event), stream, (SELECT max(version) + 1 FROM event e WHERE e.stream = event.stream), randomblob(16), type, effective_on, recorded_at, command_id, leaf, metadata, payload FROM event WHERE sequence = 2", "behind")]
    [InlineData("INSERT INTO event SELECT -5, stream, (SELECT max(version) + 1 FROM event e WHERE e.stream = event.stream), randomblob(16), type, effective_on, recorded_at, command_id, leaf, metadata, payload FROM event WHERE sequence = 2", "-5")]
    [InlineData("INSERT INTO event SELECT 0, stream, (SELECT max(version) + 1 FROM event e WHERE e.stream = event.stream), randomblob(16), type, effective_on, recorded_at, command_id, leaf, metadata, payload FROM event WHERE sequence = 2", "0")]
    public async Task Removed_swapped_doubled_and_added_events_are_named(string attack, string named)
    {
        Attack(attack);
        Assert.Contains(named, await FoundAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UPDATE head SET root = zeroblob(32)", "head")]
    [InlineData("UPDATE head SET frontier = x'00'", "head")]
    [InlineData("UPDATE head SET recorded_at = '2099-01-01T00:00:00.0000000Z'", "instant")]
    [InlineData("DELETE FROM head", "head")]
    [InlineData("SELECT 1", "trigger")]
    [InlineData("DROP INDEX event_by_command; CREATE INDEX event_by_command ON event (command_id) WHERE sequence <> 3", "index")]
    public async Task A_head_protections_or_an_index_that_are_not_the_programs_are_found(string attack, string named)
    {
        Attack(attack);
        Assert.Contains(named, await FoundAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_that_stands_twice_in_a_table_without_keys_is_found()
    {
        Attack("""
            CREATE TABLE copy AS SELECT * FROM event; DROP TABLE event; ALTER TABLE copy RENAME TO event; CREATE INDEX event_by_command ON event (command_id);
            INSERT INTO event SELECT * FROM event WHERE sequence = 3
            """);
        Assert.NotEqual("", await FoundAsync());
    }

    /// <summary>Whoever rewrites leaf and head with the event may write anything: what cannot be read is named, and no crash.</summary>
    [Theory]
    [InlineData("payload = CAST('no json' AS BLOB)")]
    [InlineData("payload = CAST('{\"secret\":\"00\",\"lines\":1,\"columns\":{}}' AS BLOB)")]
    [InlineData("metadata = CAST('null' AS BLOB)")]
    [InlineData("metadata = CAST('{}' AS BLOB)")]
    public async Task Lines_rewritten_into_what_cannot_be_read_are_named(string attack)
    {
        var at = (await EventsAsync()).First(e => e.Type == "register.lines/2");
        Attack($"UPDATE event SET {attack} WHERE sequence = {at.Sequence}");
        var leaf = (await EventsAsync()).First(e => e.Sequence == at.Sequence).Leaf().Hash();
        Execute(EventsFile, $"UPDATE event SET leaf = x'{Convert.ToHexString(leaf)}' WHERE sequence = {at.Sequence}");
        Assert.Equal(("audit.altered", $"{at.Sequence}"), Named((await VerifyAsync()).Problem));
    }

    /// <summary>Consistent in itself: the tail is gone, and the head is the one that stood before it.</summary>
    [Fact]
    public async Task A_tail_cut_off_with_its_head_is_found_through_an_outside_checkpoint_only()
    {
        var tree = new MerkleFrontier();
        var events = (await EventsAsync())[..^2];
        foreach (var stored in events)
            tree.Append(stored.Leaf().Hash());
        AttackKeepingTriggers($"""
            DELETE FROM event WHERE sequence > {tree.Size};
            UPDATE head SET sequence = {tree.Size}, recorded_at = '{InstantText.Format(events[^1].RecordedAt)}', frontier = x'{Convert.ToHexString(tree.ToBytes())}', root = x'{Convert.ToHexString(tree.Root())}'
            """);
        Assert.Null((await VerifyAsync()).Problem);
        Assert.Equal("audit.not-prefix", (await VerifyAsync(_checkpoint)).Problem?.Code);
    }

    [Fact]
    public async Task Yesterdays_files_are_found_through_an_outside_checkpoint_only()
    {
        var yesterday = File.ReadAllBytes(EventsFile);
        await using (var ledger = await TestLedger.OpenAsync(_folder))
        {
            await ledger.RecordAsync("""{"do":"case.warn","on":"2025-02-01","by":"issuer","text":"today"}""");
            _checkpoint = await new Prover(ledger.Ledger.Store, _key).CheckpointAsync();
        }

        File.WriteAllBytes(EventsFile, yesterday);
        File.Delete(EventsFile + "-wal");
        Assert.Null((await VerifyAsync()).Problem);
        Assert.Equal("audit.not-prefix", (await VerifyAsync(_checkpoint)).Problem?.Code);
    }

    [Fact]
    public async Task A_read_model_that_says_otherwise_than_the_events_is_found()
    {
        await using var ledger = await TestLedger.OpenAsync(_folder);
        Assert.Null(await ledger.Ledger.FindAlteredViewsAsync());
        foreach (var (attack, table) in new[] { ("UPDATE posting SET units = units - 1 WHERE sequence = 2", "posting"), ("INSERT INTO posting SELECT * FROM posting WHERE sequence = 2", "posting"),
            ("DELETE FROM lines WHERE kind = 6", "lines"), ("UPDATE fact SET label = 'reported' WHERE sequence = 3", "fact") })
        {
            await ledger.Ledger.RebuildViewsAsync();
            Execute(Path.Combine(_folder.Ledger, "views.db"), attack);
            Assert.StartsWith(table, await ledger.Ledger.FindAlteredViewsAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_tail_cut_off_and_a_whole_rewrite_are_found_through_an_outside_checkpoint_only()
    {
        // The same commands recorded anew in another folder under the same id: consistent in itself, of other instants.
        using var other = new TestFolder();
        await using (var rewritten = await TestLedger.OpenAsync(other, place: new FolderPlace(other.Ledger) { NewLedger = () => _checkpoint.Ledger }))
            await rewritten.RecordAsync([.. AuditedCase.Commands(other).Take(2), """{"do":"case.warn","on":"2024-01-01","by":"issuer","text":"never said"}"""]);
        File.Copy(Path.Combine(other.Ledger, "events.db"), EventsFile, overwrite: true);
        File.Delete(EventsFile + "-wal");

        Assert.Null((await VerifyAsync()).Problem);
        Assert.Equal("audit.not-prefix", (await VerifyAsync(_checkpoint)).Problem?.Code);
    }

    /// <summary>Read models that are caught up have nothing to take in: whoever decides reads the events himself, and holds them to their leaves.</summary>
    [Theory]
    [InlineData("case.opened/1", "\"issuer\":\"", """{"do":"case.warn","on":"2025-02-01","by":"issuer","text":"later"}""")]
    [InlineData("register.lines/2", "{\"secret\":\"", """{"do":"units.freeze","on":"2025-02-01","account":"0100000001","number":"f","units":5,"kind":"freeze"}""")]
    public async Task Nothing_is_decided_on_an_event_that_is_not_the_one_recorded(string type, string before, string command)
    {
        await using (var ledger = await TestLedger.OpenAsync(_folder))
            await ledger.Ledger.CatchUpAsync();
        var at = (await EventsAsync()).First(e => e.Type == type);
        var payload = Encoding.UTF8.GetString(at.Payload.Span).ToCharArray();
        var sign = new string(payload).IndexOf(before, StringComparison.Ordinal) + before.Length;
        payload[sign] = payload[sign] == '0' ? '1' : '0'; // as well formed as it was
        AttackKeepingTriggers($"UPDATE event SET payload = x'{Convert.ToHexString(Encoding.UTF8.GetBytes(payload))}' WHERE sequence = {at.Sequence}");

        await using var again = await TestLedger.OpenAsync(_folder);
        var refused = await Assert.ThrowsAsync<LedgerAlteredException>(async () => await again.DoAsync(command));
        Assert.StartsWith($"sequence {at.Sequence}:", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_checkpoint_of_another_key_is_no_checkpoint_of_this_ledger()
    {
        using var stranger = System.Security.Cryptography.ECDsa.Create(System.Security.Cryptography.ECCurve.NamedCurves.nistP256);
        var forged = Checkpoint.Sign(_checkpoint.Ledger, _checkpoint.Size, _checkpoint.Root, stranger);
        Assert.Equal("audit.not-prefix", (await VerifyAsync(forged)).Problem?.Code);
    }

    private async Task<Outcome<Verification>> VerifyAsync(params Checkpoint[] outside)
    {
        await using var store = await SqliteEventStore.OpenReadingAsync(EventsFile, new ManualClock());
        return await new Verifier(store, _key.Key, outside).RunAsync();
    }

    private static (string?, string?) Named(Problem? problem) => (problem?.Code, problem?.Details.First(d => d.Key == "sequence").Value);

    /// <summary>What an audit says, whichever way it meets it; exit code 3, or nothing.</summary>
    private async Task<string> FoundAsync()
    {
        try
        {
            var problem = (await VerifyAsync()).Problem;
            Assert.True(problem is null or { Kind.ExitCode: 3 }, problem?.ToString());
            return problem?.ToString() ?? "";
        }
        catch (LedgerAlteredException altered)
        {
            return altered.Message;
        }
    }

    private async Task<List<StoredEvent>> EventsAsync()
    {
        await using var store = await SqliteEventStore.OpenReadingAsync(EventsFile, new ManualClock());
        var events = new List<StoredEvent>();
        await foreach (var stored in store.ReadAllAsync())
            events.Add(stored);
        return events;
    }

    private void Attack(string sql) => Execute(EventsFile, string.Concat(Triggers().Select(t => $"DROP TRIGGER \"{t.Name}\";")) + sql);

    /// <summary>With the triggers put back as they were.</summary>
    private void AttackKeepingTriggers(string sql)
    {
        var triggers = Triggers();
        Attack(sql);
        Execute(EventsFile, string.Concat(triggers.Select(t => t.Sql + ";")));
    }

    private List<(string Name, string Sql)> Triggers()
    {
        using var connection = Open(EventsFile);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'";
        var triggers = new List<(string, string)>();
        using var row = command.ExecuteReader();
        while (row.Read())
            triggers.Add((row.GetString(0), row.GetString(1)));
        return triggers;
    }

    private static void Execute(string file, string sql)
    {
        using var connection = Open(file);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }
}
