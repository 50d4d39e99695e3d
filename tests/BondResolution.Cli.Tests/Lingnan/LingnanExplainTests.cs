using BondResolution.Application;
using BondResolution.Application.Places;
using BondResolution.Views.Reports;
using BondResolution.Views.Tests;
using Xunit.Abstractions;

namespace BondResolution.Cli.Tests.Lingnan;

/// <summary>Why the figures of 128044 are what they are.</summary>
[Collection(LingnanLedger.Collection)]
public sealed class LingnanExplainTests(LingnanLedger lingnan, ITestOutputHelper output)
{
    private const string Case = "128044";

    [Fact]
    public async Task Every_figure_of_every_date_of_the_timeline_is_explained_by_its_events()
    {
        using var copy = lingnan.Bondres.Copy();
        var opened = await Ledger.OpenAsync(new FolderPlace(copy.LedgerFolder), "tests", TimeProvider.System);
        await using var ledger = opened.Value;
        var head = await ledger.CatchUpAsync();
        var dates = new SortedSet<DateOnly> { new(2025, 12, 31) };
        await foreach (var stored in ledger.Store.ReadAllAsync())
            dates.Add(stored.On);
        var figures = 0;
        foreach (var date in dates)
        {
            var scope = new Scope(Case, date, head);
            figures += await ExplainedFigures.HoldAsync(ledger.Reports, scope, $"{date:yyyy-MM-dd}");
            foreach (var account in new[] { "0199407528", "0899900001", "0399745066" })
                await ExplainedFigures.HoldAsync(ledger.Reports, scope, account, $"{date:yyyy-MM-dd}");
        }

        output.WriteLine($"{figures} figures on {dates.Count} dates");
        Assert.True(figures > 40 * dates.Count);
    }

    [Fact]
    public void Instalments_are_explained_by_their_payments_and_policies_and_lead_to_the_holders_line()
    {
        var cash = lingnan.Bondres.Json("explain", "--case", Case, "--as-of", "2025-07-31", "reduction.instalments.cash");
        var steps = cash.GetProperty("steps").EnumerateArray().Where(s => s.GetProperty("change").ValueKind != System.Text.Json.JsonValueKind.Null).ToList();

        Assert.Equal(["45645000.00", "77325800.00"], steps.Select(s => s.GetProperty("sum").GetString()));
        Assert.Equal("inferred", cash.GetProperty("label").GetString());
        Assert.Contains(cash.GetProperty("policies").EnumerateArray(), p => p.GetProperty("name").GetString() == "rounding" && p.GetProperty("label").GetString() == "inferred");

        var holder = lingnan.Bondres.Json("explain", "--as-of", "2025-07-31", "holder[0199407528].units");
        var read = holder.GetProperty("steps")[0];
        var line = File.ReadLines(Path.Combine(Bondres.CaseFolder("lingnan"), "register-2024-08-21.csv")).ElementAt(read.GetProperty("line").GetInt32() - 1);
        Assert.StartsWith("0199407528,", line, StringComparison.Ordinal);
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(Path.Combine(Bondres.CaseFolder("lingnan"), "register-2024-08-21.csv")))),
            read.GetProperty("file").GetString());
        Assert.Equal(185, holder.GetProperty("value").GetInt32());
    }

    [Theory]
    [InlineData("holder[0199407528].units")]
    [InlineData("holder[0199407528].deferredUnits")]
    [InlineData("holder[0199407528].instalments[1].paid")]
    public void A_holders_figure_is_as_weak_as_the_register_he_stands_in(string path) =>
        Assert.Equal("assumed", lingnan.Bondres.Json("explain", "--as-of", "2025-07-31", path).GetProperty("label").GetString());

    [Theory]
    [InlineData("no default is recorded", "en")]
    [InlineData("没有违约记录", "zh")]
    public void What_is_unknown_says_why(string why, string language)
    {
        var told = lingnan.Bondres.Run("explain", "--as-of", "2024-08-01", "--lang", language, "outstanding.principal").Well();
        Assert.Contains(why, told.Stdout, StringComparison.Ordinal);
    }

    [Fact]
    public void A_path_that_is_none_is_refused_with_the_nearest_ones()
    {
        var refused = lingnan.Bondres.Run("explain", "--as-of", "2025-07-31", "reduction.instalment.cash");
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("reduction.instalments.cash", refused.Stderr, StringComparison.Ordinal);
    }
}
