using BondResolution.Domain.Money;
using BondResolution.Domain.Plans;
using BondResolution.Domain.Problems;
using BondResolution.Domain.Recording;
using static BondResolution.Domain.Plans.AppropriationTier;

namespace BondResolution.Domain.Tests.Plans;

public class PlanTests
{
    private static readonly DateOnly Passed = new(2025, 1, 22);

    /// <summary>CASE §3: principal first, 4.75 % a year from 2024-08-15, paid last.</summary>
    private static readonly PlanTerms Lingnan = new(
        "1", new PlanInterest(new Rate(0.0475m), new DateOnly(2024, 8, 15), Domain.Time.YearBasis.Act365, Domain.Time.DayCounting.First), [Costs, Principal, Interest], "每 10 张偿付 1 张");

    private static readonly Plan.State Adopted = Standing((Passed, new Plan.Event.Adopted(Lingnan)));

    [Fact]
    public void A_plan_is_adopted_once()
    {
        Assert.Equal(new Plan.Event.Adopted(Lingnan), Assert.Single(Decided.Accepted(Plan.Adopt(Plan.State.Initial, Lingnan))));
        Assert.Equal("2025-01-22", Decided.Refused(PlanProblems.AlreadyAdopted, Plan.Adopt(Adopted, Lingnan)).Detail("date"));
    }

    [Fact]
    public void A_plan_is_amended_whole_from_a_date_on_and_keeps_its_date_of_adoption()
    {
        var amended = Lingnan with { Text = "每 13 张偿付 1 张" };
        var happened = Assert.Single(Decided.Accepted(Plan.Amend(Adopted, amended)));
        var state = Standing((Passed, new Plan.Event.Adopted(Lingnan)), (Passed.AddDays(100), happened));
        Assert.Equal(new Plan.State(amended, Passed), state);
    }

    [Fact]
    public void What_was_never_adopted_is_not_amended() =>
        Decided.Refused(PlanProblems.Unknown, Plan.Amend(Plan.State.Initial, Lingnan));

    public static TheoryData<AppropriationTier[]> WrongOrders =>
        new(new AppropriationTier[] { }, [Costs], [Costs, Interest], [Costs, Interest, Interest], [Costs, Interest, Principal, Principal]);

    [Theory]
    [MemberData(nameof(WrongOrders))]
    public void The_order_of_appropriation_names_each_tier_once(AppropriationTier[] order)
    {
        Decided.Refused(PlanProblems.WrongOrder, Plan.Adopt(Plan.State.Initial, Lingnan with { Appropriation = [.. order] }));
        Decided.Refused(PlanProblems.WrongOrder, Plan.Amend(Adopted, Lingnan with { Appropriation = [.. order] }));
    }

    [Fact]
    public void The_statutory_order_is_costs_interest_principal() // Civil Code Art. 561
    {
        Assert.Equal<AppropriationTier>([Costs, Interest, Principal], PlanTerms.StatutoryOrder.AsEnumerable());
        Decided.Accepted(Plan.Adopt(Plan.State.Initial, Lingnan with { Appropriation = PlanTerms.StatutoryOrder }));
    }

    private static Plan.State Standing(params (DateOnly On, Plan.Event Event)[] events) =>
        Plan.State.Of(History.Standing(events.Select((e, i) => new Recorded<Plan.Event>(i + 1, e.On, $"c{i}", e.Event))));
}
