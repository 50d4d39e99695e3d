using BondResolution.Application.Tests.Harness;

namespace BondResolution.Application.Tests;

/// <summary>Corrections: every kind of document, nothing that later facts stand on, nothing twice.</summary>
public sealed class CorrectTests : IDisposable
{
    private static readonly DateOnly[] Dates = [new(2024, 8, 14), new(2024, 8, 21), new(2024, 9, 12), new(2024, 10, 10), new(2025, 6, 1)];

    private static readonly string[] Accounts = ["0100000001", "0100000003"];

    private readonly TestFolder _folder = new();

    public CorrectTests()
    {
        _folder.File("register.csv", SmallCase.Holders);
        _folder.File("later.csv", SmallCase.Holders.Replace(",395,", ",390,"));
        _folder.File("tenders.csv", "account,vote\n0100000001,agree\n0100000003,agree\n");
        _folder.File("holders.csv", "account,units\n0100000001,50\n");
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>A command that can be taken back, behind what it needs.</summary>
    public static TheoryData<string> Last()
    {
        var commands = new TheoryData<string>();
        foreach (var (before, last) in Script().Select((line, i) => (i, line)).Where(l => l.i > 0))
            commands.Add($"{before} {last}");
        return commands;
    }

    [Theory]
    [MemberData(nameof(Last))]
    public async Task What_a_command_did_is_as_if_it_had_never_been_once_it_is_corrected(string numbered)
    {
        var at = int.Parse(numbered[..numbered.IndexOf(' ')], System.Globalization.CultureInfo.InvariantCulture);
        var line = numbered[(numbered.IndexOf(' ') + 1)..];
        await using var ledger = await TestLedger.OpenAsync(_folder);
        await ledger.RecordAsync(Script().Take(at));
        var before = await ReportText.OfAsync(ledger.Ledger, SmallCase.Code, Dates, Accounts);
        await ledger.RecordAsync(line[..^1] + ""","id":"last"}""");
        var between = await ledger.SequenceAsync();
        await ledger.RecordAsync(SmallCase.Correct("last", id: "c"));

        Assert.Equal(before, await ReportText.OfAsync(ledger.Ledger, SmallCase.Code, Dates, Accounts));
        var (second, reversal) = (await ledger.RefusedAsync(SmallCase.Correct("last", id: "c2"), "correct.already-reversed"),
            await ledger.RefusedAsync(SmallCase.Correct("c"), "correct.is-reversal"));
        Assert.Contains(second.Details, d => d.Key == "sequence" && long.Parse(d.Value, System.Globalization.CultureInfo.InvariantCulture) > between);
        Assert.Contains(reversal.Details, d => d.Key == "command" && d.Value == "c");
    }

    [Theory]
    [InlineData("case.default", "instalment.pay")]
    [InlineData("register.import", "buyback.settle")]
    [InlineData("buyback.offer", "buyback.settle")]
    [InlineData("buyback.tender", "buyback.settle")]
    [InlineData("plan.adopt", "instalment.declare")]
    [InlineData("instalment.declare", "instalment.pay")]
    [InlineData("instalment.fund", "instalment.pay")]
    [InlineData("buyback.settle", "instalment.pay")]
    [InlineData("units.freeze", "instalment.pay")]
    [InlineData("instalment.pay", "instalment.return")]
    [InlineData("lawsuit.file", "lawsuit.fee")]
    [InlineData("lawsuit.fee", "lawsuit.pay-fee")]
    [InlineData("lawsuit.judge", "lawsuit.enforce")]
    [InlineData("case.open", "case.default")]
    public async Task What_later_facts_stand_on_is_not_taken_back_and_their_sequences_are_named(string command, string standsOnIt)
    {
        await using var ledger = await TestLedger.OpenAsync(_folder);
        long? dependent = null;
        var reverses = "";
        foreach (var line in Script())
        {
            var outcome = await ledger.RecordAsync(line);
            var did = (await ledger.ReadAsync(line)).Value.Do;
            if (did == command && reverses.Length == 0)
                reverses = (await ledger.EventsAsync())[^1].CommandId;
            if (did == standsOnIt)
                dependent ??= outcome.LastSequence;
        }

        var problem = await ledger.RefusedAsync(SmallCase.Correct(reverses), "correct.stands-on");
        Assert.Contains(dependent!.Value.ToString(System.Globalization.CultureInfo.InvariantCulture), problem.Details.Single(d => d.Key == "sequences").Value.Split(", "));
    }

    [Fact]
    public async Task A_command_that_is_not_there_or_belongs_to_another_case_is_refused()
    {
        await using var ledger = await TestLedger.OpenAsync(_folder);
        await ledger.RecordAsync(SmallCase.Open[..^1] + ""","id":"o"}""", SmallCase.Open.Replace("128044", "128045"));
        await ledger.RefusedAsync(SmallCase.Correct("nothing"), "correct.unknown-command");
        await ledger.RefusedAsync(SmallCase.Correct("o")[..^1] + ""","case":"128045"}""", "correct.other-case");
    }

    [Fact]
    public async Task An_advance_that_was_paid_back_is_not_taken_back_before_the_recovery()
    {
        await using var ledger = await TestLedger.OpenAsync(_folder);
        foreach (var line in Script().Take(40))
            await ledger.RecordAsync(line.Contains("lawsuit.advance", StringComparison.Ordinal) && line.Contains("trustee", StringComparison.Ordinal) ? line[..^1] + ""","id":"advanced"}""" : line);
        await ledger.RecordAsync("""{"do":"lawsuit.recover","on":"2024-12-02","suit":"S","amount":"10.00","beneficiaries":"suit","id":"recovered"}""");
        await ledger.RefusedAsync(SmallCase.Correct("advanced"), "correct.stands-on");
        await ledger.RecordAsync(SmallCase.Correct("recovered"), SmallCase.Correct("advanced"));
    }

    [Fact]
    public async Task As_known_before_its_reversal_a_fact_stands()
    {
        await using var ledger = await TestLedger.OpenAsync(_folder);
        await ledger.RecordAsync(SmallCase.Open, SmallCase.Default()[..^1] + ""","id":"d"}""");
        var before = await ledger.SequenceAsync();
        await ledger.RecordAsync(SmallCase.Correct("d"));
        var known = await ledger.Ledger.CatchUpAsync();
        Assert.Equal(1000, (await ledger.Ledger.Reports.ExposureAsync(new(SmallCase.Code, new(2024, 8, 14), before))).Value.AtDefault!.Units);
        Assert.Null((await ledger.Ledger.Reports.ExposureAsync(new(SmallCase.Code, new(2024, 8, 14), known))).Value.AtDefault);
    }

    private static IEnumerable<string> Script() =>
    [
        SmallCase.Open,
        """{"do":"case.warn","on":"2024-08-10","by":"issuer","text":"short"}""",
        SmallCase.Default(),
        """{"do":"meeting.hold","on":"2024-08-15","no":1,"resolutions":[{"title":"T","result":"passed"}]}""",
        SmallCase.Import("register.csv"),
        SmallCase.Offer(),
        """{"do":"buyback.tender","on":"2024-08-26","offer":"A","file":"tenders.csv"}""",
        """{"do":"units.freeze","on":"2024-08-27","account":"0100000005","number":"F1","units":50,"kind":"pledge"}""",
        """{"do":"units.release","on":"2024-08-28","account":"0100000003","number":"R:0100000003","units":5}""",
        """{"do":"units.transfer","on":"2024-08-29","from":"0100000004","to":"0100000001","units":3,"reason":"inheritance"}""",
        SmallCase.Settle(),
        """{"do":"buyback.buy","on":"2024-09-13","offer":"A","account":"0100000004","units":7}""",
        """{"do":"buyback.close","on":"2024-09-14","offer":"A"}""",
        SmallCase.Plan,
        """{"do":"plan.amend","on":"2024-10-08","plan":"1","interest":{"rate":"0.0475","from":"2024-08-14","basis":"365","count":"first"}}""",
        SmallCase.Declare(1, "2024-10-10", SmallCase.OneInTen),
        SmallCase.Fund(1, "2024-10-09"),
        SmallCase.Pay(1, "2024-10-10"),
        """{"do":"units.release","on":"2024-10-11","account":"0100000006","number":"R:0100000006","units":5}""",
        """{"do":"instalment.release","on":"2024-10-11","no":1,"account":"0100000006"}""",
        """{"do":"instalment.return","on":"2024-10-12","no":1,"account":"0100000001","amount":"10.00","reason":"bounced"}""",
        """{"do":"instalment.repay","on":"2024-10-13","no":1,"account":"0100000001","amount":"10.00","reason":"again"}""",
        """{"do":"lawsuit.file","on":"2024-11-01","suit":"S","court":"C","plaintiff":"T","defendant":"I","holders":"holders.csv","claims":[{"name":"principal","amount":"100.00"}]}""",
        """{"do":"lawsuit.accept","on":"2024-11-02","suit":"S","number":"N1"}""",
        """{"do":"lawsuit.join","on":"2024-11-03","suit":"S","account":"0100000003","units":10}""",
        """{"do":"lawsuit.fee","on":"2024-11-04","suit":"S","kind":"acceptance","amount":"50.00"}""",
        """{"do":"lawsuit.defer-fee","on":"2024-11-05","suit":"S","kind":"acceptance","decision":"refused"}""",
        """{"do":"lawsuit.pay-fee","on":"2024-11-06","suit":"S","kind":"acceptance","amount":"50.00","by":"T"}""",
        """{"do":"lawsuit.refund-fee","on":"2024-11-07","suit":"S","kind":"acceptance","amount":"10.00","by":"T"}""",
        """{"do":"lawsuit.leave","on":"2024-11-08","suit":"S","account":"0100000003","units":10}""",
        """{"do":"lawsuit.amend","on":"2024-11-09","suit":"S","claims":[{"name":"principal","amount":"200.00"}]}""",
        """{"do":"lawsuit.advance","on":"2024-11-10","suit":"S","amount":"30.00","by":"trustee","for":"lawyers"}""",
        """{"do":"lawsuit.advance","on":"2024-11-10","suit":"S","amount":"20.00","by":"holders","for":"copies"}""",
        """{"do":"lawsuit.credit","on":"2024-11-11","suit":"S","policy":"statutory","since":"2024-10-01"}""",
        """{"do":"lawsuit.judge","on":"2024-11-12","suit":"S","instance":1,"components":[{"name":"principal","amount":"200.00"}],"costsBorneBy":"defendant"}""",
        """{"do":"lawsuit.appeal","on":"2024-11-13","suit":"S","by":"defendant"}""",
        """{"do":"lawsuit.effective","on":"2024-11-20","suit":"S"}""",
        """{"do":"lawsuit.enforce","on":"2024-11-25","suit":"S"}""",
        """{"do":"lawsuit.suspend","on":"2024-11-26","suit":"S","reason":"review"}""",
        """{"do":"lawsuit.resume","on":"2024-11-28","suit":"S"}""",
        """{"do":"case.acknowledge","on":"2024-11-29","text":"agreed"}""",
        """{"do":"units.transfer","on":"2024-12-01","from":"0100000001","to":"0100000007","units":10,"reason":"inheritance"}""",
        """{"do":"lawsuit.recover","on":"2024-12-02","suit":"S","amount":"300.00","beneficiaries":"all","cancel":true}""",
        """{"do":"lawsuit.recover","on":"2024-12-03","suit":"S","amount":"30.00","beneficiaries":"suit"}""",
        """{"do":"lawsuit.settle","on":"2024-12-04","suit":"S","text":"settled"}""",
        """{"do":"lawsuit.mediate","on":"2024-12-05","suit":"S","components":[{"name":"principal","amount":"10.00"}],"confirmed":true}""",
        """{"do":"case.accelerate","on":"2025-01-01","until":"2025-01-01"}""",
        SmallCase.Import("later.csv", "2025-02-01"),
        """{"do":"register.adopt","on":"2025-02-01","recordDate":"2025-02-01"}"""
    ];
}
