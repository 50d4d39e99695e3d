namespace BondResolution.Cli.Tests.Rules;

/// <summary>Lists of purchases, recoveries, releases and positions: rows that add up to the reports, and payees only after a recorded
/// reveal.</summary>
public sealed class ListTests : IDisposable
{
    private readonly Bondres _suit = new();

    public ListTests() => _suit.Run("replay", Bondres.CaseFolder("suit")).Well();

    public void Dispose() => _suit.Dispose();

    [Fact]
    public void Every_list_adds_up_to_the_exposure_report()
    {
        var exposure = _suit.Json("exposure", "--as-of", "2025-09-01");
        var recoveries = _suit.Json("lawsuit", "recoveries", "--as-of", "2025-09-01");
        var holders = _suit.Json("holder", "list", "--as-of", "2025-08-30");
        var then = _suit.Json("exposure", "--as-of", "2025-08-30");
        var structure = _suit.Json("exposure", "holders", "--as-of", "2025-08-30");

        // what holders were given after costs: what the debtor paid less the costs they bore
        Assert.Equal(exposure.Fen("reduction.recoveries.cash"), recoveries.Fen("totals.gross") - recoveries.Fen("totals.borne"));
        Assert.Equal(then.Units("investors.units") + then.Units("purchasers.units"), holders.Units("totals.units"));
        Assert.Equal(then.Fen("investors.principal") + then.Fen("purchasers.principal"), holders.Fen("totals.principal_owed"));
        Assert.Equal(then.Units("investors.units"), structure.Units("units"));
        Assert.Equal(then.Fen("investors.principal"), structure.Fen("principal"));
        Assert.Equal("1218.00", recoveries.At("rows[0].net"));
    }

    [Fact]
    public void A_release_is_a_row_with_what_it_paid()
    {
        var rows = Output.CsvText.Rows(_suit.Run("payout", "releases", "--instalment", "1", "--format", "csv").Well().Stdout);

        // 30 of 300 bonds were frozen: 10.00 and 0.50 of each
        Assert.Equal("account,on,instalment,units_paid,principal,interest,gross,tax,net", string.Join(',', rows[0][..9]));
        Assert.Equal(["0199100002,2025-05-02,1,0,300.00,15.00,315.00,0.00,315.00"], rows[1..].Select(r => string.Join(',', r[..9])));
    }

    [Fact]
    public async Task Payees_are_shown_after_it_is_recorded_why_in_a_file_of_the_owners()
    {
        var before = await _suit.HeadAsync();
        var file = Path.Combine(_suit.Home, "payees.csv");

        var unasked = _suit.Run("payout", "--instalment", "1", "--reveal", "--out", file);
        Assert.Equal(("vault.no-reason", false, before.Sequence),
            (unasked.ErrorCode, File.Exists(file), (await _suit.HeadAsync()).Sequence));
        _suit.Run("payout", "--instalment", "1", "--reveal", "--reason", "payment file for the depository", "--out", file).Well();

        var rows = Output.CsvText.Rows(File.ReadAllText(file));
        Assert.Equal("holder_state,person,name,id_number,phone,address,remark", string.Join(',', rows[0][10..]));
        Assert.All(rows[1..].Where(r => r[10] == "held"), r => Assert.NotEqual("", r[12]));
        Assert.Contains(rows, r => r[10] == "held");
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        var recorded = _suit.Json("audit", "events").GetProperty("events").EnumerateArray().Last();
        Assert.Equal(("vault.revealed/1", "payout", "payment file for the depository"),
            (recorded.At("type"), recorded.At("payload.output"), recorded.At("payload.reason")));
        Assert.Equal(before.Sequence + 1, (await _suit.HeadAsync()).Sequence);
    }

    [Theory]
    [InlineData("buyback.unknown", "buyback purchases --offer X")]
    [InlineData("lawsuit.unknown", "lawsuit recoveries --suit X")]
    [InlineData("instalment.not-declared", "payout releases --instalment 9")]
    public void A_list_of_what_is_not_there_is_refused(string code, string words) =>
        Assert.Equal(code, _suit.Run(words.Split(' ')).ErrorCode);
}
