namespace BondResolution.Cli.Tests.Rules;

/// <summary>A figure in a list is labelled and explained by the events of its own entry.</summary>
public sealed class OwnFactsTests : IDisposable
{
    private readonly Bondres _bondres = new();

    public OwnFactsTests()
    {
        File.WriteAllText(Path.Combine(_bondres.Home, "register.csv"), "account,units\n0100000001,100\n0100000002,50\n");
        foreach (var line in new[]
        {
            """{"do":"case.open","on":"2020-03-01","code":"1","name":"n","issuer":"i","trustee":"t","face":"100.00","issuedUnits":1000,"issueDate":"2020-03-01","maturityDate":"2024-03-01","maturityPrice":"106.00","label":"reported"}""",
            """{"do":"case.default","on":"2024-03-01","units":150,"principal":"15000.00","interest":"0.00","label":"reported"}""",
            """{"do":"register.import","on":"2024-03-06","recordDate":"2024-03-06","file":"register.csv","label":"reported"}""",
            """{"do":"plan.adopt","on":"2024-03-10","plan":"a","interest":{"rate":"0.05","from":"2024-03-10","basis":"365","count":"first"},"source":"plan a","label":"reported"}""",
            """{"do":"plan.adopt","on":"2024-05-10","plan":"b","interest":{"rate":"0.06","from":"2024-05-10","basis":"365","count":"first"},"source":"plan b","label":"assumed"}""",
            Declare(1, "2024-04-01", "reported"), Fund(1, "2024-04-01"), Pay(1, "2024-04-01", "reported"),
            Declare(2, "2024-06-01", "assumed"), Fund(2, "2024-06-01"), Pay(2, "2024-06-01", "assumed")
        })
            _bondres.Run("do", line).Well();
    }

    public void Dispose() => _bondres.Dispose();

    [Fact]
    public void An_instalment_is_labelled_by_its_own_events_and_the_whole_by_all()
    {
        var labels = _bondres.Json("exposure").GetProperty("labels");
        Assert.Equal(["computed", "assumed", "assumed"], ((string[])["instalments[0]", "instalments[1]", "reduction.instalments"]).Select(key => labels.GetProperty(key).GetString()));
        var table = _bondres.Run("exposure").Well().Stdout.Split('\n');
        Assert.Contains(table, row => row.StartsWith(" instalment 1 ", StringComparison.Ordinal) && row.Contains(" computed ", StringComparison.Ordinal));
        Assert.Contains(table, row => row.StartsWith(" instalment 2 ", StringComparison.Ordinal) && row.Contains(" assumed ", StringComparison.Ordinal));
    }

    [Fact]
    public void The_explanation_of_an_instalment_names_its_own_events_and_policies_only()
    {
        var told = _bondres.Run("explain", "--format", "json", "instalments[0].cash").Well();
        Assert.Contains("declared 1", told.Stdout, StringComparison.Ordinal);
        Assert.DoesNotContain("declared 2", told.Stdout, StringComparison.Ordinal);
        Assert.Equal("computed", told.Json.At("label"));
        Assert.All(told.Json.GetProperty("policies").EnumerateArray(), p => Assert.Contains(p.At("of"), (string[])["instalment 1", "plan a"]));
    }

    [Fact]
    public void The_interest_of_a_plan_stands_on_its_own_plan()
    {
        var told = _bondres.Run("explain", "--format", "json", "interest[1].accrued").Well();
        Assert.Contains("plan b", told.Stdout, StringComparison.Ordinal);
        Assert.DoesNotContain("plan a", told.Stdout, StringComparison.Ordinal);
    }

    [Fact]
    public void The_rule_of_a_payment_says_the_interest_that_was_paid_and_what_it_was_rounded_from()
    {
        _bondres.Run("do", """
            {"do":"instalment.declare","on":"2024-08-01","no":3,"payDate":"2024-08-01","scheme":{"type":"per-unit","principal":"1.00","interest":"0.0567","unitPriceScale":3}}
            """).Well();
        _bondres.Run("do", Fund(3, "2024-08-01").Replace("150.00", "158.55", StringComparison.Ordinal)).Well();
        _bondres.Run("do", Pay(3, "2024-08-01", "reported")).Well();
        Assert.Contains("interest 0.057 a bond (0.0567 rounded half up to 3 decimals first)",
            _bondres.Run("explain", "instalments[2].cash").Well().Stdout.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    private static string Declare(int no, string on, string label) => $$"""
        {"do":"instalment.declare","on":"{{on}}","no":{{no}},"payDate":"{{on}}","scheme":{"type":"per-unit","principal":"1.00","interest":"0.00"},"source":"declared {{no}}","label":"{{label}}"}
        """;

    private static string Fund(int no, string on) => $$"""{"do":"instalment.fund","on":"{{on}}","no":{{no}},"amount":"150.00","label":"reported"}""";

    private static string Pay(int no, string on, string label) => $$"""{"do":"instalment.pay","on":"{{on}}","no":{{no}},"label":"{{label}}"}""";
}
