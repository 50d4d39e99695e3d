namespace BondResolution.Cli.Tests.Rules;

/// <summary>payout --preview: the list before paying, by the decision that pays.</summary>
public sealed class PreviewTests(SmallLedger small) : IClassFixture<SmallLedger>
{
    [Fact]
    public async Task A_preview_records_nothing_and_is_to_the_byte_the_list_that_is_paid()
    {
        // given: an instalment declared and one fen short of its funds
        using var bondres = small.Copy();
        var before = await bondres.HeadAsync();

        // when
        var preview = bondres.Run("payout", "--instalment", "2", "--preview").Well();

        // then: the list stands, and what is missing is told
        Assert.Contains("warning instalment.funds-short: funds received for instalment 2 are 31901.59; 31901.60 are needed",
            preview.Stderr, StringComparison.Ordinal);
        Assert.Contains("preview, nothing is recorded: instalment 2 · case 129001 · as of 2024-07-20", preview.Stderr,
            StringComparison.Ordinal);
        Assert.Equal(before.Sequence, (await bondres.HeadAsync()).Sequence);
        bondres.Run("do", """{"do":"instalment.fund","on":"2024-07-20","no":2,"amount":"0.01"}""").Well();
        bondres.Run("do", """{"do":"instalment.pay","on":"2024-07-20","no":2}""").Well();
        Assert.Equal(bondres.Run("payout", "--instalment", "2").Well().Stdout, preview.Stdout);
        Assert.Equal("instalment.already-paid", bondres.Run("payout", "--instalment", "2", "--preview").ErrorCode);
        Assert.Equal(preview.Stdout, bondres.Run("payout", "--instalment", "2", "--preview", "--as-known",
            $"{before.Sequence}").Well().Stdout);
    }

    [Fact]
    public void What_an_instalment_gives_is_compared_with_the_one_before_account_by_account()
    {
        var rows = Output.CsvText.Rows(small.Bondres.Run("payout", "--instalment", "2", "--preview", "--compare").Well().Stdout);
        var json = small.Bondres.Json("payout", "--instalment", "2", "--preview", "--compare");

        // 150 bonds paid first, of 1,500; 135 of 1,350 then
        Assert.Equal("account,units,units_paid,units_deferred,principal,interest,gross,tax,net,deferred,last_units,last_units_paid,last_net,difference", string.Join(',', rows[0]));
        Assert.Equal("0199000001,1350,135,0,13500.00,0.00,13500.00,0.00,13500.00,0.00,1500,150,15000.00,-1500.00",
            string.Join(',', rows[1]));
        Assert.Equal(("1", "True", "35400.00", "-3500.00"), (json.At("compared"), json.At("preview"), json.At("totals.last_net"),
            json.At("totals.difference")));
        Assert.Equal("-1500.00", json.At("rows[0].difference"));
        Assert.Equal("instalment.nothing-before", small.Bondres.Run("payout", "--instalment", "1", "--compare").ErrorCode);
    }

    [Theory]
    [InlineData("instalment.not-declared", "--instalment 3 --preview")]
    [InlineData("instalment.not-declared", "--instalment 2 --preview --as-of 2024-07-01")]
    [InlineData("instalment.not-paid", "--instalment 2")]
    public void An_instalment_that_could_not_be_paid_has_no_list(string code, string words) =>
        Assert.Equal((code, 1), (small.Bondres.Run(["payout", .. words.Split(' ')]).ErrorCode,
            small.Bondres.Run(["payout", .. words.Split(' ')]).ExitCode));
}
