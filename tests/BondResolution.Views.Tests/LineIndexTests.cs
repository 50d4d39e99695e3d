using BondResolution.Application.Tests.Harness;
using BondResolution.Domain.Bonds;
using BondResolution.Domain.Registers;
using BondResolution.EventStore;
using BondResolution.EventStore.Codec;
using BondResolution.EventStore.Codec.Lines;
using Microsoft.Data.Sqlite;

namespace BondResolution.Views.Tests;

/// <summary>The index of accounts finds every line, and one that is not what was made from the events decides and shows nothing.</summary>
public sealed class LineIndexTests : IDisposable
{
    private const string Reason = "index of accounts";

    private static readonly DateOnly[] Dates = [new(2024, 8, 21), new(2024, 10, 10), new(2025, 6, 1)];

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("UPDATE line_run SET digests = zeroblob(length(digests))")]
    [InlineData("UPDATE line_run SET digests = substr(digests, 1, 31)")]
    [InlineData("UPDATE line_run SET events = events - 1 WHERE sequence = (SELECT max(sequence) FROM line_run)")]
    [InlineData("UPDATE line_run SET first_version = first_version + 1 WHERE sequence = (SELECT min(sequence) FROM line_run)")]
    [InlineData("UPDATE line_run SET stream = 'holdings-other'")]
    [InlineData("DELETE FROM line_run WHERE sequence = (SELECT max(sequence) FROM line_run)")]
    [InlineData("UPDATE checkpoint SET seal = x''")]
    public async Task One_whose_runs_were_altered_is_made_anew_when_it_is_opened(string harm)
    {
        var reports = await RecordedAsync(_folder, 61, 40);
        Sql(harm);
        await MadeAnewAsync(reports);
    }

    [Fact]
    public async Task One_of_another_ledger_is_made_anew()
    {
        var reports = await RecordedAsync(_folder, 61, 40);
        using var other = new TestFolder();
        await RecordedAsync(other, 62, 40);
        Put(other.Views);
        await MadeAnewAsync(reports);
    }

    [Fact]
    public async Task An_old_one_is_made_anew()
    {
        await RecordedAsync(_folder, 61, 30);
        var old = _folder.Views + ".old";
        File.Copy(_folder.Views, old);
        await using (var ledger = await TestLedger.OpenAsync(_folder))
        {
            await ledger.DoAsync(Freeze(RandomHistory.Accounts[0], "later"));
            await ledger.Ledger.CatchUpAsync();
        }

        var reports = await ReportsAsync();
        Put(old);
        await MadeAnewAsync(reports);
    }

    [Theory]
    [InlineData("UPDATE line_bucket SET entries = zeroblob(length(entries))")]
    [InlineData("UPDATE line_bucket SET entries = substr(entries, 5)")]
    [InlineData("DELETE FROM line_bucket")]
    public async Task One_whose_entries_were_altered_shows_no_figure_and_decides_nothing(string harm)
    {
        await RecordedAsync(_folder, 63, 40);
        var expected = new List<string>();
        var scope = new Reports.Scope(SmallCase.Code, Dates[2], long.MaxValue);
        await using (var dry = await TestLedger.OpenAsync(_folder, dryRun: true))
        {
            scope = scope with { AsKnown = await dry.Ledger.CatchUpAsync() };
            foreach (var account in RandomHistory.Accounts)
                expected.Add(Said(await dry.DoAsync(Freeze(account, "x"))) + await HolderAsync(dry, scope, account));
        }

        var told = 0;
        foreach (var (account, number) in RandomHistory.Accounts.Select((account, i) => (account, i)))
        {
            Sql(harm);
            await using var dry = await TestLedger.OpenAsync(_folder, dryRun: true);
            Assert.Null(dry.Ledger.ViewsRebuiltBecause);
            Assert.Equal(expected[number], Said(await dry.DoAsync(Freeze(account, "x"))) + await HolderAsync(dry, scope, account));
            Assert.Contains(Reason, dry.Ledger.ViewsRebuiltBecause ?? "nothing said", StringComparison.Ordinal);

            Sql(harm);
            await using var asked = await TestLedger.OpenAsync(_folder);
            Assert.EndsWith(await HolderAsync(asked, scope, account), expected[number], StringComparison.Ordinal);
            told += asked.Ledger.ViewsRebuiltBecause?.Contains(Reason, StringComparison.Ordinal) == true ? 1 : 0;
        }

        Assert.NotEqual(0, told); // of some accounts everybody's lines are read, and the index is not asked
    }

    /// <summary>Nothing is added to what was altered: it would be sealed with it.</summary>
    [Fact]
    public async Task One_that_was_altered_while_it_was_open_is_not_gone_on_with()
    {
        await RecordedAsync(_folder, 64, 30);
        await using (var ledger = await TestLedger.OpenAsync(_folder))
        {
            Sql("DELETE FROM line_run WHERE sequence = (SELECT max(sequence) FROM line_run)");
            await ledger.DoAsync(Freeze(RandomHistory.Accounts[0], "later"));
            await ledger.Ledger.CatchUpAsync();
            Assert.Contains(Reason, ledger.Ledger.ViewsRebuiltBecause ?? "nothing said", StringComparison.Ordinal);
        }

        await using var opened = await TestLedger.OpenAsync(_folder);
        Assert.Null(opened.Ledger.ViewsRebuiltBecause);
        Assert.Null(await opened.Ledger.FindAlteredViewsAsync());
    }

    /// <summary>In no order of accounts, in several buckets and runs, taken in at once or event by event.</summary>
    [Fact]
    public async Task Every_line_of_a_register_is_found_and_few_events_are_read_for_it()
    {
        string[] accounts = [.. Enumerable.Range(0, 6_000).Select(i => $"{i * 7_919 % 6_007:0000000000}")];
        var file = _folder.File("many.csv", "account,person,name,id_number,class,units,frozen\n"
            + string.Concat(accounts.Select((a, i) => $"{a},P{i},n,I{i},individual,{1 + (i % 9)},0\n")));
        await using (var ledger = await TestLedger.OpenAsync(_folder, inner => new CatchingUp(inner)))
        {
            CatchingUp.Of(ledger).Appended = async () => await ledger.Ledger.CatchUpAsync();
            await ledger.RecordAsync(SmallCase.Open, SmallCase.Import(file));
            await ledger.Ledger.CatchUpAsync();
            Assert.Null(await ledger.Ledger.FindAlteredViewsAsync());
        }

        await using var opened = await TestLedger.OpenAsync(_folder);
        await using var views = await ViewsFile.OpenAsync(_folder.Views, opened.Ledger.Store, Path.Combine(_folder.Ledger, "events.db"));
        var chunks = new Dictionary<AccountNumber, long>();
        await foreach (var (stored, happened) in opened.Ledger.Store.ReadStreamAsync("register-128044-2024-08-21").DecodedAsync())
        {
            foreach (var account in happened is Register.Event.Lines { Rows: var lines } ? lines.Accounts : [])
                chunks.Add(account, stored.Version);
        }

        Assert.Equal(6_000, chunks.Count);
        var read = 0;
        foreach (var (account, version) in chunks)
        {
            long[] found = [.. Versions(views, account)];
            Assert.Contains(version, found);
            read += found.Length;
        }

        Assert.InRange(read, 6_000, 6_060);
        Assert.Empty(Versions(views, "9999999999"));
    }

    /// <summary>A line that somebody hides in an event, leaf and root untouched, is not taken for none.</summary>
    [Fact]
    public async Task An_event_in_which_an_account_was_hidden_decides_nothing()
    {
        await RecordedAsync(_folder, 65, 10);
        var events = Path.Combine(_folder.Ledger, "events.db");
        using (var connection = new SqliteConnection($"Data Source={events};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "DROP TRIGGER event_is_not_updated; SELECT payload FROM event WHERE type = 'register.lines/2' ORDER BY sequence LIMIT 1";
            var payload = (byte[])command.ExecuteScalar()!;
            LineTable.Decode(payload, out var secret);
            var rows = ((Register.Event.Lines)EventJson.Decode("register.lines/2", payload)).Rows;
            command.CommandText = "UPDATE event SET payload = $new WHERE type = 'register.lines/2' AND sequence = (SELECT min(sequence) FROM event WHERE type = 'register.lines/2')";
            command.Parameters.AddWithValue("$new", EventJson.Encode(new Register.Event.Lines(rows with { Accounts = rows.Accounts.SetItem(0, "hidden") }), secret));
            command.ExecuteNonQuery();
        }

        await using var ledger = await TestLedger.OpenAsync(_folder);
        var altered = await Assert.ThrowsAsync<LedgerAlteredException>(() => ledger.DoAsync(Freeze(RandomHistory.Accounts[0], "x")));
        Assert.EndsWith("its leaf differs", altered.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<long> Versions(ViewsFile views, AccountNumber account) =>
        views.LinesOf("register-128044-2024-08-21", new HashSet<AccountNumber> { account }).SelectMany(f => f.Places.Select(place => f.Run.FirstVersion + place));

    private static string Freeze(string account, string number) =>
        $$"""{"do":"units.freeze","on":"2025-06-01","account":"{{account}}","number":"{{number}}","units":100000,"kind":"freeze","id":"{{number}}-{{account}}"}""";

    private static string Said(Application.Recording.CommandOutcome outcome) =>
        $"{outcome.Refusal} {string.Join(';', outcome.Warnings)} {string.Join(';', outcome.Events.Select(e => e.Json))}\n";

    private static async Task<string> HolderAsync(TestLedger ledger, Reports.Scope scope, string account) =>
        await ledger.Ledger.Reports.HolderAsync(scope, account) is var report && report.Problem is { } problem ? problem.ToString() : System.Text.Json.JsonSerializer.Serialize(report.Value);

    private async Task MadeAnewAsync(string reports)
    {
        await using (var ledger = await TestLedger.OpenAsync(_folder))
        {
            Assert.Contains(Reason, ledger.Ledger.ViewsRebuiltBecause ?? "nothing said", StringComparison.Ordinal);
            Assert.Equal(reports, await ReportsAsync(ledger));
        }

        await using var next = await TestLedger.OpenAsync(_folder);
        Assert.Null(next.Ledger.ViewsRebuiltBecause);
    }

    /// <summary>Puts the index of other read models in the place of the one that is there.</summary>
    private void Put(string other) => Sql($"""
        ATTACH DATABASE '{other}' AS other;
        DELETE FROM line_run; INSERT INTO line_run SELECT * FROM other.line_run;
        DELETE FROM line_bucket; INSERT INTO line_bucket SELECT * FROM other.line_bucket;
        UPDATE checkpoint SET seal = (SELECT seal FROM other.checkpoint);
        """);

    private void Sql(string statement)
    {
        using var connection = new SqliteConnection($"Data Source={_folder.Views};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        Assert.NotEqual(0, command.ExecuteNonQuery());
    }

    private static async Task<string> RecordedAsync(TestFolder folder, int seed, int steps)
    {
        await using var ledger = await TestLedger.OpenAsync(folder);
        await new RandomHistory(seed, inMoney: false).RecordAsync(ledger, steps);
        return await ReportsAsync(ledger);
    }

    private async Task<string> ReportsAsync()
    {
        await using var ledger = await TestLedger.OpenAsync(_folder);
        return await ReportsAsync(ledger);
    }

    private static Task<string> ReportsAsync(TestLedger ledger) => ReportText.OfAsync(ledger.Ledger, SmallCase.Code, Dates, RandomHistory.Accounts);
}
