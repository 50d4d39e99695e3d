using BondResolution.Domain.Cases;
using BondResolution.Domain.Holdings;
using FsCheck;
using FsCheck.Fluent;
using Xunit.Abstractions;
using static BondResolution.Domain.Tests.Days;

namespace BondResolution.Domain.Tests.Holdings;

public class HoldingsPropertyTests(ITestOutputHelper output)
{
    [Fact]
    public void The_book_of_every_date_is_what_a_second_reading_finds_and_nobody_is_below_zero_or_above_a_cap() =>
        Rule.Holds(output, DrawnLedgers.Any, ledger =>
        {
            for (var day = 1; day <= 31; day++)
                SameAt(ledger.Events, ledger.At(Jan(day)), Jan(day), ledger.AtDefault);
        }, times: 150);

    [Fact]
    public void What_was_known_at_every_sequence_stands_too() =>
        Rule.Holds(output, DrawnLedgers.Any, ledger =>
        {
            for (var sequence = 1; sequence <= ledger.Last; sequence++)
            {
                var known = ledger.AsKnown(sequence);
                SameAt(known.Events, known.At(DateOnly.MaxValue), DateOnly.MaxValue, ledger.AtDefault);
            }
        }, times: 100);

    [Fact]
    public void What_may_be_taken_back_leaves_a_history_that_stands_at_every_date() =>
        Rule.Holds(output, DrawnLedgers.Any, ledger =>
        {
            foreach (var commandId in ledger.History.Standing.Select(a => a.CommandId).Distinct().ToList())
            {
                if (ledger.History.StandingOn(commandId).Count > 0)
                    continue;
                ledger.Reverse(commandId);
                ledger.At(DateOnly.MaxValue);
            }

            // From the latest on everything can be taken back: nothing stands on the last act of the last day.
            while (ledger.History.Standing.Count > 0)
            {
                var free = ledger.History.Standing.Select(a => a.CommandId).FirstOrDefault(c => ledger.History.StandingOn(c).Count == 0);
                Assert.NotNull(free);
                ledger.Reverse(free);
            }
        }, times: 100);

    [Fact]
    public void Every_kind_of_act_is_drawn_and_recorded_somewhere()
    {
        var recorded = DrawnLedgers.Any.Sample(200, new Rnd(20250127, 1), 50).SelectMany(l => l.Events).Select(e => e.Event.GetType()).ToHashSet();
        Type[] never = [typeof(HoldingsEvent.GivenUp)];
        Assert.Empty(typeof(HoldingsEvent).GetNestedTypes().Except(recorded).Except(never));
    }

    private static void SameAt(IReadOnlyList<Domain.Recording.Recorded<HoldingsEvent>> events, HoldingsBook book, DateOnly date, PrincipalAtDefault? atDefault)
    {
        var naive = NaiveHoldings.At(events, date, DrawnLedgers.Register, atDefault);
        foreach (var account in naive.Accounts)
        {
            var position = book.Find(account) ?? new Position { Account = account };
            Assert.Equal(
                (account, date, naive.Units(account), naive.Frozen(account), naive.Deferred(account), naive.PaidDown(account)),
                (account, date, position.Units, position.Frozen, position.Deferred, position.PaidDownFen));
        }

        foreach (var position in book.Positions)
        {
            var account = position.Account.ToString();
            Assert.Equal(naive.Units(account), position.Units);
            var owedOnBonds = (Ledger.Face * position.NotSetAside).Value;
            Assert.InRange(position.PaidDownFen + naive.HeldBack(account), 0, owedOnBonds);
            Assert.Equal(owedOnBonds - position.PaidDownFen - naive.HeldBack(account), book.OwedOn(position).Value);
        }
    }
}
