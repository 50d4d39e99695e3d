using BondResolution.Cli.Tests.Output;

namespace BondResolution.Cli.Tests.Rules;

/// <summary>What is recorded and costs money in silence is told, and who was paid wrongly is listed.</summary>
public sealed class WarningTests : IDisposable
{
    private readonly Bondres _bondres = new();

    public void Dispose() => _bondres.Dispose();

    [Fact]
    public void A_warning_stands_on_stderr_and_in_the_json_of_the_command()
    {
        Open();
        var declared = _bondres.Run("do", "--format", "json", Taxed).Well();
        Assert.Contains("warning payout.untaxed-no-class:", declared.Stderr, StringComparison.Ordinal);
        Assert.Contains("\"code\": \"payout.untaxed-no-class\"", declared.Stdout, StringComparison.Ordinal);
    }

    [Fact]
    public void A_payment_computed_from_a_register_tells_of_classes_without_a_rate()
    {
        var register = Path.Combine(_bondres.Home, "r.csv");
        File.WriteAllText(register, "account,units\n0100000001,100\n0100000002,50\n");
        var computed = _bondres.Run("payout", "compute", "--register", register, "--format", "json", "--scheme",
            """{"type":"per-unit","principal":"1.00","interest":"0.50","tax":{"individual":"0.20"}}""").Well();
        Assert.Contains("75.00 (accounts: 2, bonds: 150)", computed.Stderr, StringComparison.Ordinal);
        Assert.Contains("\"code\": \"payout.untaxed-no-class\"", computed.Stdout, StringComparison.Ordinal);
    }

    [Fact]
    public void A_register_withdrawn_and_brought_again_shows_who_was_paid_too_much_and_too_little()
    {
        Open();
        _bondres.Run("do", Taxed).Well();
        _bondres.Run("do", """{"do":"instalment.fund","on":"2024-04-01","no":1,"amount":"1000.00"}""").Well();
        _bondres.Run("do", """{"do":"instalment.pay","on":"2024-04-01","no":1,"id":"paid"}""").Well();
        _bondres.Run("do", """{"do":"correct","on":"2024-04-02","reverses":"paid","reason":"the register was wrong"}""").Well();
        _bondres.Run("do", """{"do":"register.withdraw","on":"2024-04-02","recordDate":"2024-03-06","reason":"wrong"}""").Well();
        Import("account,class,units\n0100000001,individual,60\n0100000002,individual,90\n");

        // 100 and 50 bonds of no class were paid 1.50 a bond; due are 60 and 90, less a fifth of 0.50 a bond.
        var csv = _bondres.Run("payout", "differences", "--instalment", "1", "--format", "csv").Well().Stdout.Split('\n');
        Assert.Equal("0100000001,0,0,100.00,60.00,50.00,30.00,0.00,6.00,0.00,0.00,150.00,0,0,0.00,0.00,0.00,150.00,84.00,-66.00", csv[1]);
        Assert.Equal("0100000002,0,0,50.00,90.00,25.00,45.00,0.00,9.00,0.00,0.00,75.00,0,0,0.00,0.00,0.00,75.00,126.00,51.00", csv[2]);
        var json = _bondres.Json("payout", "differences", "--instalment", "1");
        Assert.Equal(("66.00", "51.00", "-15.00"), (json.At("totals.tooMuch.amount"), json.At("totals.tooLittle.amount"), json.At("totals.difference")));

        _bondres.Run("do", """{"do":"instalment.pay","on":"2024-04-01","no":1,"id":"again"}""").Well();
        Assert.Equal("-15.00", _bondres.Json("payout", "differences", "--instalment", "1").At("totals.difference"));
        var sequence = _bondres.Json("payout", "differences", "--instalment", "1").At("asKnown.sequence");
        Assert.Equal("0.00", _bondres.Json("payout", "differences", "--instalment", "1", "--against", sequence).At("totals.difference"));
    }

    [Fact]
    public void The_differences_count_what_was_released_and_returned_and_their_sums_tie()
    {
        Open();
        foreach (var line in new[]
        {
            """{"do":"units.freeze","on":"2024-03-10","account":"0100000001","number":"F1","units":40,"kind":"freeze"}""",
            """{"do":"instalment.declare","on":"2024-03-20","no":1,"payDate":"2024-04-01","scheme":{"type":"per-unit","principal":"1.00","interest":"0.00"}}""",
            """{"do":"instalment.fund","on":"2024-04-01","no":1,"amount":"1000.00"}""",
            """{"do":"instalment.pay","on":"2024-04-01","no":1,"id":"paid"}""",
            """{"do":"units.release","on":"2024-04-02","account":"0100000001","number":"F1","units":40,"id":"lifted"}""",
            """{"do":"instalment.release","on":"2024-04-03","no":1,"account":"0100000001","id":"released"}""",
            """{"do":"instalment.return","on":"2024-04-04","no":1,"account":"0100000002","amount":"50.00","reason":"account closed","id":"back"}""",
            """{"do":"correct","on":"2024-04-05","reverses":"back","reason":"paid wrongly"}""",
            """{"do":"correct","on":"2024-04-05","reverses":"released","reason":"paid wrongly"}""",
            """{"do":"correct","on":"2024-04-05","reverses":"paid","reason":"paid wrongly"}"""
        })
            _bondres.Run("do", line).Well();
        var json = _bondres.Json("payout", "differences", "--instalment", "1");
        Assert.Equal(("110.00", "40.00", "50.00", "100.00", "150.00", "50.00"), (json.At("totals.paid"), json.At("totals.released"), json.At("totals.returned"),
            json.At("totals.given"), json.At("totals.due"), json.At("totals.difference")));
        Assert.Equal(("0100000002", "50.00"), (json.At("differences[0].account"), json.At("differences[0].difference")));
        var told = _bondres.Run("payout", "differences", "--instalment", "1").Well().Stdout;
        _bondres.Run("do", """{"do":"instalment.pay","on":"2024-04-01","no":1,"id":"again"}""").Well();
        json = _bondres.Json("payout", "--instalment", "1");
        Assert.Equal(("40.00", "0.00", "0.00", "50.00"), (json.At("again[0].released"), json.At("again[0].returned"), json.At("again[1].released"), json.At("again[1].returned")));
        Assert.Equal(("1000.00", "110.00", "890.00", "0.00", "40.00"),
            (json.At("funds.received"), json.At("funds.paidOut"), json.At("funds.unused"), json.At("funds.unfunded"), json.At("funds.deferred")));
        Assert.Contains("warning instalment.releases-again", _bondres.Run("payout", "--instalment", "1").Well().Stderr, StringComparison.Ordinal);
        Assert.Contains("given: paid 110.00 + released 40.00 - returned 50.00 = 100.00; due: 110.00 + on release 40.00 = 150.00", told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "this register stands already (sequence 3)")]
    [InlineData("zh", "该名册此前已记录（序号 3）")]
    public void A_register_imported_again_says_first_that_it_stands(string lang, string first)
    {
        Open();
        var again = _bondres.Run("register", "import", Path.Combine(_bondres.Home, "register.csv"), "--case", "1", "--record-date", "2024-03-06", "--lang", lang).Well();
        Assert.StartsWith(first, again.Stdout, StringComparison.Ordinal);
    }

    [Fact]
    public void The_class_stated_for_an_heir_is_the_class_he_is_taxed_by()
    {
        Open();
        _bondres.Run("do", """{"do":"units.transfer","on":"2024-03-10","from":"0100000001","to":"0100000009","units":40,"reason":"inheritance","class":"境内自然人"}""").Well();
        _bondres.Run("do", Taxed).Well();
        _bondres.Run("do", """{"do":"instalment.fund","on":"2024-04-01","no":1,"amount":"1000.00"}""").Well();
        _bondres.Run("do", """{"do":"instalment.pay","on":"2024-04-01","no":1}""").Well();
        var heir = _bondres.Json("holder", "show", "0100000009");
        Assert.Equal(("individual", "4.00"), (heir.At("class"), heir.At("payments[0].tax")));
    }

    private const string Taxed =
        """{"do":"instalment.declare","on":"2024-03-20","no":1,"payDate":"2024-04-01","scheme":{"type":"per-unit","principal":"1.00","interest":"0.50","tax":{"individual":"0.20"}}}""";

    private void Open()
    {
        _bondres.Run("do", """{"do":"case.open","on":"2020-03-01","code":"1","name":"n","issuer":"i","trustee":"t","face":"100.00","issuedUnits":1000,"issueDate":"2020-03-01","maturityDate":"2024-03-01","maturityPrice":"106.00"}""").Well();
        _bondres.Run("do", """{"do":"case.default","on":"2024-03-01","units":150,"principal":"15000.00","interest":"0.00"}""").Well();
        Import("account,units\n0100000001,100\n0100000002,50\n");
    }

    private void Import(string register)
    {
        var file = Path.Combine(_bondres.Home, "register.csv");
        File.WriteAllText(file, register);
        _bondres.Run("register", "import", file, "--case", "1", "--record-date", "2024-03-06").Well();
    }
}
