using BondResolution.Domain.Holdings;
using static BondResolution.Domain.Tests.Days;

namespace BondResolution.Domain.Tests.Holdings;

/// <summary>A register held against the roll-forward: every difference has a kind, and the kinds add up to the difference of the totals.</summary>
public class ReconciliationTests
{
    [Fact]
    public void Differences_are_told_apart_and_add_up()
    {
        // Given an instalment of one bond in ten, due on 1 January and never recorded as paid.
        var ledger = Ledger.With(new Held("A", 100), new Held("B", 51), new Held("C", 20), new Held("D", 40), new Held("E", 7), new Held("F", 1));
        var register = ledger.Register(Jan(10),
            new Held("A", 90), new Held("B", 45), new Held("C", 50), new Held("D", 0), new Held("E", 7, Frozen: 3), new Held("F", 0), new Held("G", 10));

        var found = Reconciliation.Of(HeldAgainst.RollForward, null, ledger.At(Jan(10)), register, [Declared.OnePer(1, 10)]);

        Assert.Equal(
            ["A MissingPayment -10", "B MissingPayment -6", "C UnrecordedTransfer 30", "D ClosedAccount -40", "E OtherDetails 0", "F MissingPayment -1", "G NewAccount 10"],
            found.Differences.Select(d => $"{d.Difference.Account} {d.Kind} {d.Difference.Units}"));
        Assert.Equal(new KindTotals(DifferenceKind.MissingPayment, 3, 0, 17), found.Kinds.Single(k => k.Kind == DifferenceKind.MissingPayment));
        Assert.Equal(found.Registered.Units - found.RolledForward.Units, found.Kinds.Sum(k => k.Units));
        Assert.Equal(0, found.Unexplained);
        Assert.Equal((6, 219L, 0L), (found.RolledForward.Accounts, found.RolledForward.Units, found.RolledForward.Frozen));
        Assert.Equal((5, 202L, 3L), (found.Registered.Accounts, found.Registered.Units, found.Registered.Frozen));
    }

    [Fact]
    public void Several_unpaid_instalments_cancel_one_after_the_other()
    {
        var ledger = Ledger.With(new Held("A", 185));
        var register = ledger.Register(Jan(10), new Held("A", 185 - 19 - 17));

        var found = Reconciliation.Of(HeldAgainst.RollForward, null, ledger.At(Jan(10)), register, [Declared.OnePer(1, 10), Declared.OnePer(2, 10)]);

        Assert.Equal(DifferenceKind.MissingPayment, found.Differences.Single().Kind);
        Assert.Equal(DifferenceKind.UnrecordedTransfer, Reconciliation.Of(HeldAgainst.RollForward, null, ledger.At(Jan(10)), register, []).Differences.Single().Kind);
    }

    [Fact]
    public void A_register_that_agrees_has_no_difference_and_persons_count_once()
    {
        Held[] rows = [new("A", 5, Person: "p"), new("B", 6, Person: "p"), new("C", 7, Person: "q"), new("D", 0, Person: "r")];
        var ledger = Ledger.With(rows);

        var found = Reconciliation.Of(HeldAgainst.RollForward, null, ledger.At(Jan(10)), ledger.Register(Jan(10), rows), []);

        Assert.Empty(found.Differences);
        Assert.Equal((3, 2), (found.Registered.Accounts, found.Registered.Persons));
        Assert.Equal(found.RolledForward.Persons, found.Registered.Persons);
    }
}
