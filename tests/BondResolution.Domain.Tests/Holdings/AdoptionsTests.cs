using BondResolution.Domain.Bonds;
using BondResolution.Domain.Holdings;
using BondResolution.Domain.Payouts;
using BondResolution.Domain.Problems;
using static BondResolution.Domain.Tests.Days;

namespace BondResolution.Domain.Tests.Holdings;

public class AdoptionsTests
{
    [Fact]
    public void The_first_register_becomes_the_positions_at_the_close_of_its_record_date()
    {
        var ledger = new Ledger();
        Assert.True(Adoptions.IsFirst(ledger.History));
        ledger.Adopt(Jan(3), new Held("A", 100, Frozen: 10, Person: "p", Class: HolderClass.Fund), new Held("B", 0));

        Assert.False(Adoptions.IsFirst(ledger.History));
        Assert.Equal(0, ledger.At(Jan(2)).Positions.Length);
        Assert.Null(ledger.At(Jan(2)).AdoptedRecordDate);
        Assert.Equal(Jan(3), ledger.At(Jan(3)).AdoptedRecordDate);
        var a = ledger.At(Jan(3)).Find("A")!.Value;
        Assert.Equal((100, 10, "p", HolderClass.Fund), (a.Units, a.Frozen, a.Person, a.Class));
        Assert.Equal(0, ledger.UnitsOf("B"));
    }

    [Fact]
    public void A_register_taken_back_leaves_the_next_one_the_first()
    {
        var ledger = new Ledger();
        ledger.Reverse(ledger.Adopt(Jan(1), new Held("A", 100)));
        Assert.True(Adoptions.IsFirst(ledger.History));
        ledger.Adopt(Jan(1), new Held("A", 99));
        Assert.Equal(99, ledger.UnitsOf("A", Jan(1)));
    }

    [Fact]
    public void A_later_register_is_adopted_by_its_differences_from_the_roll_forward_account_by_account()
    {
        // Given 10 of A moved to D since the first register.
        var ledger = Ledger.With(
            new Held("A", 100), new Held("B", 50), new Held("C", 20, Frozen: 20), new Held("E", 7), new Held("F", 30, Frozen: 10), new Held("Z", 0));
        ledger.Transfer("A", "D", 10, Jan(5));
        var later = ledger.Register(Jan(10),
            new Held("A", 90), new Held("B", 60), new Held("C", 20), new Held("D", 4), new Held("F", 30, Frozen: 25), new Held("G", 0));

        var differences = Adoptions.Differences(ledger.At(Jan(10)), later);

        Assert.Equal(
            [("B", 10, 0), ("C", 0, -20), ("D", -6, 0), ("E", -7, 0), ("F", 0, 15), ("G", 0, 0)],
            differences.Select(d => (d.Account, d.Units, d.Frozen)));
        Assert.Equal((10L, 4L), (differences[2].RolledForward, differences[2].Registered));

        ledger.Record(Jan(10), Adoptions.Later(ledger.History, later));
        Assert.Equal(new HoldingsEvent.DifferencesSealed(6, -3), ledger.Events[^1].Event);
        Assert.Empty(Adoptions.Differences(ledger.At(Jan(10)), later));
        Assert.Equal(50, ledger.UnitsOf("B", Jan(9)));
        Assert.Equal((60, 0, 25), (ledger.UnitsOf("B"), ledger.UnitsOf("E"), ledger.At(Jan(10)).Find("F")!.Value.Frozen));
        Assert.Equal(Jan(10), ledger.At(Jan(10)).AdoptedRecordDate);
    }

    [Fact]
    public void A_freeze_recorded_by_its_number_is_not_counted_again_where_a_register_shows_it()
    {
        var ledger = Ledger.With(new Held("A", 100), new Held("B", 100));
        ledger.Freeze("A", "F1", 30, Jan(5));
        ledger.Freeze("B", "F1", 30, Jan(5));
        ledger.AdoptLater(Jan(10), new Held("A", 100, Frozen: 40), new Held("B", 100, Frozen: 10));

        Assert.Equal(10, ledger.At(Jan(10)).FindFreeze("A", "R:A")!.Units);
        Assert.Equal(40, ledger.At(Jan(10)).Find("A")!.Value.Frozen);
        Assert.Equal(30, ledger.At(Jan(10)).Find("B")!.Value.Frozen);
    }

    [Fact]
    public void What_bonds_owe_less_than_their_face_goes_with_them_where_a_later_register_shows_them()
    {
        var ledger = Ledger.With(new Held("A", 10), new Held("B", 10), new Held("C", 10));
        ledger.Pay(Declared.PerUnit(1, 40m, 0m, Jan(2)), Jan(2));
        // 30 bonds owe 60 yuan each. B sold all to D; 4 of A's are on no account, and come back to D.
        ledger.AdoptLater(Jan(10), new Held("A", 6), new Held("C", 10), new Held("D", 10));
        Assert.Equal([("A", 6, 24_000), ("B", 0, 0), ("C", 10, 40_000), ("D", 10, 40_000)], PaidDown(ledger, Jan(10)));
        ledger.AdoptLater(Jan(11), new Held("A", 6), new Held("C", 10), new Held("D", 14));
        Assert.Equal([("A", 6, 24_000), ("B", 0, 0), ("C", 10, 40_000), ("D", 14, 56_000)], PaidDown(ledger, Jan(11)));
        // One bond more than the ledger ever knew owes its face.
        ledger.AdoptLater(Jan(12), new Held("A", 6), new Held("C", 10), new Held("D", 14), new Held("E", 1));
        Assert.Equal(("E", 1, 0), PaidDown(ledger, Jan(12))[^1]);
        Decided.Refused(PlanProblems.MoreThanOwed, Payments.Pay(ledger.History, Declared.PerUnit(2, 60.01m, 0m, Jan(13)), Declared.Enough, CashSplit.InterestFirst, Jan(13)));
    }

    private static List<(string, long, long)> PaidDown(Ledger ledger, DateOnly on)
    {
        var found = new List<(string, long, long)>();
        foreach (var position in ledger.At(on).Positions)
            found.Add((position.Account.ToString(), position.Units, position.PaidDownFen));
        return found;
    }

    [Fact]
    public void Persons_and_classes_follow_the_later_register_and_stay_where_it_names_none()
    {
        var ledger = Ledger.With(new Held("A", 100, Person: "p"), new Held("B", 100, Person: "q"));
        ledger.AdoptLater(Jan(10), new Held("A", 90, Class: HolderClass.Fund), new Held("B", 90, Person: null));
        Assert.Equal(("p", HolderClass.Fund), (ledger.At(Jan(10)).Find("A")!.Value.Person, ledger.At(Jan(10)).Find("A")!.Value.Class));

        ledger.AdoptLater(Jan(11), new Held("A", 80, Person: "r"), new Held("B", 90));
        Assert.Equal(("r", "q"), (ledger.At(Jan(11)).Find("A")!.Value.Person, ledger.At(Jan(11)).Find("B")!.Value.Person));
    }

    [Fact]
    public void A_register_without_differences_is_adopted_all_the_same()
    {
        var ledger = Ledger.With(new Held("A", 100));
        ledger.AdoptLater(Jan(10), new Held("A", 100));
        Assert.Equal(new HoldingsEvent.DifferencesSealed(0, 0), ledger.Events[^1].Event);
        Assert.Equal(Jan(10), ledger.At(Jan(10)).AdoptedRecordDate);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(9)]
    public void Registers_are_adopted_in_the_order_of_their_record_dates(int day)
    {
        var ledger = Ledger.With(new Held("A", 100));
        ledger.AdoptLater(Jan(10), new Held("A", 100));
        var refusal = Decided.Refused(RegisterProblems.EarlierThanAdopted, Adoptions.Later(ledger.History, ledger.Register(Jan(day), new Held("A", 1))));
        Assert.Equal("2025-01-10", refusal.Detail("adopted"));
    }

    [Fact]
    public void A_register_is_adopted_once()
    {
        var ledger = new Ledger();
        var first = ledger.Register(Jan(1), new Held("A", 100));
        ledger.Record(Jan(1), Adoptions.First(ledger.History, first, 1, 100));
        Assert.Equal("1", Decided.Refused(RegisterProblems.AlreadyAdopted, Adoptions.Later(ledger.History, first)).Detail("sequence"));

        var later = ledger.Register(Jan(10), new Held("A", 90));
        ledger.Record(Jan(10), Adoptions.Later(ledger.History, later));
        Decided.Refused(RegisterProblems.AlreadyAdopted, Adoptions.Later(ledger.History, later));
    }

    [Fact]
    public void A_register_adopted_late_may_not_take_bonds_that_later_facts_need()
    {
        var ledger = Ledger.With(new Held("A", 100));
        ledger.Transfer("A", "B", 95, Jan(20));
        var refusal = Decided.Refused(HoldingProblems.BelowZero, Adoptions.Later(ledger.History, ledger.Register(Jan(10), new Held("A", 94))));
        Assert.Equal("2", refusal.Detail("sequence"));
        ledger.AdoptLater(Jan(10), new Held("A", 95));
    }

    [Fact]
    public void What_a_later_register_showed_as_lifted_is_not_released_once_more_behind_it()
    {
        var ledger = Ledger.With(new Held("A", 100, Frozen: 40));
        var adopted = ledger.AdoptLater(Jan(10), new Held("A", 100, Frozen: 15));
        var refusal = Decided.Refused(HoldingProblems.ReleaseTooMuch, Freezes.Release(ledger.History, new("A", "R:A", 16), Jan(5)));
        Assert.Equal(("25", "24"), (refusal.Detail("units"), refusal.Detail("frozen")));

        ledger.Reverse(adopted);
        ledger.Release("A", "R:A", 16, Jan(5));
        ledger.AdoptLater(Jan(10), new Held("A", 100, Frozen: 15));
        Assert.Equal(15, ledger.At(Jan(10)).Find("A")!.Value.Frozen);
    }

    [Fact]
    public void Differences_are_recorded_in_chunks()
    {
        var rows = Enumerable.Range(0, Limits.LinesPerChunk + 1).Select(i => new Held($"A{i:D9}", 1)).ToArray();
        var ledger = Ledger.With(rows);
        var events = Decided.Accepted(Adoptions.Later(ledger.History, ledger.Register(Jan(2), [.. rows.Select(r => r with { Units = 2 })])));
        Assert.Equal([Limits.LinesPerChunk, 1], events.OfType<HoldingsEvent.Differences>().Select(e => e.Rows.Count));
        Assert.True(events.OfType<HoldingsEvent.Differences>().First().Rows.Persons.IsDefault);
        Assert.Equal(new HoldingsEvent.DifferencesSealed(513, 513), events[^1]);
    }
}
