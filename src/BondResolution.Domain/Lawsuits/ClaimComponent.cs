using BondResolution.Domain.Money;
using BondResolution.Domain.Time;

namespace BondResolution.Domain.Lawsuits;

/// <summary>One thing claimed in a suit (诉讼请求): a stated amount, or interest by its own formula; exactly one of the two.</summary>
public sealed record ClaimComponent(string Name, Fen? Stated, InterestFormula? Formula)
{
    /// <summary>What is claimed, in fen; a formula is computed and rounded half up once.</summary>
    public Fen Amount => Stated ?? Interest.Compute(Formula!).Value.Rounded;
}
