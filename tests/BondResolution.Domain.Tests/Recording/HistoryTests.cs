using BondResolution.Domain.Cases;
using BondResolution.Domain.Money;
using BondResolution.Domain.Recording;
using static BondResolution.Domain.Tests.Days;

namespace BondResolution.Domain.Tests.Recording;

public class HistoryTests
{
    private static readonly Recorded<Case.Event> Late = Warning(1, Jan(20), "late");
    private static readonly Recorded<Case.Event> Early = Warning(2, Jan(10), "early");
    private static readonly Recorded<Case.Event> SameDay = Warning(3, Jan(10), "same day");

    private static readonly Recorded<Case.Event> Reversal = new(4, Jan(10), "correct", new Case.Event.Reversed("early", "wrong"));

    private static readonly Recorded<Case.Event>[] All = [Late, Early, SameDay, Reversal];

    [Fact]
    public void Events_stand_by_effective_date_and_then_by_sequence() =>
        Assert.Equal([Early, SameDay, Late], History.Standing(All.Reverse(), asKnown: 3));

    [Fact]
    public void As_of_a_date_counts_that_day_and_nothing_later()
    {
        Assert.Equal([Early, SameDay], History.Standing(All, asOf: Jan(19), asKnown: 3));
        Assert.Equal([Early, SameDay, Late], History.Standing(All, asOf: Jan(20), asKnown: 3));
        Assert.Empty(History.Standing(All, asOf: Jan(9)));
    }

    [Fact]
    public void What_is_reversed_is_gone_at_every_date_and_still_there_as_known_before()
    {
        Assert.Equal([SameDay, Late], History.Standing(All));
        Assert.Equal([SameDay], History.Standing(All, asOf: Jan(10)));
        Assert.Equal([Early, SameDay], History.Standing(All, asOf: Jan(10), asKnown: 3));
    }

    [Fact]
    public void A_reversal_takes_back_everything_its_command_recorded()
    {
        Recorded<Case.Event>[] events =
            [Warning(1, Jan(1), "two"), new(2, Jan(1), "two", new Case.Event.Defaulted(1, new Fen(1), Fen.Zero)), new(3, Jan(1), "c", new Case.Event.Reversed("two", ""))];
        Assert.Empty(History.Standing(events));
    }

    [Fact]
    public void A_command_id_is_compared_exactly()
    {
        Recorded<Case.Event>[] events = [Warning(1, Jan(1), "A"), Warning(2, Jan(1), "a"), new(3, Jan(1), "c", new Case.Event.Reversed("a", ""))];
        Assert.Equal([events[0]], History.Standing(events));
    }

    private static Recorded<Case.Event> Warning(long sequence, DateOnly on, string commandId) =>
        new(sequence, on, commandId, new Case.Event.Warned(WarningBy.Issuer, commandId));
}
