using System.Text;
using System.Text.Json;
using BondResolution.Domain.Bonds;
using BondResolution.Domain.Money;
using BondResolution.Domain.Payouts;
using BondResolution.Domain.Problems;
using Xunit.Abstractions;

namespace BondResolution.Domain.Tests.Payouts;

public class SchemeJsonTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("""{"type":"one-per","per":10,"rounding":"ceiling"}""")]
    [InlineData("""{"type":"one-per","per":13,"rounding":"floor-min-1","group":"person"}""")]
    [InlineData("""{"type":"per-unit","principal":"10.00","interest":"0.5671","unitPriceScale":3,"tax":{"individual":"0.20","fund":"0.20"}}""")]
    [InlineData("""{"type":"per-unit","principal":"10.00","interest":"0.5671","tax":{"individual":"0.20","foreign":"0"}}""")]
    [InlineData("""{"type":"pro-rata","fund":"45636630.00"}""")]
    [InlineData("""{"type":"tiered","principalPerUnit":"100.00","interestPerUnit":"1.50","tiers":[{"upTo":"50500.00","rate":"1"},{"rate":"0.10"}]}""")]
    public void Schemes_of_the_interface_are_read_and_written_back_as_they_were(string json) =>
        Assert.Equal(json, Write(Read(json).Value));

    [Fact]
    public void What_is_written_is_read_back_equal() =>
        Rule.Holds(output, Schemes.Any, scheme => Assert.Equal(scheme, Read(Write(scheme)).Value));

    [Fact]
    public void Grouping_and_tax_stand_beside_any_scheme()
    {
        var scheme = Read("""{"tax":{"individual":"0.20"},"group":"account","rounding":"floor","per":2,"type":"one-per"}""").Value;
        Assert.Equal(new Scheme.OnePer(2, OnePerRounding.Floor) { Tax = TaxRates.None with { Individual = new Rate(0.20m) }, Group = CapPer.Account }, scheme);
    }

    [Theory]
    [InlineData("[]", "scheme.mistyped", 2)]
    [InlineData("{}", "scheme.missing-field", 2)]
    [InlineData("""{"type":"all"}""", "scheme.mistyped", 2)]
    [InlineData("""{"type":1}""", "scheme.mistyped", 2)]
    [InlineData("""{"type":"one-per","per":"10","rounding":"ceiling"}""", "scheme.mistyped", 2)]
    [InlineData("""{"type":"one-per","per":10.5,"rounding":"ceiling"}""", "scheme.mistyped", 2)]
    [InlineData("""{"type":"one-per","per":10,"rounding":"up"}""", "scheme.mistyped", 2)]
    [InlineData("""{"type":"one-per","per":10}""", "scheme.missing-field", 2)]
    [InlineData("""{"type":"one-per","per":10,"rounding":"ceiling","fund":"1.00"}""", "scheme.unknown-field", 2)]
    [InlineData("""{"type":"one-per","per":0,"rounding":"ceiling"}""", "scheme.per-too-small", 1)]
    [InlineData("""{"type":"per-unit","principal":10,"interest":"0"}""", "scheme.mistyped", 2)]
    [InlineData("""{"type":"per-unit","principal":"1","interest":"0","unitPriceScale":9}""", "scheme.unit-price-scale", 1)]
    [InlineData("""{"type":"per-unit","principal":"100000.000001","interest":"0"}""", "scheme.price-out-of-range", 1)]
    [InlineData("""{"type":"per-unit","principal":"1","interest":"-0.01"}""", "scheme.price-out-of-range", 1)]
    [InlineData("""{"type":"per-unit","principal":"1","interest":"0.1234567"}""", "scheme.mistyped", 2)]
    [InlineData("""{"type":"per-unit","principal":"1e3","interest":"0"}""", "scheme.mistyped", 2)]
    [InlineData("""{"type":"pro-rata","fund":"1"}""", "scheme.mistyped", 2)]
    [InlineData("""{"type":"pro-rata","fund":"0.00"}""", "scheme.fund-out-of-range", 1)]
    [InlineData("""{"type":"pro-rata","fund":"100000000000000.01"}""", "scheme.fund-out-of-range", 1)]
    [InlineData("""{"type":"pro-rata","fund":"99999999999999999999.00"}""", "scheme.fund-out-of-range", 1)]
    [InlineData("""{"type":"pro-rata","fund":"1.00","tax":{"fund":"-0.1"}}""", "scheme.tax-rate", 1)]
    [InlineData("""{"type":"tiered","principalPerUnit":"1","interestPerUnit":"1","tiers":[{"rate":"-1"}]}""", "scheme.tier-rate", 1)]
    [InlineData("""{"type":"tiered","principalPerUnit":"1","interestPerUnit":"100000.01","tiers":[{"rate":"1"}]}""", "scheme.price-out-of-range", 1)]
    [InlineData("""{"type":"pro-rata","fund":"-1.00"}""", "scheme.fund-out-of-range", 1)]
    [InlineData("""{"type":"pro-rata","fund":"1.00","group":"house"}""", "scheme.mistyped", 2)]
    [InlineData("""{"type":"pro-rata","fund":"1.00","tax":{"nobody":"0.20"}}""", "scheme.mistyped", 2)]
    [InlineData("""{"type":"pro-rata","fund":"1.00","tax":{"fund":"2"}}""", "scheme.tax-rate", 1)]
    [InlineData("""{"type":"tiered","principalPerUnit":"1","interestPerUnit":"1","tiers":{}}""", "scheme.mistyped", 2)]
    [InlineData("""{"type":"tiered","principalPerUnit":"1","interestPerUnit":"1","tiers":[{"upto":"1.00","rate":"1"}]}""", "scheme.mistyped", 2)]
    [InlineData("""{"type":"tiered","principalPerUnit":"1","interestPerUnit":"1","tiers":[]}""", "scheme.tier-count", 1)]
    [InlineData("""{"type":"tiered","principalPerUnit":"1","interestPerUnit":"1","tiers":[{"rate":"1"},{"rate":"1"}]}""", "scheme.open-tier-not-last", 1)]
    public void A_scheme_that_cannot_be_read_exits_2_and_one_that_breaks_a_rule_1(string json, string code, int exitCode)
    {
        var problem = Read(json).Problem;
        Assert.Equal((code, exitCode), (problem?.Code, problem!.Kind.ExitCode));
    }

    private static Outcome<Scheme> Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return SchemeJson.Read(document.RootElement);
    }

    private static string Write(Scheme scheme)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
            SchemeJson.Write(writer, scheme);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
