using System.Text;
using System.Text.Json.Nodes;
using BondResolution.Application.Exports;
using BondResolution.Application.People;
using BondResolution.Application.Places;
using BondResolution.Application.Tests.Harness;
using BondResolution.Domain.People;
using BondResolution.Files.Tests.Workbooks;
using BondResolution.Integrity;
using BondResolution.Views.Reports;

namespace BondResolution.Application.Tests;

/// <summary>
/// A register that comes in several files is one register: recorded once, withdrawn and imported anew as a whole, its people in the vault
/// under it.
/// </summary>
public sealed class RegisterInPartsTests : IDisposable
{
    private const string Code = SmallCase.Code;

    private static readonly string[] Rows = SmallCase.Holders.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private readonly TestFolder _folder = new();

    public RegisterInPartsTests()
    {
        _folder.File("whole.csv", SmallCase.Holders);
        _folder.File("a.csv", string.Join('\n', Rows[..4]) + "\n");
        _folder.File("b.csv", string.Join('\n', [Rows[0], .. Rows[4..]]) + "\n");
        _folder.File("alone.csv", string.Join('\n', Rows[..4]) + "\n");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Several_files_are_recorded_as_one_register_and_adopted()
    {
        await using var ledger = await OpenAsync();
        var outcome = await ledger.RecordAsync(Import("a.csv", "b.csv"));
        Assert.Equal(["register.parts-opened/1", "register.lines/2", "register.sealed/1", "holdings.register-adopted/1"], outcome.Events.Select(e => e.Type));
        Assert.Contains("\"accounts\":6,\"units\":1000,\"frozen\":25", outcome.Events[2].Json, StringComparison.Ordinal);
        Assert.Empty(outcome.Warnings);
    }

    /// <summary>
    /// Seal and adoption are two appends: whoever repeats what was cut off between them, in whatever form, must not be told that it stands
    /// while nobody holds anything.
    /// </summary>
    [Theory]
    [InlineData("b.csv", "a.csv")]
    [InlineData("a.csv", "b.csv")]
    [InlineData("b.csv")]
    public async Task An_import_cut_off_before_its_adoption_is_adopted_by_whatever_repeats_it(params string[] files)
    {
        string[] lines;
        string ledgerId;
        await using (var whole = await OpenAsync())
        {
            await whole.RecordAsync(Import("a.csv", "b.csv"));
            using var file = new MemoryStream();
            await EventsFile.WriteAsync(whole.Ledger.Store, file);
            ledgerId = $"{(await whole.Ledger.Store.ReadHeadAsync()).Ledger}";
            lines = Encoding.UTF8.GetString(file.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..^1];
        }

        var tree = new MerkleFrontier();
        foreach (var line in lines)
            tree.Append(Convert.FromHexString(JsonNode.Parse(line)!["leaf"]!.GetValue<string>()));
        var head = $"{{\"format\":\"bondresolution/events/2\",\"ledger\":\"{ledgerId}\",\"sequence\":{tree.Size},\"root\":\"{Convert.ToBase64String(tree.Root())}\"}}";
        using var folder = new TestFolder();
        Assert.Null((await EventsFile.RestoreAsync(() => [head, .. lines], "events.jsonl", new FolderPlace(folder.Ledger))).Problem);
        foreach (var file in files)
            folder.File(file, File.ReadAllText(Path.Combine(_folder.Root, file)));
        await using var ledger = await TestLedger.OpenAsync(folder);

        var outcome = await ledger.RecordAsync(Import(files));

        Assert.Equal(["holdings.register-adopted/1"], outcome.Events.Select(e => e.Type));
        await ledger.Ledger.CatchUpAsync();
        Assert.Equal(1000, (await ledger.Ledger.Reports.ExposureAsync(new Scope(Code, DateOnly.MaxValue, await ledger.SequenceAsync()))).Value.Investors.Units);
    }

    [Fact]
    public async Task Faults_of_one_file_refuse_all_of_them_and_record_nothing()
    {
        await using var ledger = await OpenAsync();
        _folder.File("bad.csv", "account,units\n0100000001,1\n");
        var refusal = await ledger.RefusedAsync(Import("a.csv", "bad.csv"), "register.faulty");
        Assert.Equal("row.account-in-parts", Assert.Single(refusal.Parts).Code);
        Assert.Empty(ledger.Ledger.Vault.Digests(Code));
    }

    [Fact]
    public async Task A_list_of_one_file_is_the_same_command_as_the_file_alone()
    {
        await using var ledger = await OpenAsync();
        var alone = (await ledger.ReadAsync(SmallCase.Import("whole.csv"))).Value;
        await using var other = await TestLedger.OpenAsync(_folder);
        await other.RecordAsync(SmallCase.Open);
        foreach (var line in new[] { Import("whole.csv"), Import("whole.csv")[..^1] + ",\"sheet\":[\"s\"]}" })
        {
            var sheet = line.Contains("sheet", StringComparison.Ordinal);
            var text = sheet ? SmallCase.Import("whole.csv")[..^1] + ",\"sheet\":\"s\"}" : SmallCase.Import("whole.csv");
            Assert.Equal((await other.ReadAsync(text)).Value.Digest, (await other.ReadAsync(line)).Value.Digest);
        }

        var outcome = await ledger.RecordAsync(Import("whole.csv"));
        Assert.Equal("register.opened/1", outcome.Events[0].Type);
        Assert.Equal(alone.Digest, (await ledger.ReadAsync(Import("whole.csv"))).Value.Digest);
    }

    [Fact]
    public async Task The_digest_of_a_command_is_of_each_file_in_order_and_not_of_their_names()
    {
        _folder.File("renamed.csv", string.Join('\n', [Rows[0], .. Rows[4..]]) + "\n");
        _folder.File("moved.csv", string.Join('\n', Rows) + "\n");
        await using var ledger = await OpenAsync();
        async Task<string> DigestAsync(params string[] files) => (await ledger.ReadAsync(Import(files))).Value.Digest;
        Assert.Equal(await DigestAsync("a.csv", "b.csv"), await DigestAsync("alone.csv", "renamed.csv"));
        string[] others = [await DigestAsync("a.csv", "b.csv"), await DigestAsync("b.csv", "a.csv"), await DigestAsync("moved.csv"), await DigestAsync("a.csv", "b.csv", "moved.csv")];
        Assert.Equal(others.Length, others.Distinct().Count());
    }

    [Fact]
    public async Task The_same_import_again_or_in_another_order_or_one_of_its_files_records_nothing()
    {
        await using var ledger = await OpenAsync();
        await ledger.RecordAsync(Import("a.csv", "b.csv"));
        var before = await ledger.SequenceAsync();
        foreach (var (line, code) in new[]
        {
            (Import("a.csv", "b.csv"), "register.same"), (Import("b.csv", "a.csv"), "register.same-part"), (SmallCase.Import("b.csv"), "register.same-part"),
            (SmallCase.Import("whole.csv"), "register.same-lines")
        })
            Assert.Equal(code, Assert.Single((await ledger.RecordAsync(line)).Warnings).Code);
        Assert.Equal(before, await ledger.SequenceAsync());
    }

    [Fact]
    public async Task A_part_that_stands_alone_is_withdrawn_and_all_are_imported_by_the_commands_that_the_refusal_gives()
    {
        await using var ledger = await OpenAsync();
        var below = Assert.Single((await ledger.RecordAsync(SmallCase.Import("a.csv"))).Warnings);
        Assert.Equal("register.below-debt", below.Code);
        Assert.Contains("\"file\":[\"a.csv\",\"OTHER-FILE\"]", below.Message(chinese: false), StringComparison.Ordinal);
        Assert.Contains("\"file\":[\"OTHER-FILE\",\"b.csv\"]", (await ledger.RefusedAsync(SmallCase.Import("b.csv"), "register.other-part")).Message(chinese: true), StringComparison.Ordinal);

        var refusal = await ledger.RefusedAsync(Import("a.csv", "b.csv"), "register.part-stands");
        await ledger.RecordAsync(refusal.Details.Single(d => d.Key == "withdraw").Value);
        var outcome = await ledger.RecordAsync(refusal.Details.Single(d => d.Key == "import").Value);
        Assert.Equal("holdings.register-adopted/1", outcome.Events[^1].Type);
        Assert.DoesNotContain(outcome.Warnings, w => w.Code == "register.below-debt");
    }

    [Fact]
    public async Task Withdrawn_as_a_whole_it_leaves_nobody_and_is_imported_anew_by_the_same_command()
    {
        await using var ledger = await OpenAsync();
        await ledger.RecordAsync(Import("a.csv", "b.csv"));
        Assert.Single(ledger.Ledger.Vault.Digests(Code));
        await ledger.RecordAsync(SmallCase.Withdraw());
        Assert.Empty(ledger.Ledger.Vault.Digests(Code));
        await ledger.RecordAsync(Import("a.csv", "b.csv"));
        Assert.Equal(("丁", HolderState.Held), ((await HolderAsync(ledger, "0100000005")).Row!.Name, (await HolderAsync(ledger, "0100000005")).State));
    }

    [Fact]
    public async Task What_the_vault_lacks_is_filled_in_by_the_same_import()
    {
        await using var ledger = await OpenAsync();
        await ledger.RecordAsync(Import("a.csv", "b.csv"));
        ledger.Ledger.Vault.Purge(Code, Assert.Single(ledger.Ledger.Vault.Digests(Code)));
        await ledger.RecordAsync(Import("a.csv", "b.csv"));
        Assert.Equal("甲", (await HolderAsync(ledger, "0100000001")).Row!.Name);
    }

    [Fact]
    public async Task A_sheet_whose_import_was_withdrawn_leaves_nobody()
    {
        await using var ledger = await OpenAsync();
        File.WriteAllBytes(Path.Combine(_folder.Root, "book.xlsx"), Xlsx.Of(["account", "name", "units"], ["0100000001", "甲", 1000]));
        await ledger.RecordAsync(SmallCase.Import("book.xlsx"));
        Assert.Single(ledger.Ledger.Vault.Digests(Code));
        await ledger.RecordAsync(SmallCase.Withdraw());
        Assert.Empty(ledger.Ledger.Vault.Digests(Code));
    }

    [Fact]
    public async Task Warnings_of_an_unconfirmed_end_and_of_another_date_name_the_file_they_are_about()
    {
        await using var ledger = await OpenAsync();
        _folder.File("cut.csv", "权益登记日：2024-08-20\n" + string.Join('\n', [Rows[0], .. Rows[4..]]));
        var warnings = (await ledger.RecordAsync(Import("a.csv", "cut.csv"))).Warnings;
        Assert.Equal([("register.other-date", "cut.csv", "1"), ("register.unterminated", "cut.csv", "5")],
            warnings.Select(w => (w.Code, w.Details.Single(d => d.Key == "file").Value, w.Details.Single(d => d.Key == "line").Value)));
    }

    [Theory]
    [InlineData("债券代码：128045", "register.other-code")]
    [InlineData("证券代码,128045", "register.other-code")]
    [InlineData("Bond code: 128045", "register.other-code")]
    [InlineData("债券代码：128044", null)]
    [InlineData("证券代码：002717 债券代码：128044", null)]
    [InlineData("联系电话：12804500", null)]
    public async Task A_file_that_states_the_code_of_another_bond_is_warned_of(string title, string? code)
    {
        await using var ledger = await OpenAsync();
        _folder.File("titled.csv", title + "\n" + string.Join('\n', [Rows[0], .. Rows[4..]]) + "\n");
        var warnings = (await ledger.RecordAsync(Import("a.csv", "titled.csv"))).Warnings;
        Assert.Equal(code, warnings.SingleOrDefault()?.Code);
        Assert.All(warnings, w => Assert.Contains("titled.csv", w.Message(chinese: true), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\"file\":[]")]
    [InlineData("\"file\":[\"a.csv\",1]")]
    [InlineData("\"file\":[\"a.csv\",\"\"]")]
    [InlineData("\"file\":[\"a.csv\",\"b.csv\"],\"sheet\":[\"s\",\"t\",\"u\"]")]
    [InlineData("\"file\":[\"a.csv\",\"b.csv\"],\"sheet\":\"s\"")]
    [InlineData("\"file\":\"a.csv\",\"sheet\":[\"s\",\"t\"]")]
    public async Task Lists_that_say_nothing_or_too_much_are_refused(string fields)
    {
        await using var ledger = await OpenAsync();
        var refusal = await ledger.DoAsync($$"""{"do":"register.import","on":"2024-08-21","recordDate":"2024-08-21",{{fields}}}""");
        Assert.Equal(2, refusal.Refusal?.Kind.ExitCode);
    }

    [Fact]
    public async Task More_files_than_the_limit_are_refused_and_so_is_a_list_of_tenders()
    {
        await using var ledger = await OpenAsync();
        await ledger.RefusedAsync(Import([.. Enumerable.Repeat("a.csv", Domain.Limits.MaxRegisterFiles + 1)]), "command.mistyped");
        await ledger.RefusedAsync(Import([.. Enumerable.Repeat("a.csv", Domain.Limits.MaxRegisterFiles)]), "register.part-twice");
        await ledger.RefusedAsync("""{"do":"buyback.tender","on":"2024-08-26","offer":"A","file":["a.csv","b.csv"]}""", "command.mistyped");
    }

    private static string Import(params string[] files) =>
        $$"""{"do":"register.import","on":"2024-08-21","file":[{{string.Join(',', files.Select(file => $"\"{file}\""))}}],"recordDate":"2024-08-21"}""";

    private static async Task<ShownHolder> HolderAsync(TestLedger ledger, string account) => (await Holders.OfAsync(ledger.Ledger, Code)).Find(account).Value;

    private async Task<TestLedger> OpenAsync()
    {
        var ledger = await TestLedger.OpenAsync(_folder);
        await ledger.RecordAsync(SmallCase.Open, SmallCase.Default());
        return ledger;
    }
}
