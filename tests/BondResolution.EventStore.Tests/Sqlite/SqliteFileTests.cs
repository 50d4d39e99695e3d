using BondResolution.EventStore.Sqlite;
using Microsoft.Data.Sqlite;

namespace BondResolution.EventStore.Tests.Sqlite;

/// <summary>Which files are opened, made and refused, and what is left after the machine stopped.</summary>
public sealed class SqliteFileTests : IDisposable
{
    private readonly TemporaryLedger ledger = new();
    private readonly SettableClock clock = new(new(2025, 1, 27, 8, 30, 0, TimeSpan.Zero));

    public void Dispose() => ledger.Dispose();

    [Fact]
    public async Task A_ledger_is_made_with_its_folder_and_found_again()
    {
        var path = Path.Combine(ledger.Folder, "不存在", "ledger.db");
        LedgerHead head;
        await using (var store = await SqliteEventStore.OpenAsync(path, clock, Sample.NewLedger))
        {
            await store.AppendAsync("s", ExpectedVersion.None, Sample.Events("c1", 3));
            head = await store.ReadHeadAsync();
        }
        Assert.Equal([path], Directory.GetFiles(Path.GetDirectoryName(path)!)); // closed: one file, nothing beside it
        await using var again = await SqliteEventStore.OpenAsync(path, clock, Sample.NewLedger);
        Assert.Equal(head.Root.ToArray(), (await again.ReadHeadAsync()).Root.ToArray());
        Assert.Equal(new AppendResult.Recorded(4, 4, false), await again.AppendAsync("s", ExpectedVersion.Exactly(2), Sample.Events("c2", 1)));
    }

    [Fact]
    public async Task Many_that_make_the_same_ledger_at_once_make_one()
    {
        var stores = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(
            async () => await SqliteEventStore.OpenAsync(ledger.Path, clock, Sample.NewLedger))));
        for (var i = 0; i < stores.Length; i++)
            Assert.Equal(new AppendResult.Recorded(i + 1, i + 1, false), await stores[i].AppendAsync("s", ExpectedVersion.Any, [Sample.Event($"c{i}")]));
        foreach (var store in stores)
            await store.DisposeAsync();
    }

    [Fact]
    public async Task A_power_cut_in_the_middle_of_an_append_leaves_what_was_answered()
    {
        await using var store = await SqliteEventStore.OpenAsync(ledger.Path, clock, Sample.NewLedger);
        await store.AppendAsync("s", ExpectedVersion.None, Sample.Events("c1", 3));
        var head = await store.ReadHeadAsync();

        using var other = ledger.Connect();
        TemporaryLedger.Sql(other, "PRAGMA cache_size = 1"); // so that pages reach the file before the commit that never comes
        TemporaryLedger.Sql(other, "BEGIN IMMEDIATE");
        for (var version = 0; version < 20; version++)
            TemporaryLedger.Sql(
                other,
                $"INSERT INTO event SELECT max(sequence) + 1, 't', {version}, randomblob(16), 't', '2025-01-27', 't', 'c', randomblob(32), x'', randomblob(100000) FROM event");
        var logBytes = new FileInfo(ledger.Path + "-wal").Length;
        Assert.True(logBytes > 1_000_000, $"the append left no trace in the log of {logBytes} bytes: this tests nothing");
        using var copy = ledger.AsAfterAPowerCut();

        await using var after = await SqliteEventStore.OpenAsync(copy.Path, clock, Sample.NewLedger);
        Assert.Equal(head.Root.ToArray(), (await after.ReadHeadAsync()).Root.ToArray());
        Assert.Equal(new AppendResult.Recorded(4, 4, false), await after.AppendAsync("s", ExpectedVersion.Exactly(2), Sample.Events("c2", 1)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("PRAGMA journal_mode = WAL")]
    public async Task A_file_left_empty_by_a_power_cut_while_it_was_made_becomes_a_ledger(string? sql)
    {
        if (sql is null)
            await File.WriteAllBytesAsync(ledger.Path, []);
        else
            ledger.Sql(sql);
        await using var store = await SqliteEventStore.OpenAsync(ledger.Path, clock, Sample.NewLedger);
        Assert.Equal(new AppendResult.Recorded(1, 1, false), await store.AppendAsync("s", ExpectedVersion.None, [Sample.Event("c1")]));
    }

    [Theory]
    [InlineData(20)]
    [InlineData(100_000)]
    public async Task A_file_that_is_no_database_is_refused_and_left_alone(int lines)
    {
        var text = string.Concat(Enumerable.Repeat("account,units\n", lines));
        await File.WriteAllTextAsync(ledger.Path, text);
        var e = await Assert.ThrowsAsync<StoreUnreachableException>(async () => await SqliteEventStore.OpenAsync(ledger.Path, clock, Sample.NewLedger));
        Assert.Contains(ledger.Path, e.Message);
        Assert.Contains("is not a database", e.Message);
        Assert.Equal(text, await File.ReadAllTextAsync(ledger.Path));
    }

    [Fact]
    public async Task A_database_of_another_program_is_refused_and_left_alone()
    {
        ledger.Sql("CREATE TABLE holder (account TEXT)");
        var before = await File.ReadAllBytesAsync(ledger.Path);
        var e = await Assert.ThrowsAsync<StoreUnreachableException>(async () => await SqliteEventStore.OpenAsync(ledger.Path, clock, Sample.NewLedger));
        Assert.Contains("another program", e.Message);
        Assert.Equal(before, await File.ReadAllBytesAsync(ledger.Path));
    }

    [Theory]
    [InlineData(1, "Use the program that wrote it.")]
    [InlineData(3, "Use the program that wrote it or a newer one.")]
    public async Task A_ledger_of_a_version_that_is_not_read_is_refused(int version, string remedy)
    {
        await using (await SqliteEventStore.OpenAsync(ledger.Path, clock, Sample.NewLedger)) { }
        Assert.Equal(2L, ledger.Sql("PRAGMA user_version"));
        ledger.Sql($"PRAGMA user_version = {version}");
        var e = await Assert.ThrowsAsync<StoreUnreachableException>(async () => await SqliteEventStore.OpenAsync(ledger.Path, clock, Sample.NewLedger));
        Assert.Contains($"schema version {version}", e.Message);
        Assert.EndsWith(remedy, e.Message);
    }

    [Fact]
    public async Task A_path_that_cannot_hold_a_file_is_refused()
    {
        await File.WriteAllTextAsync(Path.Combine(ledger.Folder, "file"), "");
        await Assert.ThrowsAsync<StoreUnreachableException>(
            async () => await SqliteEventStore.OpenAsync(Path.Combine(ledger.Folder, "file", "ledger.db"), clock, Sample.NewLedger));
        await Assert.ThrowsAsync<StoreUnreachableException>(async () => await SqliteEventStore.OpenAsync(ledger.Folder, clock, Sample.NewLedger));
    }

    [Fact]
    public async Task An_append_that_waits_too_long_for_another_process_says_so_and_reading_goes_on()
    {
        await using var store = await SqliteEventStore.OpenAsync(ledger.Path, clock, Sample.NewLedger, lockTimeoutSeconds: 1, default);
        using (var other = ledger.Connect())
        {
            TemporaryLedger.Sql(other, "BEGIN IMMEDIATE");
            var e = await Assert.ThrowsAsync<StoreUnreachableException>(
                async () => await store.AppendAsync("s", ExpectedVersion.None, [Sample.Event("c1")]));
            Assert.Contains("locked by another process", e.Message);
            Assert.Equal(0, (await store.ReadHeadAsync()).Sequence);
        }
        Assert.Equal(new AppendResult.Recorded(1, 1, false), await store.AppendAsync("s", ExpectedVersion.None, [Sample.Event("c1")]));
    }

    [Fact]
    public async Task An_append_holds_the_lock_from_its_first_look_at_the_head()
    {
        await using var store = await SqliteEventStore.OpenAsync(ledger.Path, clock, Sample.NewLedger);
        using var other = ledger.Connect();
        SqliteException? refused = null;
        clock.Looked = () => refused = Assert.Throws<SqliteException>(() => TemporaryLedger.Sql(other, "BEGIN IMMEDIATE"));
        await store.AppendAsync("s", ExpectedVersion.None, [Sample.Event("c1")]);
        Assert.Equal(5, refused?.SqliteErrorCode); // SQLITE_BUSY
    }

    [Fact]
    public async Task An_append_cancelled_after_it_took_the_lock_leaves_nothing_and_lets_it_go()
    {
        using var cancel = new CancellationTokenSource();
        await using var store = await SqliteEventStore.OpenAsync(ledger.Path, clock, Sample.NewLedger);
        clock.Looked = cancel.Cancel; // the clock is read under the lock
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await store.AppendAsync("s", ExpectedVersion.None, Sample.Events("c1", 2), cancel.Token));
        clock.Looked = null;
        await using var second = await SqliteEventStore.OpenAsync(ledger.Path, clock, Sample.NewLedger);
        Assert.Equal(new AppendResult.Recorded(1, 2, false), await second.AppendAsync("s", ExpectedVersion.None, Sample.Events("c1", 2)));
    }

    [Fact]
    public async Task A_closed_store_is_not_used_again()
    {
        var store = await SqliteEventStore.OpenAsync(ledger.Path, clock, Sample.NewLedger);
        await store.DisposeAsync();
        await store.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await store.ReadHeadAsync());
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await store.AppendAsync("s", ExpectedVersion.Any, [Sample.Event("c1")]));
    }

    [Theory]
    [InlineData(13, "no space left")]
    [InlineData(14, "cannot be opened")]
    [InlineData(8, "cannot be written")]
    [InlineData(11, "is damaged")]
    [InlineData(10, "cannot be used")]
    public void What_the_machine_refuses_names_the_file_and_the_cause(int code, string cause)
    {
        var e = Assert.IsType<StoreUnreachableException>(SqliteErrors.Translate(new SqliteException("from SQLite", code), "/ledger.db"));
        Assert.Contains(cause, e.Message);
        Assert.StartsWith("/ledger.db", e.Message);
    }
}
