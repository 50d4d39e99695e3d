using BondResolution.Domain.Cases;
using BondResolution.Domain.Problems;
using BondResolution.Domain.Recording;
using static BondResolution.Domain.Tests.Days;

namespace BondResolution.Domain.Tests.Recording;

public class ReversalsTests
{
    private static readonly Recorded<Case.Event>[] Events =
    [
        new(7, Jan(1), "warn", new Case.Event.Warned(WarningBy.Issuer, "")),
        new(8, Jan(2), "warn again", new Case.Event.Warned(WarningBy.Issuer, "")),
        new(9, Jan(1), "correct", new Case.Event.Reversed("warn", "wrong"))
    ];

    [Fact]
    public void What_stands_and_bears_nothing_may_be_reversed() => Assert.Null(Reversals.Check(Events, "warn again", []));

    [Fact]
    public void An_unknown_command_cannot_be_reversed() =>
        Decided.Is(CorrectionProblems.UnknownCommand, Reversals.Check(Events, "never", []));

    [Fact]
    public void A_reversal_cannot_be_reversed()
    {
        var problem = Decided.Is(CorrectionProblems.IsReversal, Reversals.Check(Events, "correct", []));
        Assert.Equal("9", problem.Detail("sequence"));
    }

    [Fact]
    public void Nothing_is_reversed_twice()
    {
        var problem = Decided.Is(CorrectionProblems.AlreadyReversed, Reversals.Check(Events, "warn", []));
        Assert.Equal("9", problem.Detail("sequence"));
    }

    [Fact]
    public void What_other_facts_stand_on_cannot_be_reversed_and_they_are_named_in_order()
    {
        var problem = Decided.Is(CorrectionProblems.StandsOn, Reversals.Check(Events, "warn again", [12, 8, 10]));
        Assert.Equal("8, 10, 12", problem.Detail("sequences"));
    }
}
