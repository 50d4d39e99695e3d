using BondResolution.Application.Handlers;
using BondResolution.Application.Tests.Harness;
using BondResolution.EventStore.Codec;

namespace BondResolution.Application.Tests;

/// <summary>A command is recorded once, whoever repeats it, and its id belongs to its content.</summary>
public sealed class OnceTests : IDisposable
{
    private const string Warn = """{"do":"case.warn","on":"2024-08-10","by":"issuer","text":"short of money"}""";

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_same_command_from_another_input_records_once_and_answers_the_same_sequences()
    {
        await using var first = await TestLedger.OpenAsync(_folder);
        var recorded = await first.RecordAsync(SmallCase.Open, Warn);
        await using var second = await TestLedger.OpenAsync(_folder);
        var again = await second.RecordAsync(SmallCase.Open, Warn);

        Assert.False(recorded.Again);
        Assert.True(again.Again);
        Assert.Equal(recorded.Events.Select(e => (e.Sequence, e.Stream, e.Json)), again.Events.Select(e => (e.Sequence, e.Stream, e.Json)));
        Assert.Equal(2, await second.SequenceAsync());
    }

    [Fact]
    public async Task An_id_given_answers_the_same_for_the_same_content_and_refuses_other_content()
    {
        await using var ledger = await TestLedger.OpenAsync(_folder);
        await ledger.RecordAsync(SmallCase.Open);
        var line = """{"do":"case.warn","on":"2024-08-10","by":"issuer","text":"one","id":"w-1"}""";
        var recorded = await ledger.RecordAsync(line);
        var again = await ledger.RecordAsync(line);
        Assert.True(again.Again);
        Assert.Equal(recorded.LastSequence, again.LastSequence);

        var problem = await ledger.RefusedAsync(line.Replace("one", "two"), "command.id-reused");
        Assert.Contains(problem.Details, d => d.Key == "sequence" && d.Value == "2");
    }

    [Fact]
    public async Task Equal_lines_of_one_input_are_counted_and_each_is_recorded()
    {
        await using var ledger = await TestLedger.OpenAsync(_folder);
        await ledger.RecordAsync(SmallCase.Open, Warn, Warn, Warn);
        Assert.Equal(4, await ledger.SequenceAsync());

        await using var again = await TestLedger.OpenAsync(_folder);
        await again.RecordAsync(SmallCase.Open, Warn, Warn, Warn);
        Assert.Equal(4, await again.SequenceAsync());
        await again.RecordAsync(Warn);
        Assert.Equal(5, await again.SequenceAsync());
    }

    [Fact]
    public async Task The_same_commands_with_the_same_file_bytes_have_the_same_ids_in_another_folder_under_another_file_name()
    {
        using var elsewhere = new TestFolder();
        await using var here = await TestLedger.OpenAsync(_folder);
        await using var there = await TestLedger.OpenAsync(elsewhere);
        await here.RecordAsync(SmallCase.Open, SmallCase.Import(_folder.File("register.csv", SmallCase.Holders)));
        await there.RecordAsync(SmallCase.Open, SmallCase.Import(elsewhere.File("register.csv", SmallCase.Holders)));
        Assert.Equal((await here.EventsAsync()).Select(e => (e.CommandId, e.Id)), (await there.EventsAsync()).Select(e => (e.CommandId, e.Id)));
    }

    [Fact]
    public async Task Other_bytes_in_the_file_named_make_another_command()
    {
        await using var ledger = await TestLedger.OpenAsync(_folder);
        await ledger.RecordAsync(SmallCase.Open);
        var one = await ledger.ReadAsync(SmallCase.Import(_folder.File("register.csv", SmallCase.Holders)));
        var other = await ledger.ReadAsync(SmallCase.Import(_folder.File("register.csv", SmallCase.Holders + "\n")));
        Assert.NotEqual(one.Value.Digest, other.Value.Digest);
        Assert.NotEqual(one.Value.Id, other.Value.Id);
    }

    [Fact]
    public async Task Field_order_blanks_and_escapes_do_not_make_another_command_but_numbers_count_as_written()
    {
        await using var ledger = await TestLedger.OpenAsync(_folder);
        await ledger.RecordAsync(SmallCase.Open);
        async Task<string> Digest(string json) => (await ledger.ReadAsync(json)).Value.Digest;

        var plain = await Digest("""{"do":"case.default","on":"2024-08-14","units":1000,"principal":"100000.00","interest":"7000.00","text":"中"}""");
        Assert.Equal(plain, await Digest(""" { "text":"\u4e2d", "interest" : "7000.00","units": 1000,"principal":"100000.00", "on":"2024-08-14","do":"case.default" } """));
        Assert.NotEqual(plain, await Digest("""{"do":"case.default","on":"2024-08-14","units":1000.0,"principal":"100000.00","interest":"7000.00","text":"中"}"""));
        Assert.NotEqual(plain, await Digest("""{"do":"case.default","on":"2024-08-14","units":1000,"principal":"100000.0","interest":"7000.00","text":"中"}"""));
    }

    [Fact]
    public async Task A_name_in_full_width_letters_is_the_same_name_and_makes_no_other_command()
    {
        await using var ledger = await TestLedger.OpenAsync(_folder);
        await ledger.RecordAsync(SmallCase.Open);
        var plain = (await ledger.ReadAsync("""{"do":"lawsuit.effective","on":"2024-08-14","suit":"S-1","id":"E-1"}""")).Value;
        var wide = (await ledger.ReadAsync("""{"do":"lawsuit.effective","on":"2024-08-14","suit":"Ｓ－１","id":"Ｅ－１"}""")).Value;
        Assert.Equal((plain.Id, plain.Digest), (wide.Id, wide.Digest));
        Assert.Equal("S-1", wide.Fields.Name("suit"));
    }

    [Theory]
    [InlineData("\"id\":\"w \"", "name.blank")]
    [InlineData("\"case\":\"128044 \"", "name.blank")]
    [InlineData("\"case\":\"128\\u200b044\"", "name.hidden")]
    [InlineData("\"id\":\"e\\u0301\"", "name.not-composed")]
    public async Task A_name_that_looks_like_another_is_refused_with_what_was_seen(string field, string code)
    {
        await using var ledger = await TestLedger.OpenAsync(_folder);
        await ledger.RecordAsync(SmallCase.Open);
        var problem = await ledger.RefusedAsync(Warn[..^1] + "," + field + "}", code);
        Assert.Equal(2, problem.Kind.ExitCode);
        Assert.Contains("U+", problem.Message(chinese: false), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nested_objects_are_the_same_in_any_order_and_lists_are_not()
    {
        await using var ledger = await TestLedger.OpenAsync(_folder);
        await ledger.RecordAsync(SmallCase.Open);
        async Task<string> Digest(string json) => (await ledger.ReadAsync(json)).Value.Digest;

        Assert.Equal(
            await Digest("""{"do":"case.warn","on":"2024-08-10","a":{"x":1,"y":[1,2]}}"""),
            await Digest("""{"do":"case.warn","on":"2024-08-10","a":{"y":[1,2],"x":1}}"""));
        Assert.NotEqual(
            await Digest("""{"do":"case.warn","on":"2024-08-10","a":[1,2]}"""),
            await Digest("""{"do":"case.warn","on":"2024-08-10","a":[2,1]}"""));
    }

    [Fact]
    public async Task A_command_that_names_its_case_is_the_same_as_one_that_leaves_it_to_be_found()
    {
        await using var ledger = await TestLedger.OpenAsync(_folder);
        await ledger.RecordAsync(SmallCase.Open, Warn);
        await using var other = await TestLedger.OpenAsync(_folder);
        var named = await other.RecordAsync(Warn.Replace("\"on\"", "\"case\":\"128044\",\"on\""));
        Assert.True(named.Again);
        Assert.Equal(2, named.LastSequence);
    }

    [Fact]
    public async Task A_case_is_found_only_where_the_ledger_holds_one()
    {
        await using var ledger = await TestLedger.OpenAsync(_folder);
        await ledger.RefusedAsync(Warn, "command.no-case");
        await ledger.RecordAsync(SmallCase.Open, SmallCase.Open.Replace("128044", "128045"), Warn);
        Assert.Equal("case-128045", (await ledger.EventsAsync())[^1].Stream);

        await using var later = await TestLedger.OpenAsync(_folder);
        await later.RefusedAsync(Warn, "command.no-case");
    }

    [Fact]
    public async Task Source_labels_and_interval_go_with_every_event_and_stand_in_the_report()
    {
        await using var ledger = await TestLedger.OpenAsync(_folder);
        await ledger.RecordAsync(SmallCase.Open,
            SmallCase.Default()[..^1] + ""","source":"2024-113","label":"reported","labels":{"interest":"computed"},"between":["2024-08-14","2024-08-16"]}""");
        var metadata = EventMetadata.Decode((await ledger.EventsAsync())[^1].Metadata.Span);
        Assert.Equal(("2024-113", "reported", "clerk", "case.default"), (metadata.Source, metadata.Label, metadata.By, metadata.Do));
        Assert.Equal("computed", metadata.Labels!["interest"]);
        Assert.Equal([new(2024, 8, 14), new(2024, 8, 16)], metadata.Between!.Value.ToArray());

        var known = await ledger.Ledger.CatchUpAsync();
        var report = (await ledger.Ledger.Reports.ExposureAsync(new(SmallCase.Code, new(2024, 8, 20), known))).Value;
        Assert.Equal("computed", report.Labels["atDefault"]);
        var fact = Assert.Single(report.Facts);
        Assert.Equal(("2024-113", "reported", 2L), (fact.Source, fact.Label, fact.Sequence));
        Assert.Equal([new(2024, 8, 14), new(2024, 8, 16)], fact.Between!.ToArray());
    }

    [Theory]
    [InlineData("\"between\":[\"2024-08-16\",\"2024-08-14\"]")]
    [InlineData("\"between\":[\"2024-08-16\"]")]
    [InlineData("\"between\":\"2024-08-16\"")]
    [InlineData("\"label\":\"guessed\"")]
    [InlineData("\"labels\":{\"text\":\"guessed\"}")]
    [InlineData("\"labels\":[]")]
    [InlineData("\"on\":\"2024-02-30\"")]
    public async Task A_mistyped_common_field_is_not_read(string field)
    {
        await using var ledger = await TestLedger.OpenAsync(_folder);
        await ledger.RecordAsync(SmallCase.Open);
        var line = field.StartsWith("\"on\"", StringComparison.Ordinal) ? Warn.Replace("\"on\":\"2024-08-10\"", field) : Warn[..^1] + "," + field + "}";
        Assert.Equal(2, (await ledger.RefusedAsync(line, "command.mistyped")).Kind.ExitCode);
    }

    [Fact]
    public void Every_command_of_the_table_is_named_once() => Assert.Equal(CommandTable.Names.Count, CommandTable.Names.Distinct().Count());
}
