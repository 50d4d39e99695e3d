using BondResolution.Application.Replay;
using BondResolution.Application.Tests.Harness;
using BondResolution.Views.Reports;

namespace BondResolution.Application.Tests;

/// <summary>Figures found by path in the JSON of the read commands.</summary>
public sealed class FigurePathTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("exposure.outstanding.units", "900")]
    [InlineData("outstanding.units", "900")]
    [InlineData("face", "100.00")]
    [InlineData("instalments[0].paid", "100")]
    [InlineData("interest[0].basis", "plan 1")]
    [InlineData("payout[1].totals.units_paid", "100")]
    [InlineData("payout[1].totals.units_deferred", "1")]
    [InlineData("payout[1].totals.gross", "10000.00")]
    [InlineData("payout[1].totals.fee", "0.50")]
    [InlineData("payout[1].totals.holders", "6")]
    [InlineData("holder[0100000003].units", "90")]
    [InlineData("holder[0100000003].payments[0].gross", "1000.00")]
    [InlineData("holder[0100000006].deferredUnits", "1")]
    [InlineData("lawsuit[S.1].claims[0].amount", "100.00")]
    [InlineData("lawsuit.suits[0].suit", "S.1")]
    [InlineData("series.rows[0].units", null)]
    [InlineData("series.rows[0].outstanding", "1000")]
    public async Task A_path_leads_to_its_figure(string path, string? figure) => Assert.Equal(figure, await FindAsync(path));

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("outstanding.")]
    [InlineData("outstanding..units")]
    [InlineData("outstanding.unit")]
    [InlineData("outstanding.units.more")]
    [InlineData("outstanding[0]")]
    [InlineData("instalments[1].paid")]
    [InlineData("instalments[-1].paid")]
    [InlineData("instalments[x].paid")]
    [InlineData("instalments[0")]
    [InlineData("instalments[0]paid")]
    [InlineData("payout.totals.fee")]
    [InlineData("payout[2].totals.fee")]
    [InlineData("payout[1].fee")]
    [InlineData("holder.units")]
    [InlineData("holder[0999999999].units")]
    [InlineData("lawsuit[T].claims[0].amount")]
    [InlineData("nothing")]
    public async Task An_unknown_path_leads_nowhere(string path) => Assert.Null(await FindAsync(path));

    private async Task<string?> FindAsync(string path)
    {
        _folder.File("register.csv", SmallCase.Holders);
        _folder.File("holders.csv", "account,units\n0100000001,100\n");
        await using var ledger = await TestLedger.OpenAsync(_folder);
        await ledger.RecordAsync(SmallCase.Open, SmallCase.Default(), SmallCase.Import("register.csv"),
            """{"do":"plan.adopt","on":"2024-10-08","plan":"1","interest":{"rate":"0.0475","from":"2024-08-14","basis":"365","count":"first"}}""",
            SmallCase.Declare(1, "2024-10-10", SmallCase.OneInTen), SmallCase.Fund(1, "2024-10-09"), SmallCase.Pay(1, "2024-10-10"),
            """{"do":"lawsuit.file","on":"2024-11-01","suit":"S.1","court":"C","plaintiff":"T","defendant":"I","holders":"holders.csv","claims":[{"name":"principal","amount":"100.00"}]}""");
        var figures = new FigurePath(ledger.Ledger.Reports, new Scope(SmallCase.Code, new(2025, 1, 1), await ledger.Ledger.CatchUpAsync()));
        return await figures.FindAsync(path) is { } value ? Figure.Text(value) : null;
    }
}
