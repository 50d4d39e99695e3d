using System.Collections.Immutable;
using BondResolution.Domain.Payouts;
using BondResolution.Domain.Plans;
using BondResolution.Domain.Recording;

namespace BondResolution.Application.Recording;

/// <summary>The repayment plans of a case.</summary>
public sealed class CasePlans(IReadOnlyList<IReadOnlyList<Recorded<Plan.Event>>> streams)
{
    /// <summary>The plan that stands on a date, the latest adopted, or null.</summary>
    public PlanTerms? On(DateOnly date)
    {
        Plan.State? latest = null;
        foreach (var events in streams)
        {
            var plan = Plan.State.Of(History.Standing(events, date));
            if (plan.Terms is not null && (latest is null || plan.AdoptedOn >= latest.AdoptedOn))
                latest = plan;
        }

        return latest?.Terms;
    }

    /// <summary>What money covers first: as the plan on a date says, without one interest before principal.</summary>
    public CashSplit SplitOn(DateOnly date)
    {
        var order = OrderOn(date);
        return order.IndexOf(AppropriationTier.Principal) < order.IndexOf(AppropriationTier.Interest) ? CashSplit.PrincipalFirst : CashSplit.InterestFirst;
    }

    /// <summary>The order of the plan on a date, or the statutory one (Civil Code Art. 561).</summary>
    public ImmutableArray<AppropriationTier> OrderOn(DateOnly date) => On(date)?.Appropriation ?? PlanTerms.StatutoryOrder;
}
