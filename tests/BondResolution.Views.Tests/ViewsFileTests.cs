using BondResolution.Application;
using BondResolution.Application.Places;
using BondResolution.Application.Tests.Harness;
using BondResolution.Domain.Cases;
using BondResolution.Domain.Problems;
using BondResolution.Domain.Recording;
using BondResolution.Domain.Registers;
using BondResolution.EventStore.Codec;
using BondResolution.EventStore.Codec.Lines;
using Microsoft.Data.Sqlite;

namespace BondResolution.Views.Tests;

/// <summary>Nothing in the read models is the truth: whatever becomes of their file, they come back the same.</summary>
public sealed class ViewsFileTests : IDisposable
{
    private static readonly DateOnly[] Dates = [new(2024, 8, 21), new(2024, 10, 10), new(2025, 6, 1)];

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string, string> Harms() => new()
    {
        { "deleted", "missing" },
        { "empty", "version 0" },
        { "truncated", "" },
        { "garbage", "cannot be read" },
        { "overwritten in the middle", "" },
        { "of another version", "version 999" },
        { "without its checkpoint", "no checkpoint" },
        { "with another edge of the tree", "does not fit itself" },
        { "with half an edge of the tree", "does not fit itself" },
        { "without a table", "" },
        { "of another ledger", "another id" }
    };

    [Theory]
    [MemberData(nameof(Harms))]
    public async Task A_file_that_does_not_fit_is_made_anew_and_says_why(string harm, string because)
    {
        var reports = await RecordedAsync(_folder, 1);
        await HarmAsync(harm);
        await using var ledger = await TestLedger.OpenAsync(_folder);
        Assert.Contains(because, ledger.Ledger.ViewsRebuiltBecause ?? "nothing said", StringComparison.Ordinal);
        Assert.NotNull(ledger.Ledger.ViewsRebuiltBecause);
        Assert.Equal(reports, await ReportsAsync(ledger));

        await using var next = await TestLedger.OpenAsync(_folder);
        Assert.Null(next.Ledger.ViewsRebuiltBecause);
    }

    /// <summary>They are evidence that events are gone.</summary>
    [Fact]
    public async Task A_file_that_is_ahead_of_the_events_is_told_and_left_as_it_is()
    {
        await RecordedAsync(_folder, 1);
        await HarmAsync("ahead of the events");
        var before = File.ReadAllBytes(_folder.Views);

        var opened = await Ledger.OpenAsync(new FolderPlace(_folder.Ledger), "clerk", new ManualClock());

        Assert.Equal("store.events-lost", opened.Problem?.Code);
        Assert.Equal(before, File.ReadAllBytes(_folder.Views));
    }

    [Fact]
    public async Task A_new_ledger_and_one_opened_again_say_nothing()
    {
        await using (var ledger = await TestLedger.OpenAsync(_folder))
            Assert.Null(ledger.Ledger.ViewsRebuiltBecause);
        await using var again = await TestLedger.OpenAsync(_folder);
        Assert.Null(again.Ledger.ViewsRebuiltBecause);
    }

    [Theory]
    [InlineData(21, false)]
    [InlineData(22, true)]
    public async Task Catching_up_event_by_event_equals_a_rebuild_table_by_table(int seed, bool inMoney)
    {
        // A store that takes one event at a time, and a catch-up behind each command.
        await using (var ledger = await TestLedger.OpenAsync(_folder, inner => new CatchingUp(inner)))
        {
            CatchingUp.Of(ledger).Appended = async () => await ledger.Ledger.CatchUpAsync();
            await new RandomHistory(seed, inMoney).RecordAsync(ledger, 100);
            await ledger.Ledger.CatchUpAsync();
        }

        var incremental = Tables(_folder.Views);
        await using (var ledger = await TestLedger.OpenAsync(_folder))
            await ledger.Ledger.RebuildViewsAsync();
        Assert.Equal(incremental, Tables(_folder.Views));
        File.Delete(_folder.Views);
        await using (var ledger = await TestLedger.OpenAsync(_folder))
            await ledger.Ledger.CatchUpAsync();
        Assert.Equal(incremental, Tables(_folder.Views));
    }

    [Fact]
    public async Task A_rebuild_while_another_instance_records_leaves_both_right()
    {
        await using var recording = await TestLedger.OpenAsync(_folder);
        await using var rebuilding = await TestLedger.OpenAsync(_folder);
        var rebuilds = Task.Run(async () =>
        {
            for (var i = 0; i < 8; i++)
                await rebuilding.Ledger.RebuildViewsAsync();
        });
        await Task.Run(() => new RandomHistory(31, inMoney: false).RecordAsync(recording, 80));
        await rebuilds;
        await rebuilding.Ledger.RebuildViewsAsync();
        await using var opened = await TestLedger.OpenAsync(_folder);
        Assert.Null(opened.Ledger.ViewsRebuiltBecause);
        var reports = await ReportsAsync(opened);
        Assert.Equal(reports, await ReportsAsync(recording));
        Assert.Equal(reports, await ReportsAsync(rebuilding));
    }

    [Fact]
    public async Task Instances_that_catch_up_at_once_take_every_event_in_once()
    {
        await using (var ledger = await TestLedger.OpenAsync(_folder))
            await new RandomHistory(32, inMoney: true).RecordAsync(ledger, 80);
        var expected = await ReportsAsync(_folder);
        for (var round = 0; round < 5; round++)
        {
            File.Delete(_folder.Views);
            await using var first = await TestLedger.OpenAsync(_folder);
            await using var second = await TestLedger.OpenAsync(_folder);
            var reached = await Task.WhenAll(Task.Run(() => first.Ledger.CatchUpAsync()), Task.Run(() => second.Ledger.CatchUpAsync()));
            Assert.Equal(reached[0], reached[1]);
            Assert.Equal(expected, await ReportsAsync(first));
            Assert.Equal(expected, await ReportsAsync(second));
        }
    }

    /// <summary>Of a ledger whose events are on a cluster; else they are read where the events are.</summary>
    [Theory]
    [InlineData(51, false)]
    [InlineData(52, true)]
    public async Task Read_models_that_keep_payloads_answer_as_those_that_read_the_events(int seed, bool inMoney)
    {
        await using var ledger = await TestLedger.OpenAsync(_folder);
        await new RandomHistory(seed, inMoney).RecordAsync(ledger, 80);
        var head = await ledger.Ledger.CatchUpAsync();
        await using var keeping = await ViewsFile.OpenAsync(_folder.Views + ".keeping", ledger.Ledger.Store);
        await new Projector(keeping).CatchUpAsync(ledger.Ledger.Store);
        Assert.Equal(0, Count(_folder.Views, "SELECT count(*) FROM lines WHERE payload IS NOT NULL"));
        Assert.NotEqual(0, Count(_folder.Views + ".keeping", "SELECT count(*) FROM lines WHERE payload IS NOT NULL"));
        var kept = new Reports.Reports(keeping, ledger.Ledger.Store);
        foreach (var date in Dates)
        {
            var scope = new Reports.Scope(SmallCase.Code, date, head);
            Assert.Equal(Text(await ledger.Ledger.Reports.ExposureAsync(scope)), Text(await kept.ExposureAsync(scope)));
            foreach (var account in RandomHistory.Accounts)
                Assert.Equal(Text(await ledger.Ledger.Reports.HolderAsync(scope, account)), Text(await kept.HolderAsync(scope, account)));
        }

        static string Text<T>(Outcome<T> report) => report.Problem?.ToString() ?? System.Text.Json.JsonSerializer.Serialize(report.Value);
    }

    [Fact]
    public async Task Lines_that_are_not_what_the_read_models_took_in_give_no_figure()
    {
        await using var ledger = await TestLedger.OpenAsync(_folder);
        await new RandomHistory(53, inMoney: false).RecordAsync(ledger, 20);
        var head = await ledger.Ledger.CatchUpAsync();
        Alter("register.lines/2", happened => happened is Register.Event.Lines { Rows: var lines }
            ? new Register.Event.Lines(lines with { Units = lines.Units.SetItem(0, lines.Units[0] + 1) })
            : happened);
        var scope = new Reports.Scope(SmallCase.Code, Dates[2], head);
        await Assert.ThrowsAsync<EventStore.LedgerAlteredException>(() => ledger.Ledger.Reports.ExposureAsync(scope));
        await Assert.ThrowsAsync<EventStore.LedgerAlteredException>(() => ledger.Ledger.Reports.HolderAsync(scope, RandomHistory.Accounts[0]));
    }

    /// <summary>The leaf beside it and the root stay as they were: whoever reads without a verification reads no figure of it.</summary>
    [Theory]
    [InlineData("register.lines/2")]
    [InlineData("case.defaulted/1")]
    public async Task An_event_that_was_altered_is_not_taken_in(string type)
    {
        await RecordedAsync(_folder, 54, steps: 20);
        var sequence = Alter(type, happened => happened switch
        {
            Register.Event.Lines { Rows: var lines } => new Register.Event.Lines(lines with { Units = lines.Units.SetItem(0, lines.Units[0] + 1) }),
            Case.Event.Defaulted e => e with { Units = e.Units - 1 },
            _ => happened
        });
        File.Delete(_folder.Views);
        await using var ledger = await TestLedger.OpenAsync(_folder);
        var altered = await Assert.ThrowsAsync<EventStore.LedgerAlteredException>(() => ledger.Ledger.CatchUpAsync());
        Assert.StartsWith($"sequence {sequence}: the event is not the one that was recorded", altered.Message, StringComparison.Ordinal);
        Assert.Equal(0, ledger.Ledger.ViewsSequence);
    }

    /// <summary>Lines of other accounts are left where they are; lines that are gone are not taken for such.</summary>
    [Theory]
    [InlineData("register.lines/2")]
    [InlineData("holdings.register-adopted/1")]
    public async Task An_act_of_one_account_tells_a_payload_that_was_emptied(string type)
    {
        await RecordedAsync(_folder, 55, steps: 20);
        var events = Path.Combine(_folder.Ledger, "events.db");
        foreach (var trigger in Column(events, "SELECT name FROM sqlite_master WHERE type = 'trigger'"))
            Sql(events, $"DROP TRIGGER \"{trigger}\"");
        Sql(events, $"UPDATE event SET payload = x'' WHERE type = '{type}'");
        await using var ledger = await TestLedger.OpenAsync(_folder);
        var altered = await Assert.ThrowsAsync<EventStore.LedgerAlteredException>(() => ledger.DoAsync(
            $$"""{"do":"units.freeze","on":"2025-06-01","account":"{{RandomHistory.Accounts[0]}}","number":"new","units":1,"kind":"freeze"}"""));
        Assert.StartsWith("sequence ", altered.Message, StringComparison.Ordinal);
        Assert.EndsWith("its leaf differs", altered.Message, StringComparison.Ordinal);
    }

    /// <summary>Puts another payload in the place of the first event of a type; its sequence.</summary>
    private long Alter(string type, Func<IDomainEvent, IDomainEvent> altered)
    {
        var events = Path.Combine(_folder.Ledger, "events.db");
        foreach (var trigger in Column(events, "SELECT name FROM sqlite_master WHERE type = 'trigger'"))
            Sql(events, $"DROP TRIGGER \"{trigger}\"");
        var sequence = Count(events, $"SELECT min(sequence) FROM event WHERE type = '{type}'");
        using var connection = Open(events);
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT payload FROM event WHERE sequence = {sequence}";
        var payload = (byte[])command.ExecuteScalar()!;
        var secret = Array.Empty<byte>();
        if (type == "register.lines/2")
            LineTable.Decode(payload, out secret);
        command.CommandText = $"UPDATE event SET payload = $new WHERE sequence = {sequence}";
        command.Parameters.AddWithValue("$new", EventJson.Encode(altered(EventJson.Decode(type, payload)), secret));
        Assert.Equal(1, command.ExecuteNonQuery());
        return sequence;
    }

    private static long Count(string path, string question) => long.Parse(Column(path, question).Single(), System.Globalization.CultureInfo.InvariantCulture);

    private static List<string> Column(string path, string question)
    {
        using var connection = Open(path);
        using var command = connection.CreateCommand();
        command.CommandText = question;
        return Rows(command);
    }

    private async Task HarmAsync(string harm)
    {
        var path = _folder.Views;
        switch (harm)
        {
            case "deleted": File.Delete(path); break;
            case "empty": File.WriteAllBytes(path, []); break;
            case "truncated": File.WriteAllBytes(path, File.ReadAllBytes(path)[..(int)(new FileInfo(path).Length / 2)]); break;
            case "garbage": File.WriteAllText(path, new string('x', 100_000)); break;
            case "overwritten in the middle":
                var bytes = File.ReadAllBytes(path);
                bytes.AsSpan(8192).Fill(0xa5);
                File.WriteAllBytes(path, bytes);
                break;
            case "of another version": Sql(path, "PRAGMA user_version = 999"); break;
            case "without its checkpoint": Sql(path, "DELETE FROM checkpoint"); break;
            case "with another edge of the tree": Sql(path, "UPDATE checkpoint SET frontier = x''"); break;
            case "with half an edge of the tree": Sql(path, "UPDATE checkpoint SET frontier = substr(frontier, 1, 17)"); break;
            case "without a table": Sql(path, "DROP TABLE checkpoint"); break;
            case "ahead of the events": Sql(path, "UPDATE checkpoint SET sequence = 1000000"); break;
            case "of another ledger":
                using (var other = new TestFolder())
                {
                    await RecordedAsync(other, 2, steps: 8);
                    File.Copy(other.Views, path, overwrite: true);
                }

                break;
        }
    }

    private static async Task<string> RecordedAsync(TestFolder folder, int seed, int steps = 40)
    {
        await using var ledger = await TestLedger.OpenAsync(folder);
        await new RandomHistory(seed, inMoney: false).RecordAsync(ledger, steps);
        return await ReportsAsync(ledger);
    }

    private static async Task<string> ReportsAsync(TestFolder folder)
    {
        await using var ledger = await TestLedger.OpenAsync(folder);
        return await ReportsAsync(ledger);
    }

    private static Task<string> ReportsAsync(TestLedger ledger) => ReportText.OfAsync(ledger.Ledger, SmallCase.Code, Dates, RandomHistory.Accounts);

    private static void Sql(string path, string statement)
    {
        using var connection = Open(path);
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }

    private static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        return connection;
    }

    /// <summary>Every row of every table as text.</summary>
    private static List<string> Tables(string path)
    {
        using var connection = Open(path);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name";
        var names = Rows(command);
        var rows = new List<string>();
        foreach (var name in names)
        {
            command.CommandText = $"SELECT rowid, * FROM {name} ORDER BY rowid";
            rows.AddRange(Rows(command).Select(row => $"{name}: {row}"));
        }

        return rows;
    }

    private static List<string> Rows(SqliteCommand command)
    {
        var rows = new List<string>();
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(
                i => reader.GetValue(i) is byte[] bytes ? Convert.ToHexString(bytes) : Convert.ToString(reader.GetValue(i), System.Globalization.CultureInfo.InvariantCulture))));
        }

        return rows;
    }
}
