using BondResolution.Application.Tests.Harness;

namespace BondResolution.Application.Tests;

/// <summary>A command cut off behind any event is completed by the same command again, to the same reports.</summary>
public sealed class CutOffTests
{
    private static readonly DateOnly[] Dates = [new(2024, 8, 20), new(2024, 8, 21), new(2024, 9, 12), new(2024, 10, 10), new(2025, 6, 1)];

    private static readonly string[] Accounts = ["0000000001", "0000000009", "0000000600", SmallCase.Buyer];

    private static readonly string[] Opened = [SmallCase.Open, SmallCase.Default(2397)];

    private static readonly string[] Registered = [.. Opened, SmallCase.Import("register.csv", id: "r")];

    private static readonly string[] Offered =
        [.. Registered, SmallCase.Offer(cap: 5), .. Enumerable.Range(1, 30).Select(i => SmallCase.Agree($"{i * 19:D10}"))];

    private static readonly string[] Instalment =
        [SmallCase.Plan, SmallCase.Declare(1, "2024-10-10", SmallCase.OneInTen), SmallCase.Fund(1, "2024-10-09")];

    [Fact]
    public Task The_first_import_with_its_adoption() => IsCompletedAsync(
        Opened, SmallCase.Import("register.csv", id: "r"), [.. Offered.Skip(3), SmallCase.Settle(), .. Instalment, SmallCase.Pay(1, "2024-10-10")]);

    [Fact]
    public Task An_import_of_several_files_with_its_adoption() => IsCompletedAsync(
        Opened, """{"do":"register.import","on":"2024-08-21","file":["first.csv","second.csv"],"recordDate":"2024-08-21","id":"r"}""", [.. Offered.Skip(3), SmallCase.Settle()]);

    [Fact]
    public Task A_later_import() => IsCompletedAsync(
        Registered, SmallCase.Import("later.csv", "2024-09-20"), ["""{"do":"register.adopt","on":"2024-09-20","recordDate":"2024-09-20"}"""]);

    [Fact]
    public Task The_adoption_of_a_later_register() => IsCompletedAsync(
        [.. Registered, SmallCase.Import("later.csv", "2024-09-20")], """{"do":"register.adopt","on":"2024-09-20","recordDate":"2024-09-20"}""",
        [.. Instalment, SmallCase.Pay(1, "2024-10-10")]);

    [Fact]
    public Task The_correction_of_an_import() => IsCompletedAsync(Registered, SmallCase.Correct("r"), [SmallCase.Import("later.csv")]);

    [Fact]
    public Task The_withdrawal_of_a_register() => IsCompletedAsync(Registered, SmallCase.Withdraw(), [SmallCase.Import("later.csv")]);

    [Fact]
    public Task The_withdrawal_of_a_later_register_with_its_adoption() => IsCompletedAsync(
        [.. Registered, SmallCase.Import("later.csv", "2024-09-20"), """{"do":"register.adopt","on":"2024-09-20","recordDate":"2024-09-20"}"""],
        SmallCase.Withdraw("2024-09-20"), [.. Instalment, SmallCase.Pay(1, "2024-10-10")]);

    [Fact]
    public Task A_tender_list() => IsCompletedAsync(
        [.. Registered, SmallCase.Offer(cap: 5)], """{"do":"buyback.tender","on":"2024-08-26","offer":"A","file":"tenders.csv"}""", [SmallCase.Settle()]);

    [Fact]
    public Task A_settlement() => IsCompletedAsync(Offered, SmallCase.Settle(), [.. Instalment, SmallCase.Pay(1, "2024-10-10")]);

    [Fact]
    public Task A_payment() => IsCompletedAsync(
        [.. Registered, .. Instalment], SmallCase.Pay(1, "2024-10-10", "p"),
        ["""{"do":"units.release","on":"2024-10-11","account":"0000000009","number":"R:0000000009","units":1}"""]);

    [Fact]
    public Task The_filing_of_a_suit() => IsCompletedAsync(
        Registered,
        """{"do":"lawsuit.file","on":"2024-11-01","suit":"S","court":"C","plaintiff":"T","defendant":"I","holders":"holders.csv","claims":[{"name":"principal","amount":"100.00"}]}""", []);

    [Fact]
    public async Task An_import_given_up_for_another_and_taken_back_is_begun_anew_by_the_same_command()
    {
        using var folder = Files();
        await CutOffAsync(folder, Opened, SmallCase.Import("register.csv", id: "r"), 2);
        await using var ledger = await TestLedger.OpenAsync(folder);
        await ledger.RecordAsync(SmallCase.Open, SmallCase.Import("later.csv"), SmallCase.Withdraw(), SmallCase.Import("register.csv", id: "r"));

        using var undisturbed = Files();
        await using var expected = await TestLedger.OpenAsync(undisturbed);
        await expected.RecordAsync(Registered);
        Assert.Equal(await ReportText.OfAsync(expected.Ledger, SmallCase.Code, Dates, Accounts[..3]), await ReportText.OfAsync(ledger.Ledger, SmallCase.Code, Dates, Accounts[..3]));
    }

    [Fact]
    public async Task Unsealed_lines_of_a_payment_count_for_nothing_and_are_given_up_by_whatever_comes_next()
    {
        using var folder = Files();
        await CutOffAsync(folder, [.. Registered, .. Instalment], SmallCase.Pay(1, "2024-10-10", "p"), 2);
        await using var ledger = await TestLedger.OpenAsync(folder);
        string[] next = [SmallCase.Open, """{"do":"units.transfer","on":"2024-10-10","from":"0000000001","to":"0000000002","units":1,"reason":"gift"}"""];
        using var undisturbed = Files();
        await using var expected = await TestLedger.OpenAsync(undisturbed);
        await expected.RecordAsync([.. Registered, .. Instalment]);
        Assert.Equal(await ReportText.OfAsync(expected.Ledger, SmallCase.Code, Dates, Accounts), await ReportText.OfAsync(ledger.Ledger, SmallCase.Code, Dates, Accounts));

        await ledger.RecordAsync(next);
        await expected.RecordAsync(next);
        Assert.Contains(await ledger.EventsAsync(), e => e.Type == "holdings.given-up/1");
        Assert.Equal(await ReportText.OfAsync(expected.Ledger, SmallCase.Code, Dates, Accounts), await ReportText.OfAsync(ledger.Ledger, SmallCase.Code, Dates, Accounts));
    }

    [Fact]
    public Task A_recovery_between_its_receipt_and_its_shares() => IsCompletedAsync(
        Suing, """{"do":"lawsuit.recover","on":"2025-05-01","suit":"1","amount":"700.00","beneficiaries":"all","cancel":true,"id":"v"}""",
        ["""{"do":"lawsuit.recover","on":"2025-05-02","suit":"1","amount":"300.00","beneficiaries":"suit"}"""]);

    [Fact]
    public Task An_inheritance_between_the_holdings_and_the_suits() => IsCompletedAsync(
        Suing, """{"do":"units.transfer","on":"2025-05-01","from":"0000000001","to":"0000000700","units":2,"reason":"inheritance","id":"h"}""",
        ["""{"do":"lawsuit.leave","on":"2025-05-02","suit":"1","account":"0000000700","units":1}"""]);

    private static string[] Suing =>
    [
        .. Registered, SuitOf("1"), SuitOf("2"),
        """{"do":"lawsuit.advance","on":"2025-03-01","suit":"1","amount":"50.00","by":"trustee","for":"lawyers"}""",
        """{"do":"lawsuit.advance","on":"2025-03-01","suit":"1","amount":"5.00","by":"holders","for":"copies"}"""
    ];

    private static string SuitOf(string id) =>
        $$"""{"do":"lawsuit.file","on":"2025-02-11","suit":"{{id}}","court":"C","plaintiff":"P","defendant":"D","unitsAsOf":"2024-08-21","holders":"holders.csv","claims":[{"name":"principal","amount":"56000.00"}]}""";

    private static async Task IsCompletedAsync(string[] before, string command, string[] after)
    {
        using var undisturbed = Files();
        await using var expected = await TestLedger.OpenAsync(undisturbed);
        await expected.RecordAsync(before);
        var begins = await expected.SequenceAsync();
        await expected.RecordAsync(command);
        var events = (int)(await expected.SequenceAsync() - begins);
        await expected.RecordAsync(after);
        var reports = await ReportText.OfAsync(expected.Ledger, SmallCase.Code, Dates, Accounts);

        for (var taken = 0; taken < events; taken++)
        {
            using var folder = Files();
            await CutOffAsync(folder, before, command, taken);
            await using var ledger = await TestLedger.OpenAsync(folder);
            await ledger.Ledger.CatchUpAsync();
            await ledger.RecordAsync(command);
            var again = await ledger.RecordAsync(command.Contains("\"id\"", StringComparison.Ordinal) ? [command] : []);
            Assert.True(again.Again || again.Events.IsEmpty);
            await ledger.RecordAsync(after);
            Assert.True(reports == await ReportText.OfAsync(ledger.Ledger, SmallCase.Code, Dates, Accounts), $"cut off behind {taken} of {events} events of {command}");
        }
    }

    private static async Task CutOffAsync(TestFolder folder, string[] before, string command, int taken)
    {
        CutOffStore? store = null;
        await using var ledger = await TestLedger.OpenAsync(folder, inner => store = new CutOffStore(inner));
        await ledger.RecordAsync(before);
        store!.Left = taken;
        await Assert.ThrowsAsync<CutOffException>(() => ledger.DoAsync(command));
    }

    private static TestFolder Files()
    {
        var folder = new TestFolder();
        folder.File("register.csv", SmallCase.Register(600));
        folder.File("later.csv", SmallCase.Register(590));
        var rows = SmallCase.Register(600).Split('\n');
        folder.File("first.csv", string.Join('\n', rows[..580]) + "\n");
        folder.File("second.csv", string.Join('\n', [rows[0], .. rows[580..]]));
        folder.File("tenders.csv", "account,vote\n" + string.Concat(Enumerable.Range(1, 560).Select(i => $"{i:D10},{(i % 3 == 0 ? "oppose" : "agree")}\n")));
        folder.File("holders.csv", "account,units\n" + string.Concat(Enumerable.Range(1, 560).Select(i => $"{i:D10},1\n")));
        return folder;
    }
}
