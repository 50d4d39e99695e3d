using System.Collections.Immutable;

namespace BondResolution.Domain.Plans;

/// <summary>What a repayment plan says (偿付方案).</summary>
/// <param name="Interest">Null where the plan promises none.</param>
/// <param name="Appropriation">Each tier once.</param>
public sealed record PlanTerms(string Plan, PlanInterest? Interest, ImmutableArray<AppropriationTier> Appropriation, string? Text)
{
    /// <summary>Costs, interest, principal: the order where nothing else was agreed (Civil Code Art. 561).</summary>
    public static readonly ImmutableArray<AppropriationTier> StatutoryOrder =
        [AppropriationTier.Costs, AppropriationTier.Interest, AppropriationTier.Principal];

    /// <summary>Whether an order names each tier once.</summary>
    public static bool IsOrder(ImmutableArray<AppropriationTier> order) => order.Length == 3 && order.Distinct().Count() == 3;
}
