using BondResolution.Domain.Instalments;
using BondResolution.Domain.Money;
using BondResolution.Domain.Payouts;
using BondResolution.Domain.Problems;
using BondResolution.Domain.Recording;

namespace BondResolution.Domain.Tests.Instalments;

public class InstalmentTests
{
    private static readonly DateOnly Declared = new(2025, 1, 22);
    private static readonly DateOnly PayDate = new(2025, 1, 27);

    /// <summary>CASE §3: one bond of ten, a part of ten counts as one, paid on 2025-01-27; the record date is unknown.</summary>
    private static readonly InstalmentTerms First =
        new(1, null, PayDate, new Scheme.OnePer(10, OnePerRounding.Ceiling), new Rate(0.00005m));

    private static readonly Instalment.State Standing = Of(new Instalment.Event.Declared(First));

    [Fact]
    public void An_instalment_is_declared_once()
    {
        Assert.Equal(new Instalment.Event.Declared(First),
            Assert.Single(Decided.Accepted(Instalment.Declare(Instalment.State.Initial, "128044", First, Declared, planStands: true))));
        Decided.Refused(PlanProblems.AlreadyDeclared, Instalment.Declare(Standing, "128044", First, Declared, planStands: true));
    }

    [Fact]
    public void Without_a_plan_an_instalment_is_declared_with_a_warning()
    {
        var decision = Instalment.Declare(Instalment.State.Initial, "128044", First, Declared, planStands: false);
        Assert.Single(Decided.Accepted(decision, PlanProblems.NoPlan));
    }

    [Fact]
    public void The_record_date_is_not_after_the_day_of_payment()
    {
        Decided.Accepted(Instalment.Declare(Instalment.State.Initial, "128044", First with { RecordDate = PayDate }, Declared, planStands: true));
        Decided.Refused(PlanProblems.DatesReversed,
            Instalment.Declare(Instalment.State.Initial, "128044", First with { RecordDate = PayDate.AddDays(1) }, Declared, planStands: true));
    }

    [Fact]
    public void Where_no_record_date_was_published_the_day_of_payment_counts()
    {
        Assert.Equal(PayDate, First.EntitledOn);
        Assert.Equal(Declared, (First with { RecordDate = Declared }).EntitledOn);
    }

    [Fact]
    public void Funds_received_add_up() =>
        Assert.Equal(new Fen(4_564_728_225), Of(new Instalment.Event.Declared(First), new Instalment.Event.Funded(new Fen(4_564_500_000)),
            new Instalment.Event.Funded(new Fen(228_225))).FundsReceived);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void An_amount_received_is_above_zero(long fen)
    {
        Decided.Refused(PlanProblems.NothingFunded, Instalment.Fund(Standing, 1, new Fen(fen), Declared));
        Assert.Equal(new Instalment.Event.Funded(new Fen(1)), Assert.Single(Decided.Accepted(Instalment.Fund(Standing, 1, new Fen(1), Declared))));
    }

    [Fact]
    public void Funds_are_received_for_what_was_declared() =>
        Decided.Refused(PlanProblems.NotDeclared, Instalment.Fund(Instalment.State.Initial, 1, new Fen(1), Declared));

    private static Instalment.State Of(params Instalment.Event[] events) =>
        Instalment.State.Of(History.Standing(events.Select((e, i) => new Recorded<Instalment.Event>(i + 1, Declared, $"c{i}", e))));
}
