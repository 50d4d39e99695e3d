using System.Globalization;

namespace BondResolution.Cli.Tests.Lingnan;

/// <summary>The payout lists, recomputed here from the CSV files alone.</summary>
[Collection(LingnanLedger.Collection)]
public sealed class LingnanPayoutTests(LingnanLedger lingnan)
{
    private const string Header = "account,units,units_paid,units_deferred,principal,interest,gross,tax,net,deferred";
    private const string Purchaser = "0899900001";
    private readonly Bondres _bondres = lingnan.Bondres;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void The_list_of_an_instalment_is_what_the_files_say(int no)
    {
        var list = _bondres.Run("payout", "--case", "128044", "--instalment", $"{no}").Well();

        Assert.Equal(Recomputed(no), list.Stdout);
        Assert.Contains("seconds: read", list.Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public void The_purchaser_has_its_line()
    {
        var list = _bondres.Run("payout", "--case", "128044", "--instalment", "1").Well().Stdout.Split('\n');

        Assert.Equal($"{Purchaser},1458148,145815,0,14581500.00,0.00,14581500.00,0.00,14581500.00,0.00", list.Single(l => l.StartsWith(Purchaser, StringComparison.Ordinal)));
    }

    [Fact]
    public void The_list_in_a_file_is_the_list_on_the_pipe_and_json_gives_its_totals()
    {
        var path = Path.Combine(_bondres.Home, "instalment-1.csv");

        var totals = _bondres.Json("payout", "--case", "128044", "--instalment", "1", "--out", path);

        var written = File.ReadAllText(path);
        Assert.Equal(_bondres.Run("payout", "--case", "128044", "--instalment", "1").Well().Stdout, written);
        var rows = written.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(l => l.Split(',')).ToList();
        Assert.Equal(rows.Count, totals.Units("totals.holders"));
        foreach (var (name, column) in Header.Split(',').Select((n, i) => (n, i)).Skip(1))
        {
            var sum = rows.Sum(r => decimal.Parse(r[column], CultureInfo.InvariantCulture));
            Assert.Equal((name, sum), (name, decimal.Parse(totals.At("totals." + name), CultureInfo.InvariantCulture)));
        }

        Assert.Equal("2282.25", totals.At("totals.fee"));
        Assert.True(totals.GetProperty("totals").TryGetProperty("seconds", out _));
    }

    /// <summary>One in ten, then one in thirteen of what is left and not deferred; frozen bonds are held back. The free ones go first.</summary>
    private static string Recomputed(int no)
    {
        var held = AfterThePurchase();
        foreach (var (account, h) in held)
        {
            var first = Pay(h.Units, 10, h.Frozen);
            held[account] = no == 1 ? h : (h.Units - first.Paid, h.Frozen, first.Deferred);
        }

        var list = new List<string> { Header };
        foreach (var (account, h) in held.OrderBy(h => h.Key, StringComparer.Ordinal))
        {
            var (paid, deferred) = Pay(h.Units, no == 1 ? 10 : 13, h.Frozen, h.Deferred);
            list.Add(string.Create(CultureInfo.InvariantCulture, $"{account},{h.Units},{paid},{deferred},{paid * 100m:0.00},0.00,{paid * 100m:0.00},0.00,{paid * 100m:0.00},{deferred * 100m:0.00}"));
        }

        return string.Concat(list.Select(l => l + "\n"));
    }

    private static (long Paid, long Deferred) Pay(long units, long per, long frozen, long deferredBefore = 0)
    {
        var entitled = (units - deferredBefore + per - 1) / per;
        var paid = long.Min(entitled, units - frozen);
        return (paid, entitled - paid);
    }

    private static Dictionary<string, (long Units, long Frozen, long Deferred)> AfterThePurchase()
    {
        var held = Rows("register-2024-08-21.csv").ToDictionary(r => r[0], r => (Units: Number(r[5]), Frozen: Number(r[6]), Deferred: 0L), StringComparer.Ordinal);
        var votes = new Dictionary<string, (string Vote, long? Units)>(StringComparer.Ordinal);
        foreach (var row in Rows("tenders.csv"))
            votes[row[0]] = (row[1], row[2].Length == 0 ? null : Number(row[2]));
        var bought = 0L;
        foreach (var (account, vote) in votes.Where(v => v.Value.Vote == "agree"))
        {
            var h = held[account];
            var units = long.Clamp(long.Min(h.Units, vote.Units ?? h.Units) - h.Frozen, 0, 1000);
            held[account] = h with { Units = h.Units - units };
            bought += units;
        }

        held[Purchaser] = (bought, 0, 0);
        return held;
    }

    private static IEnumerable<string[]> Rows(string file) =>
        File.ReadLines(Path.Combine(Bondres.CaseFolder("lingnan"), file)).Skip(1).Select(l => l.Split(','));

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
