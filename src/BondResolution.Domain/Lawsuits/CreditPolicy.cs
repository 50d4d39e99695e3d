namespace BondResolution.Domain.Lawsuits;

/// <summary>How instalments that suing holders are paid under a plan lower what they claim. The law leaves it to a decision; none is assumed.</summary>
public enum CreditPolicy
{
    /// <summary>Nothing is credited.</summary>
    None,

    /// <summary>Principal paid lowers principal claimed, interest interest.</summary>
    AsPaid,

    /// <summary>Costs, interest, principal (Civil Code Art. 561).</summary>
    Statutory,

    /// <summary>In the order of the plan it was paid under, Art. 561's exception for what was agreed.</summary>
    Plan
}
