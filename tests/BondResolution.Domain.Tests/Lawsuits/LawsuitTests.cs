using BondResolution.Domain.Lawsuits;
using BondResolution.Domain.Money;
using BondResolution.Domain.Problems;
using static BondResolution.Domain.Tests.Lawsuits.Suits;

namespace BondResolution.Domain.Tests.Lawsuits;

public class LawsuitTests
{
    [Fact]
    public void The_claims_of_the_real_suit_add_up_to_225_756_746_10() // CASE §4: 524.28 万 of 2.26 亿
    {
        Assert.Equal("5242844.10", UseOfFunds.Amount.ToString());
        Assert.Equal("225756746.10", State().Claimed.ToString());
        Assert.Equal(Fen.Zero, Lawsuit.State.Initial.Claimed);
    }

    [Fact]
    public void A_suit_is_filed_once_with_its_holders_in_chunks()
    {
        var rows = Holders([.. Enumerable.Range(0, Limits.LinesPerChunk + 1).Select(i => ($"A{i:D9}", 2L))]);
        var events = Decided.Accepted(Lawsuit.File(Lawsuit.State.Initial, Terms, rows, "digest", _ => 2));

        Assert.Equal(new Lawsuit.Event.Filed(Terms, "digest"), events[0]);
        Assert.Equal([Limits.LinesPerChunk, 1], events.OfType<Lawsuit.Event.HoldersListed>().Select(e => e.Rows.Count));
        Assert.Equal(new Lawsuit.Event.FilingSealed(513, 1_026), events[^1]);
        var state = Of([.. events.Select(e => (Filed, "file", e))]);
        Assert.Equal((513, 1_026L, Filed), (state.Holders.Count, state.Units, state.FiledOn));
        Assert.Equal("2025-01-20", Decided.Refused(LawsuitProblems.AlreadyFiled, File(state, ("A", 1))).Detail("date"));
    }

    [Fact]
    public void Nobody_claims_more_than_he_held_on_the_suits_date_and_every_line_that_does_is_named()
    {
        // Held at the close of 2025-01-06: 100 each, nothing by "none".
        Decided.Accepted(File(Lawsuit.State.Initial, ("A", 100)));
        var refusal = Decided.Refused(LawsuitProblems.BadHolders, File(Lawsuit.State.Initial, ("A", 101), ("B", 100), ("none", 1)));
        Assert.Equal("2", refusal.Detail("count"));
        Assert.Equal([("A", "101", "100", "2"), ("none", "1", "0", "4")],
            refusal.Parts.Select(p => (p.Detail("account"), p.Detail("units"), p.Detail("held"), p.Detail("line"))));
        Assert.All(refusal.Parts, p => Assert.Equal(("lawsuit.more-than-held", "2025-01-06"), (p.Code, p.Detail("date"))));
    }

    [Fact]
    public void An_account_is_listed_once()
    {
        var refusal = Decided.Refused(LawsuitProblems.BadHolders, File(Lawsuit.State.Initial, ("A", 60), ("B", 100), ("A", 40)));
        var part = Assert.Single(refusal.Parts);
        Assert.Equal(("lawsuit.listed-twice", "A", "4", "2"), (part.Code, part.Detail("account"), part.Detail("line"), part.Detail("first")));
    }

    [Fact]
    public void A_claim_that_cannot_be_computed_is_refused_with_its_own_problem()
    {
        var reversed = UseOfFunds with { Formula = UseOfFunds.Formula! with { To = new DateOnly(2024, 8, 14) } };
        Decided.Refused(InterestProblems.PeriodReversed,
            Lawsuit.File(Lawsuit.State.Initial, Terms with { Claims = [reversed] }, Holders(("A", 1)), "digest", _ => 1));
    }

    [Fact]
    public void A_filing_whose_holders_were_never_sealed_counts_for_nothing()
    {
        var state = Of((Filed, "cut off", new Lawsuit.Event.Filed(Terms, "digest")), (Filed, "cut off", new Lawsuit.Event.HoldersListed(Holders(("A", 1)))));
        Assert.Null(state.Terms);
        Assert.Empty(state.Holders);
        Decided.Accepted(File(state, ("A", 1)));
    }

    [Fact]
    public void A_suit_is_accepted_once_and_then_has_the_courts_number() // 立案
    {
        var accepted = Assert.Single(Decided.Accepted(Lawsuit.Accept(State(), Id, "(2025)粤20民初1号")));
        var state = State((Accepted, accepted));
        Assert.Equal(("(2025)粤20民初1号", Accepted), (state.Number, state.AcceptedOn));
        Assert.Equal("2025-02-10", Decided.Refused(LawsuitProblems.AlreadyAccepted, Lawsuit.Accept(state, Id, "2")).Detail("date"));
    }

    [Fact]
    public void Holders_join_with_what_they_held_on_the_suits_date_counting_what_is_in_it_already()
    {
        var state = State((Accepted, Assert.Single(Decided.Accepted(Join(State(), "C", 10, held: 10)))));
        Assert.Equal(160, state.Units);
        Assert.Equal(110, State((Accepted, Assert.Single(Decided.Accepted(Join(State(), "A", 10, held: 110))))).Holders["A"]);
        Assert.Equal("110", Decided.Refused(LawsuitProblems.MoreThanHeld, Join(State(), "A", 10, held: 109)).Detail("units"));
    }

    [Fact]
    public void Holders_leave_with_at_most_what_is_in_the_suit_and_with_all_of_it_they_are_gone()
    {
        Assert.Equal(40, State((Accepted, Assert.Single(Decided.Accepted(Leave(State(), "A", 60))))).Holders["A"]);
        Assert.DoesNotContain("A", State((Accepted, Assert.Single(Decided.Accepted(Leave(State(), "A", 100))))).Holders.Keys);
        Assert.Equal("100", Decided.Refused(LawsuitProblems.NotInSuit, Leave(State(), "A", 101)).Detail("within"));
        Decided.Refused(LawsuitProblems.NotInSuit, Leave(State(), "C", 1));
    }

    [Fact]
    public void Nothing_happens_in_a_suit_that_was_not_filed()
    {
        Decided.Refused(LawsuitProblems.Unknown, Lawsuit.Accept(Lawsuit.State.Initial, Id, "1"));
        Decided.Refused(LawsuitProblems.Unknown, Join(Lawsuit.State.Initial, "A", 1, held: 1));
        Decided.Refused(LawsuitProblems.Unknown, Leave(Lawsuit.State.Initial, "A", 1));
    }

    private static Decision<Lawsuit.Event> Join(Lawsuit.State state, string account, long units, long held) =>
        Lawsuit.Join(state, Id, account, units, state.Holders.GetValueOrDefault(account), held);

    private static Decision<Lawsuit.Event> Leave(Lawsuit.State state, string account, long units) =>
        Lawsuit.Leave(state, Id, account, units, state.Holders.GetValueOrDefault(account));

    private static Decision<Lawsuit.Event> File(Lawsuit.State state, params (string Account, long Units)[] rows) =>
        Lawsuit.File(state, Terms, Holders(rows), "digest", account => account == "none" ? 0 : 100);
}
