using System.Text.Json;

namespace BondResolution.Cli.Tests.Lingnan;

/// <summary>Every figure of the public case, as the program answers it.</summary>
[Collection(LingnanLedger.Collection)]
public sealed class LingnanCaseTests(LingnanLedger lingnan)
{
    private const string Expected = "63 of 63 expected figures met";
    private readonly Bondres _bondres = lingnan.Bondres;

    [Fact]
    public void A_replay_meets_every_published_figure()
    {
        Assert.Contains(Expected, lingnan.Replay.Stdout, StringComparison.Ordinal);
        Assert.Equal(63, lingnan.Replay.Stdout.Count(c => c == '✓'));
        Assert.DoesNotContain('✗', lingnan.Replay.Stdout);
    }

    [Fact]
    public async Task A_second_replay_adds_no_event_and_still_meets_every_figure()
    {
        using var bondres = _bondres.Copy();
        var before = await bondres.HeadAsync();

        var again = bondres.Run("replay", Bondres.CaseFolder("lingnan")).Well();

        Assert.Contains(Expected, again.Stdout, StringComparison.Ordinal);
        Assert.Contains("0 recorded now (0 events)", again.Stdout, StringComparison.Ordinal);
        var after = await bondres.HeadAsync();
        Assert.Equal((before.Sequence, Convert.ToHexString(before.Root.Span)), (after.Sequence, Convert.ToHexString(after.Root.Span)));
    }

    /// <summary>Figures: CASE.md, sections 1 to 3, and the replay's own, which data/lingnan/README.md lists.</summary>
    [Theory]
    [InlineData("2024-08-14", "atDefault.units", "4563663")]
    [InlineData("2024-08-14", "atDefault.principal", "456366300.00")]
    [InlineData("2024-08-14", "atDefault.interest", "31945641.00")]
    [InlineData("2024-08-14", "unallocated.units", "4563663")]
    [InlineData("2024-08-21", "investors.units", "4563663")]
    [InlineData("2024-12-31", "outstanding.units", "4563663", "investors.units", "3105515", "purchasers.units", "1458148")]
    [InlineData("2024-12-31", "reduction.buyback.units", "1458148", "reduction.buyback.face", "145814800.00", "reduction.buyback.holders", "4414")]
    [InlineData("2024-12-31", "cancelled.units", "0", "repaid.principal", "0.00")]
    [InlineData("2025-01-26", "outstanding.units", "4563663", "instalments[0].paid", "0")]
    [InlineData("2025-01-27", "outstanding.units", "4107213", "outstanding.principal", "410721300.00", "deferred.units", "21", "deferred.amount", "2100.00")]
    [InlineData("2025-01-27", "instalments[0].base", "4563663", "instalments[0].entitled", "456471", "instalments[0].paid", "456450")]
    [InlineData("2025-01-27", "instalments[0].cash", "45645000.00", "instalments[0].fee", "2282.25", "instalments[0].funded", "45647282.25")]
    [InlineData("2025-01-27", "cancelled.instalments", "456450", "repaid.principal", "45645000.00", "purchasers.units", "1312333")]
    [InlineData("2025-07-31", "instalments[1].base", "4107192", "instalments[1].paid", "316808", "instalments[1].cash", "31680800.00")]
    [InlineData("2025-07-31", "outstanding.units", "3790405", "cancelled.units", "773258", "deferred.units", "59", "deferred.accounts", "5")]
    [InlineData("2025-02-11", "lawsuits.count", "1", "lawsuits.holders", "176", "lawsuits.units", "2055686", "lawsuits.claimed", "225756746.10")]
    public void Exposure_is_as_published(string asOf, params string[] figures)
    {
        var exposure = _bondres.Json("exposure", "--case", "128044", "--as-of", asOf);

        Assert.Equal(asOf, exposure.At("asOf"));
        foreach (var figure in figures.Chunk(2))
            Assert.Equal((figure[0], figure[1]), (figure[0], exposure.At(figure[0])));
    }

    [Fact]
    public void The_suit_is_claimed_with_both_ends_of_its_interest_counted()
    {
        var suit = _bondres.Json("lawsuit", "show", "--case", "128044", "--suit", "1").GetProperty("suits")[0];

        Assert.Equal((176, 2_055_686), (suit.Units("holders"), suit.Units("units")));
        Assert.Equal("225756746.10", suit.At("claimed"));
        Assert.Equal(("5242844.10", "145", "both", "365"), (suit.At("claims[2].amount"), suit.At("claims[2].days"), suit.At("claims[2].count"), suit.At("claims[2].basis")));
        Assert.Equal("asked", suit.At("fees[0].deferral[0].decision"));
    }

    [Fact]
    public void A_holder_shows_what_it_sold_what_it_was_paid_and_what_it_claims()
    {
        // given: who the suit names sold at most 1,000 and was paid twice
        var account = File.ReadLines(Path.Combine(Bondres.CaseFolder("lingnan"), "suit-holders.csv")).Skip(1).First().Split(',');

        var holder = _bondres.Json("holder", "show", account[0], "--case", "128044");

        Assert.Equal(long.Parse(account[1], System.Globalization.CultureInfo.InvariantCulture), holder.Units("claims[0].units"));
        var payments = holder.GetProperty("payments").EnumerateArray().ToList();
        Assert.Equal(["1", "2"], payments.Select(p => p.At("no")));
        Assert.Equal(holder.Units("claims[0].units") - payments.Sum(p => p.Units("unitsPaid")), holder.Units("units"));
        Assert.Equal(holder.Units("units") * 10_000, holder.Fen("principalOwed"));
        Assert.All(payments, p => Assert.True(p.Units("sequence") > 0 && p.At("source").Length > 0));
        foreach (var part in new[] { "account", "class", "units", "frozen", "deferredUnits", "principalOwed", "purchases", "payments", "claims" })
            Assert.True(holder.TryGetProperty(part, out _), part);
    }

    [Fact]
    public void The_purchaser_sells_nothing_and_is_paid_like_every_holder()
    {
        var holder = _bondres.Json("holder", "show", "0899900001", "--case", "128044", "--as-of", "2025-01-27");

        Assert.Equal(1_312_333, holder.Units("units"));
        Assert.Equal(("1458148", "145815", "14581500.00"), (holder.At("payments[0].units"), holder.At("payments[0].unitsPaid"), holder.At("payments[0].gross")));
        Assert.Equal(0, holder.GetProperty("purchases").GetArrayLength());
    }

    [Fact]
    public void The_series_has_a_row_for_each_change_and_ends_at_the_exposure()
    {
        var series = _bondres.Json("exposure", "series", "--case", "128044").GetProperty("rows").EnumerateArray().ToList();

        Assert.Equal(["case.default", "register.import", "buyback.settle", "instalment.pay", "instalment.pay"], series.Select(r => r.At("event")));
        Assert.Equal([4_563_663, 4_563_663, 4_563_663, 4_107_213, 3_790_405], series.Select(r => r.Units("outstanding")));
        Assert.Equal(["2024-08-14", "2024-08-21", "2024-09-23", "2025-01-27", "2025-07-31"], series.Select(r => r.At("date")));
        var cut = _bondres.Json("exposure", "series", "--case", "128044", "--from", "2024-09-01", "--to", "2025-01-31").GetProperty("rows");
        Assert.Equal(["2024-09-23", "2025-01-27"], cut.EnumerateArray().Select(r => r.At("date")));
    }

    [Fact]
    public void Audit_events_lists_every_event_in_order_with_its_source_and_who_recorded_it()
    {
        var audit = _bondres.Json("audit", "events");
        var events = audit.GetProperty("events").EnumerateArray().ToList();

        Assert.Equal(audit.Units("sequence"), events.Count);
        Assert.Equal(Enumerable.Range(1, events.Count).Select(n => (long)n), events.Select(e => e.Units("sequence")));
        Assert.All(events, e => Assert.Equal("tester", e.At("by")));
        var instants = events.Select(e => e.At("recordedAt")).ToList();
        Assert.Equal(instants.Order(StringComparer.Ordinal), instants);
        Assert.All(events, e => Assert.NotEqual(JsonValueKind.Null, e.GetProperty("source").ValueKind));
        var holdings = _bondres.Json("audit", "events", "--stream", "holdings-128044").GetProperty("events").EnumerateArray();
        Assert.All(holdings, e => Assert.StartsWith("holdings.", e.At("type"), StringComparison.Ordinal));
    }

    [Fact]
    public void As_known_before_the_payment_the_money_is_not_paid_whatever_the_date()
    {
        var paid = _bondres.Json("exposure", "series", "--case", "128044").GetProperty("rows")[3].Units("sequence");

        var before = _bondres.Json("exposure", "--case", "128044", "--as-of", "2025-01-27", "--as-known", $"{paid - 1}");

        Assert.Equal((4_563_663, paid - 1), (before.Units("outstanding.units"), before.Units("asKnown.sequence")));
        var then = _bondres.Json("exposure", "--case", "128044", "--as-of", "2025-01-27", "--as-known", before.At("asKnown.at"));
        Assert.True(then.Units("asKnown.sequence") >= paid - 1);
    }
}
