using BondResolution.Domain.Money;

namespace BondResolution.Domain.Lawsuits;

/// <summary>Costs laid out (费用垫付/预付), and what came back of them.</summary>
/// <param name="Account">The holder who prepaid; null: the trustee, or all holders of the suit together.</param>
/// <param name="For">What they were for, e.g. lawyers.</param>
public sealed record CostAdvance(DateOnly On, Fen Amount, AdvancedBy By, string? Account, string For);
