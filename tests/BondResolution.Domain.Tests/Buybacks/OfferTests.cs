using BondResolution.Domain.Buybacks;
using BondResolution.Domain.Problems;
using BondResolution.Domain.Recording;
using BondResolution.Domain.Tests.Holdings;
using static BondResolution.Domain.Tests.Days;

namespace BondResolution.Domain.Tests.Buybacks;

public class OfferTests
{
    /// <summary>Votes from 2 to 20 January by holdings of 1 January; account P buys.</summary>
    private static readonly OfferTerms Terms = Offers.ThirdParty;

    private static readonly Offer.State Open = Standing((Jan(2), "open", new Offer.Event.Opened(Terms)));

    [Fact]
    public void An_offer_opens_once()
    {
        Assert.Equal(new Offer.Event.Opened(Terms), Assert.Single(Decided.Accepted(Offer.Open(Offer.State.Initial, Terms))));
        Decided.Refused(BuybackProblems.AlreadyOpened, Offer.Open(Open, Terms));
    }

    [Fact]
    public void A_vote_ends_not_before_it_begins()
    {
        Decided.Accepted(Offer.Open(Offer.State.Initial, Terms with { Closes = Terms.Opens }));
        Decided.Refused(BuybackProblems.WindowReversed, Offer.Open(Offer.State.Initial, Terms with { Closes = Terms.Opens.AddDays(-1) }));
    }

    [Fact]
    public void A_third_party_names_its_account_and_the_issuer_does_not()
    {
        Decided.Refused(BuybackProblems.NoPurchaser, Offer.Open(Offer.State.Initial, Terms with { Purchaser = null }));
        Decided.Refused(BuybackProblems.PurchaserOfIssuer, Offer.Open(Offer.State.Initial, Terms with { Kind = OfferKind.Issuer }));
        Decided.Accepted(Offer.Open(Offer.State.Initial, Offers.Issuer));
    }

    [Fact]
    public void A_cap_is_at_least_one_bond()
    {
        Decided.Accepted(Offer.Open(Offer.State.Initial, Terms with { CapUnits = 1 }));
        Decided.Refused(BuybackProblems.NoCap, Offer.Open(Offer.State.Initial, Terms with { CapUnits = 0 }));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(20)]
    public void The_first_and_the_last_day_of_the_window_are_in(int day) =>
        Decided.Accepted(Tender(Open, Jan(day), ("A", Vote.Agree)));

    [Theory]
    [InlineData(1)]
    [InlineData(21)]
    public void The_day_before_and_the_day_after_the_window_are_out(int day) =>
        Decided.Refused(BuybackProblems.OutsideWindow, Tender(Open, Jan(day), ("A", Vote.Agree)));

    [Fact]
    public void Votes_of_accounts_that_held_nothing_are_refused_each_with_its_line_and_nothing_is_recorded()
    {
        var refusal = Decided.Refused(BuybackProblems.BadTenders, Tender(Open, Jan(5), ("A", Vote.Agree), ("none", Vote.Agree), ("empty", Vote.Oppose)));
        Assert.Equal("2", refusal.Detail("count"));
        Assert.Equal([("buyback.nothing-held", "none", "3"), ("buyback.nothing-held", "empty", "4")],
            refusal.Parts.Select(p => (p.Code, p.Detail("account"), p.Detail("line"))));
        Assert.All(refusal.Parts, p => Assert.Equal("2025-01-01", p.Detail("date")));
    }

    [Fact]
    public void The_purchasers_own_account_does_not_vote() =>
        Decided.Refused(BuybackProblems.PurchaserTenders, Tender(Open, Jan(5), ("P", Vote.Agree)));

    [Fact]
    public void A_list_of_votes_is_recorded_in_chunks_between_opened_and_sealed()
    {
        var lines = new TenderLines(
            [.. Enumerable.Range(2, Limits.LinesPerChunk + 1)], [.. Enumerable.Range(0, Limits.LinesPerChunk + 1).Select(i => $"A{i:D9}")],
            [.. Enumerable.Repeat(Vote.Agree, Limits.LinesPerChunk + 1)], default);

        var events = Decided.Accepted(Offer.Tender(Open, Terms.Offer, lines, "digest", Jan(5), _ => 1));

        Assert.Equal(new Offer.Event.TenderOpened("digest"), events[0]);
        Assert.Equal([Limits.LinesPerChunk, 1], events.OfType<Offer.Event.Tendered>().Select(e => e.Rows.Count));
        Assert.Equal(new Offer.Event.TenderSealed(Limits.LinesPerChunk + 1), events[^1]);
        Assert.Equal(514, events.OfType<Offer.Event.Tendered>().Last().Rows.LineNumbers[0]);
    }

    [Fact]
    public void A_later_vote_of_an_account_replaces_its_earlier_one_by_date_and_then_by_sequence()
    {
        var state = Standing(
            (Jan(2), "open", new Offer.Event.Opened(Terms)),
            (Jan(9), "last", Votes(("A", Vote.Oppose), ("B", Vote.Agree))), (Jan(9), "last", new Offer.Event.TenderSealed(2)),
            (Jan(5), "late", Votes(("A", Vote.Agree), ("C", Vote.Agree))), (Jan(5), "late", new Offer.Event.TenderSealed(2)),
            (Jan(9), "same day", Votes(("B", Vote.Abstain))), (Jan(9), "same day", new Offer.Event.TenderSealed(1)));

        Assert.Equal([("A", Vote.Oppose), ("B", Vote.Abstain), ("C", Vote.Agree)],
            state.Votes.OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => (v.Key, v.Value.Vote)));
    }

    [Fact]
    public void A_list_that_was_never_sealed_counts_for_nothing()
    {
        var state = Standing(
            (Jan(2), "open", new Offer.Event.Opened(Terms)),
            (Jan(5), "cut off", new Offer.Event.TenderOpened("digest")), (Jan(5), "cut off", Votes(("A", Vote.Agree))),
            (Jan(5), "whole", Votes(("B", Vote.Agree))), (Jan(5), "whole", new Offer.Event.TenderSealed(1)));
        Assert.Equal("B", Assert.Single(state.Votes).Key);
    }

    [Fact]
    public void A_list_that_was_reversed_leaves_the_votes_before_it()
    {
        var state = Standing(
            (Jan(2), "open", new Offer.Event.Opened(Terms)),
            (Jan(5), "first", Votes(("A", Vote.Agree))), (Jan(5), "first", new Offer.Event.TenderSealed(1)),
            (Jan(6), "second", Votes(("A", Vote.Oppose))), (Jan(6), "second", new Offer.Event.TenderSealed(1)),
            (Jan(6), "correct", new Offer.Event.Reversed("second", "another account")));
        Assert.Equal(new Tender(Vote.Agree, null), state.Votes["A"]);
    }

    [Fact]
    public void A_stated_number_is_kept_with_the_vote()
    {
        var lines = new TenderLines(default, ["A"], [Vote.Agree], [300]);
        var tendered = Decided.Accepted(Offer.Tender(Open, Terms.Offer, lines, null, Jan(5), _ => 1));
        var state = Standing([(Jan(2), "open", new Offer.Event.Opened(Terms)), .. tendered.Select(e => (Jan(5), "vote", e))]);
        Assert.Equal(new Tender(Vote.Agree, 300), state.Votes["A"]);
    }

    [Fact]
    public void Under_an_offer_that_is_closed_or_was_never_opened_nothing_happens()
    {
        var closed = Standing((Jan(2), "open", new Offer.Event.Opened(Terms)), (Jan(8), "close", Assert.Single(Decided.Accepted(Offer.Close(Open, Terms.Offer)))));
        Assert.Equal("2025-01-08", Decided.Refused(BuybackProblems.Closed, Tender(closed, Jan(9), ("A", Vote.Agree))).Detail("date"));
        Decided.Refused(BuybackProblems.Closed, Offer.Close(closed, Terms.Offer));
        Decided.Refused(BuybackProblems.Unknown, Tender(Offer.State.Initial, Jan(9), ("A", Vote.Agree)));
        Decided.Refused(BuybackProblems.Unknown, Offer.Close(Offer.State.Initial, Terms.Offer));
    }

    /// <summary>Votes by file, from its line 2; "none" and "empty" held nothing at the record date.</summary>
    private static Decision<Offer.Event> Tender(Offer.State state, DateOnly on, params (string Account, Vote Vote)[] votes) =>
        Offer.Tender(state, Terms.Offer, Votes(votes).Rows, "digest", on, account => account is "none" or "empty" ? 0 : 100);

    private static Offer.Event.Tendered Votes(params (string Account, Vote Vote)[] votes) =>
        new(new TenderLines([.. Enumerable.Range(2, votes.Length)], [.. votes.Select(v => v.Account)], [.. votes.Select(v => v.Vote)], default));

    private static Offer.State Standing(params (DateOnly On, string CommandId, Offer.Event Event)[] events) =>
        Offer.State.Of(History.Standing(events.Select((e, i) => new Recorded<Offer.Event>(i + 1, e.On, e.CommandId, e.Event))));
}
