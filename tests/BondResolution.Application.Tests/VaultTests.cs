using BondResolution.Application.Audit;
using BondResolution.Application.People;
using BondResolution.Application.Tests.Harness;
using BondResolution.Domain.People;
using BondResolution.EventStore.Codec;
using BondResolution.Files.Vault;
using Microsoft.Data.Sqlite;

namespace BondResolution.Application.Tests;

/// <summary>The vault holds what the events say: whatever is cut off, put back or imported again.</summary>
public sealed class VaultTests
{
    private const string Code = SmallCase.Code;
    private const string First = "0100000001", Second = "0100000002", Other = "0100000003";

    private static string Erase(string account = First) => $$"""{"do":"vault.erase","on":"2025-06-01","account":"{{account}}","reason":"asked","ground":"court"}""";

    private static string Restrict(string account = First) => $$"""{"do":"vault.restrict","on":"2025-06-01","account":"{{account}}","reason":"asked"}""";

    [Fact]
    public async Task An_erasure_takes_the_whole_person_and_ledger_and_proofs_stay_valid()
    {
        using var folder = new TestFolder();
        await using var ledger = await ImportedAsync(folder);
        var before = await ledger.EventsAsync();

        await ledger.RecordAsync(Erase());

        await AssertErasedAsync(ledger, First, Second);
        Assert.Equal("乙", (await HolderAsync(ledger, Other)).Row!.Name);
        var events = await ledger.EventsAsync();
        Assert.Equal(["vault.erasure-asked/1", "vault.erased/1"], events[^2..].Select(e => e.Type));
        Assert.Equal(before.Select(e => e.Leaf().Hash()), events[..^2].Select(e => e.Leaf().Hash()));
        using var key = SigningKey.Load(folder.Ledger).Value;
        Assert.Null((await new Verifier(ledger.Ledger.Store, key.Key, []).RunAsync()).Problem);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task An_erasure_cut_off_anywhere_is_taken_up_at_the_next_opening(int eventsRecorded)
    {
        using var folder = new TestFolder();
        await using (var whole = await ImportedAsync(folder))
        {
        }

        CutOffStore store = null!;
        await using (var ledger = await TestLedger.OpenAsync(folder, inner => store = new CutOffStore(inner)))
        {
            store.Left = eventsRecorded;
            await Assert.ThrowsAsync<CutOffException>(() => ledger.RecordAsync(Erase()));
        }

        await using var opened = await TestLedger.OpenAsync(folder);
        var state = (await Holders.OfAsync(opened.Ledger, Code)).State;
        if (eventsRecorded == 0)
        {
            Assert.Empty(state.Erasures);
            Assert.Equal("甲", (await HolderAsync(opened, First)).Row!.Name);
            return;
        }

        Assert.True(Assert.Single(state.Erasures).IsDone);
        await AssertErasedAsync(opened, First, Second);
    }

    [Fact]
    public async Task An_erasure_asked_for_and_not_begun_is_carried_out_at_the_next_opening()
    {
        using var folder = new TestFolder();
        await using (var ledger = await ImportedAsync(folder))
            await ledger.RecordAsync(Erase());
        // The power went out behind the asking event: the vault is as it was, and nothing says that it is done.
        Run(folder, "DELETE FROM vault_tombstone");

        await using var opened = await TestLedger.OpenAsync(folder);
        Assert.Single(opened.Ledger.Vault.Tombstones(Code));
    }

    [Fact]
    public async Task An_old_copy_of_the_vault_that_is_put_back_does_not_bring_the_erased_back()
    {
        using var folder = new TestFolder();
        await using (var ledger = await ImportedAsync(folder))
        {
        }

        var copy = File.ReadAllBytes(Path.Combine(folder.Ledger, "vault.db"));
        await using (var ledger = await TestLedger.OpenAsync(folder))
            await ledger.RecordAsync(Erase());
        File.WriteAllBytes(Path.Combine(folder.Ledger, "vault.db"), copy);

        await using var opened = await TestLedger.OpenAsync(folder);
        await AssertErasedAsync(opened, First, Second);
        Assert.Equal("乙", (await HolderAsync(opened, Other)).Row!.Name);
        Assert.Equal(2, (await opened.EventsAsync()).Count(e => e.Stream == PersonalData.StreamName(Code)));
    }

    [Fact]
    public async Task No_import_brings_the_erased_back_by_account_person_or_identity_number()
    {
        using var folder = new TestFolder();
        await using var ledger = await ImportedAsync(folder);
        await ledger.RecordAsync(Erase());

        // The same file once more, the same file after its withdrawal, and files that know him by one of his numbers alone.
        await ledger.RecordAsync(SmallCase.Import("register.csv", id: "again"), SmallCase.Withdraw(), SmallCase.Import("register.csv", id: "anew"));
        await ledger.RecordAsync(
            SmallCase.Import(folder.File("by-person.csv", "account,person,name,units\n0100000007,P1,甲,1\n"), "2024-09-01"),
            SmallCase.Import(folder.File("by-identity.csv", "account,name,id_number,units\n0100000008,甲, id-1 ,1\n"), "2024-09-02"),
            SmallCase.Import(folder.File("by-account.csv", "account,name,units\n0100000001,甲,1\n0100000009,己,1\n"), "2024-09-03"));

        await AssertErasedAsync(ledger, First, Second);
        Assert.All(["0100000007", "0100000008"], account => Assert.Null(Holders.OfAsync(ledger.Ledger, Code).Result.Find(account).Value.Row));
        Assert.Equal(("乙", "己"), ((await HolderAsync(ledger, Other)).Row!.Name, (await HolderAsync(ledger, "0100000009")).Row!.Name));
    }

    [Fact]
    public async Task A_restricted_person_is_not_shown_until_the_restriction_is_lifted()
    {
        using var folder = new TestFolder();
        await using var ledger = await ImportedAsync(folder);

        await ledger.RecordAsync(Restrict(Second));
        Assert.Equal((HolderState.Restricted, null), ((await HolderAsync(ledger, First)).State, (await HolderAsync(ledger, First)).Row));
        Assert.Equal(HolderState.Restricted, (await Holders.OfAsync(ledger.Ledger, Code)).All().Value[First].State);
        await ledger.RecordAsync("""{"do":"vault.lift","on":"2025-06-02","account":"0100000001","reason":"asked"}""");
        Assert.Equal("甲", (await HolderAsync(ledger, First)).Row!.Name);
    }

    [Fact]
    public async Task Records_of_whoever_holds_bonds_are_kept_unless_a_ground_is_stated()
    {
        using var folder = new TestFolder();
        await using var ledger = await ImportedAsync(folder);

        var refused = await ledger.RefusedAsync(Erase().Replace(",\"ground\":\"court\"", "", StringComparison.Ordinal), "vault.retention-runs");

        Assert.Equal(("200", "2024-08-21"), (refused.Details.Single(d => d.Key == "units").Value, refused.Details.Single(d => d.Key == "last").Value));
    }

    [Fact]
    public async Task What_is_shown_unmasked_is_recorded_first_with_its_reason()
    {
        using var folder = new TestFolder();
        await using var ledger = await ImportedAsync(folder);
        var holders = await Holders.OfAsync(ledger.Ledger, Code);

        foreach (var reason in new[] { null, "", "  ", "a\nb", new string('x', 4_001) })
            Assert.Equal("vault.no-reason", (await holders.RevealAsync("holder show", [First], new(2025, 1, 1), 5, reason, default)).Problem?.Code);
        Assert.Equal("text.identity-number", (await holders.RevealAsync("holder show", [First], new(2025, 1, 1), 5, "of 440101198001011239", default)).Problem?.Code);
        Assert.Equal(0, (await Holders.OfAsync(ledger.Ledger, Code)).State.Reveals);

        var sequence = (await holders.RevealAsync("holder show", [Second, First], new(2025, 1, 1), 5, "call", default)).Value;

        var recorded = (await ledger.EventsAsync()).Single(e => e.Sequence == sequence);
        Assert.Equal(("clerk", "vault.reveal"), (EventMetadata.Decode(recorded.Metadata.Span).By, EventMetadata.Decode(recorded.Metadata.Span).Do));
        Assert.Equal("""{"output":"holder show","count":2,"accounts":["0100000001","0100000002"],"asOf":"2025-01-01","asKnown":5,"reason":"call"}""",
            System.Text.Encoding.UTF8.GetString(recorded.Payload.Span));
        Assert.Equal(1, (await Holders.OfAsync(ledger.Ledger, Code)).State.Reveals);
        Assert.NotEqual(sequence, (await holders.RevealAsync("holder show", [Second, First], new(2025, 1, 1), 5, "call", default)).Value);
        var many = (await holders.RevealAsync("lawsuit screen", [.. Enumerable.Range(0, 513).Select(i => $"{i:D10}")], new(2025, 1, 1), 5, "call", default)).Value;
        Assert.Equal("""{"output":"lawsuit screen","count":513,"asOf":"2025-01-01","asKnown":5,"reason":"call"}""",
            System.Text.Encoding.UTF8.GetString((await ledger.EventsAsync()).Single(e => e.Sequence == many).Payload.Span));
    }

    [Fact]
    public async Task To_ask_for_a_restricted_person_is_recorded_and_not_counted_as_shown()
    {
        using var folder = new TestFolder();
        await using var ledger = await ImportedAsync(folder);
        await ledger.RecordAsync(Restrict(First));
        var holders = await Holders.OfAsync(ledger.Ledger, Code);
        var file = (await PersonFile.OfAsync(ledger.Ledger, holders, Code, First, default)).Value;
        Assert.Equal((HolderState.Restricted, true, 0), (file.State, file.AccountsHeld.Count > 0, file.AccountsShown.Count));

        var sequence = (await holders.RevealAsync("vault show", file.AccountsShown, new(2025, 1, 1), 5, "call", default)).Value;

        Assert.Contains(await ledger.EventsAsync(), e => e.Sequence == sequence);
        Assert.Equal(0, (await Holders.OfAsync(ledger.Ledger, Code)).State.Reveals);
        Assert.DoesNotContain((await PersonFile.OfAsync(ledger.Ledger, holders, Code, First, default)).Value.Acts, a => a.Sequence == sequence);
    }

    [Fact]
    public async Task A_withdrawn_import_takes_its_people_along_unless_the_same_file_stands_elsewhere()
    {
        using var folder = new TestFolder();
        await using var ledger = await ImportedAsync(folder);
        await ledger.RecordAsync(SmallCase.Import("register.csv", "2024-09-01"));

        await ledger.RecordAsync(SmallCase.Withdraw());
        Assert.Single(ledger.Ledger.Vault.Digests(Code));
        await ledger.RecordAsync(SmallCase.Withdraw("2024-09-01"));

        Assert.Empty(ledger.Ledger.Vault.Digests(Code));
        Assert.Equal(HolderState.Unknown, (await HolderAsync(ledger, First)).State);
        await ledger.RecordAsync(SmallCase.Import("register.csv", id: "anew"));
        Assert.Equal("甲", (await HolderAsync(ledger, First)).Row!.Name);
    }

    [Fact]
    public async Task Opening_takes_out_what_an_import_left_that_was_withdrawn_before()
    {
        using var folder = new TestFolder();
        byte[] vault;
        await using (var ledger = await ImportedAsync(folder))
        {
            vault = File.ReadAllBytes(Path.Combine(folder.Ledger, "vault.db"));
            await ledger.RecordAsync(SmallCase.Withdraw());
        }

        File.WriteAllBytes(Path.Combine(folder.Ledger, "vault.db"), vault);
        await using var opened = await TestLedger.OpenAsync(folder);
        Assert.Empty(opened.Ledger.Vault.Digests(Code));
    }

    [Fact]
    public async Task An_import_that_was_given_up_leaves_nobody()
    {
        using var folder = new TestFolder();
        CutOffStore store = null!;
        await using var ledger = await TestLedger.OpenAsync(folder, inner => store = new CutOffStore(inner));
        await ledger.RecordAsync(SmallCase.Open, SmallCase.Default());
        store.Left = 1;
        await Assert.ThrowsAsync<CutOffException>(() => ledger.RecordAsync(SmallCase.Import(folder.File("register.csv", SmallCase.Holders))));
        store.Left = null;
        Assert.Single(ledger.Ledger.Vault.Digests(Code));

        await ledger.RecordAsync(SmallCase.Import(folder.File("other.csv", SmallCase.Holders.Replace("甲", "庚", StringComparison.Ordinal))));

        Assert.Single(ledger.Ledger.Vault.Digests(Code));
        Assert.Equal("庚", (await HolderAsync(ledger, First)).Row!.Name);
    }

    [Fact]
    public async Task What_a_crash_left_before_anything_was_recorded_goes_with_the_next_import()
    {
        using var folder = new TestFolder();
        await using var ledger = await TestLedger.OpenAsync(folder);
        await ledger.RecordAsync(SmallCase.Open, SmallCase.Default());
        ledger.Ledger.Vault.Write(Code, "left over", 0, VaultRows.Of([new VaultRow("0100000009", "", "辛", "", "", "", "")]));

        await ledger.RecordAsync(SmallCase.Import(folder.File("register.csv", SmallCase.Holders)));

        Assert.DoesNotContain("left over", ledger.Ledger.Vault.Digests(Code));
        Assert.Single(ledger.Ledger.Vault.Digests(Code));
    }

    [Fact]
    public async Task A_number_of_a_person_in_any_text_is_refused_and_a_holders_name_warned_of()
    {
        using var folder = new TestFolder();
        await using var ledger = await TestLedger.OpenAsync(folder);
        await ledger.RecordAsync(SmallCase.Open, SmallCase.Default(),
            SmallCase.Import(folder.File("register.csv", SmallCase.Holders.Replace("甲", "欧阳甲", StringComparison.Ordinal))));

        await ledger.RefusedAsync("""{"do":"case.warn","on":"2025-01-01","by":"issuer","text":"t","source":"440101198001011239"}""", "text.identity-number");
        await ledger.RefusedAsync("""{"do":"meeting.hold","on":"2025-01-01","no":1,"resolutions":[{"title":"call 13800001234","result":"passed"}]}""", "text.mobile-number");
        await ledger.RefusedAsync("""{"do":"units.freeze","on":"2025-01-01","account":"0100000003","number":"440101198001011239","units":1,"kind":"freeze"}""", "text.identity-number");
        var frozen = await ledger.RecordAsync("""{"do":"units.freeze","on":"2025-01-01","account":"0100000003","number":"13800001234","units":1,"kind":"freeze","authority":"(2025)粤20民初1234号"}""");
        Assert.Empty(frozen.Warnings);
        var warned = await ledger.RecordAsync("""{"do":"case.warn","on":"2025-01-01","by":"issuer","text":"欧阳甲来电"}""");
        Assert.Equal(["text.name: case.warn: text holds what is the name of a holder in the vault, 欧*"], warned.Warnings.Select(w => w.ToString().Split(". ")[0]));
    }

    private static async Task<TestLedger> ImportedAsync(TestFolder folder)
    {
        var ledger = await TestLedger.OpenAsync(folder);
        await ledger.RecordAsync(SmallCase.Open, SmallCase.Default(), SmallCase.Import(folder.File("register.csv", SmallCase.Holders)));
        return ledger;
    }

    private static async Task<ShownHolder> HolderAsync(TestLedger ledger, string account) => (await Holders.OfAsync(ledger.Ledger, Code)).Find(account).Value;

    private static async Task AssertErasedAsync(TestLedger ledger, params string[] accounts)
    {
        foreach (var account in accounts)
            Assert.Equal((HolderState.Erased, null), ((await HolderAsync(ledger, account)).State, (await HolderAsync(ledger, account)).Row));
        Assert.Null(ledger.Ledger.Vault.Read(Code, (row, _) =>
        {
            Assert.True(row.Name != "甲" && row.Person != "P1" && !row.IdNumber.Contains("ID-1", StringComparison.OrdinalIgnoreCase), row.Account);
            return true;
        }));
    }

    private static void Run(TestFolder folder, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder.Ledger, "vault.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.Equal(1, command.ExecuteNonQuery());
    }
}
