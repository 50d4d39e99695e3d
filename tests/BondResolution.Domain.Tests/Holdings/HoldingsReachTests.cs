using BondResolution.Domain.Bonds;
using BondResolution.Domain.Holdings;
using BondResolution.Domain.Problems;
using BondResolution.Domain.Recording;
using BondResolution.Domain.Registers;
using FsCheck;
using FsCheck.Fluent;
using Xunit.Abstractions;
using static BondResolution.Domain.Tests.Days;

namespace BondResolution.Domain.Tests.Holdings;

/// <summary>What is decided by the lines of a few accounts is what is decided by everybody's.</summary>
public class HoldingsReachTests(ITestOutputHelper output)
{
    private static readonly string[] Accounts = ["A", "B", "C", "D", "E", "N", "Z"];

    [Fact]
    public void A_position_by_the_lines_of_its_reach_is_the_one_by_all_lines_on_every_date() =>
        Rule.Holds(output, DrawnLedgers.OftenSeparable, ledger =>
        {
            foreach (var account in Accounts)
            {
                if (Within(ledger, account) is not { } own)
                    continue;
                for (var day = 1; day <= 31; day++)
                    Assert.Equal(Said(ledger.At(Jan(day)), account), Said(own.At(Jan(day)), account));
            }
        }, times: 300);

    /// <summary>
    /// With this seed a person's bonds bought were counted against a cap without what an heir had taken over from another account of his.
    /// </summary>
    [Theory]
    [InlineData(6560459178830121858UL)]
    [InlineData(null)]
    public void Acts_of_one_account_are_decided_by_the_lines_of_its_reach_as_by_all_on_every_date(ulong? seed) =>
        Rule.Holds(output, DrawnLedgers.OftenSeparable, ledger =>
        {
            for (var i = 0; i < Accounts.Length; i++)
            {
                var (account, other, units) = (Accounts[i], Accounts[(i + 1) % Accounts.Length], 3 + i);
                if (Within(ledger, account) is not { } own)
                    continue;
                var both = Within(ledger, account, other);
                for (var day = 2; day <= 30; day += 3)
                {
                    var on = Jan(day);
                    Same(ledger.History, own, h => Freezes.Freeze(h, Ledger.Frozen(account, "F1", units), on));
                    Same(ledger.History, own, h => Freezes.Release(h, new HoldingsEvent.UnitsReleased(account, "R:" + account, units), on));
                    Same(ledger.History, own, h => DeferredPayments.Release(h, Declared.OnePer(1, 10), Declared.Enough, account, null, on));
                    Same(ledger.History, own, h => PaymentReturns.Return(h, 1, ReturnRows.One(account, new(units), ""), on));
                    Same(ledger.History, own, h => PaymentReturns.Repay(h, 2, ReturnRows.One(account, new(units), ""), on));
                    if (both is not null)
                    {
                        Same(ledger.History, both, h => Transfers.Transfer(h, Ledger.Moved(account, other, units), on));
                        Same(ledger.History, both, h => Transfers.Transfer(h, Ledger.Moved(account, other, units, TransferReason.Judicial), on));
                    }
                }
            }
        }, seed, times: 300);

    [Fact]
    public void Reaches_are_narrow_and_wide_and_none_among_what_is_drawn()
    {
        Assert.Contains(null, Reaches(DrawnLedgers.Any));
        var reaches = Reaches(DrawnLedgers.OftenSeparable);
        Assert.Contains(1, reaches);
        Assert.Contains(reaches, count => count > 2);

        static List<int?> Reaches(Gen<Ledger> drawn) => [.. drawn.Sample(200, new Rnd(20250127, 1), 50).Select(ledger => HoldingsReach.Of(ledger.Events.Select(e => e.Event), ["A"], ledger.AtDefault)?.Count)];
    }

    [Fact]
    public void Whoever_is_not_within_reach_cannot_be_asked_for()
    {
        var own = Within(Ledger.With(new Held("A", 10), new("B", 5)), "A")!;
        Assert.Equal(10, own.At(Jan(2)).UnitsOf("A"));
        Assert.Throws<InvalidOperationException>(() => own.At(Jan(2)).UnitsOf("B"));
        Assert.Throws<InvalidOperationException>(() => own.At(Jan(2)).Positions.Length);
        Assert.Throws<InvalidOperationException>(() => own.RegisteredUnits);
        Assert.Throws<InvalidOperationException>(() => own.At(Jan(2)).BoughtFrom("o", "account A"));
    }

    /// <summary>The history with the lines of some accounts' reach alone; null where every line may count.</summary>
    private static HoldingsHistory? Within(Ledger ledger, params string[] accounts)
    {
        if (HoldingsReach.Of(ledger.Events.Select(e => e.Event), accounts.Select(a => (AccountNumber)a), ledger.AtDefault) is not { } reach)
            return null;
        var events = ledger.Events.Select(e => e with { Event = (HoldingsEvent)OwnLines.Of(e.Event, reach) }).ToList();
        return HoldingsHistory.Of(events, Register, Ledger.Face, "128044", ledger.AtDefault, reach);

        RegisterContent Register(string digest)
        {
            var whole = ledger.History.Register(digest);
            return whole with { Lines = RegisterLines.Together(whole.Lines.Select(lines => OwnLines.Of(lines, reach))) };
        }
    }

    private static string Said(HoldingsBook book, string account)
    {
        var p = book.Find(account);
        var known = p is { } held
            ? $"{held.Class} {held.Person} {held.Units} {held.RegisterFreeze} {held.NamedFreezes} {held.Deferred} {held.PaidDownFen} {book.OwedOn(held)}"
            : "unknown";
        return $"{known}; {string.Join(", ", book.DeferralsOf(account))}; {string.Join(", ", Enumerable.Range(1, 3).Select(no => book.ReturnedBy(no, account)))}; "
            + string.Join(", ", Enumerable.Range(0, 3).Select(n => book.FindFreeze(account, $"F{n}")));
    }

    private static void Same(HoldingsHistory all, HoldingsHistory own, Func<HoldingsHistory, Decision<HoldingsEvent>> decide) => Assert.Equal(Said(decide(all)), Said(decide(own)));

    private static string Said(Decision<HoldingsEvent> decision) => string.Join("\n", decision.Events.Select(e => Said(e)))
        + $"\n{decision.Refusal}\n{string.Join("\n", decision.Warnings.Select(w => w.ToString()))}";

    private static string Said(HoldingsEvent happened) => happened is HoldingsEvent.UnitsPassedOn { Deferrals.IsDefault: false } e
        ? $"{e} {string.Join(", ", e.Deferrals)}"
        : happened.ToString();
}
