using System.Collections.Immutable;

namespace BondResolution.Domain.Law;

/// <summary>Periods that end a right or its enforcement. Each version holds for periods that begin on its date or later.</summary>
public static class LegalPeriods
{
    /// <summary>诉讼时效: three years since 2017-10-01 (Civil Code Art. 188), begun anew by an acknowledgment, a payment or a suit (Art. 195).</summary>
    public static LegalPeriod Limitation(DateOnly from) => InForce(Schedules.Limitations, from);

    /// <summary>
    /// 申请执行期间: two years from the last day of the time a judgment sets, of each instalment where it sets instalments, or from the day
    /// it is in force (Civil Procedure Law Art. 250).
    /// </summary>
    public static LegalPeriod Enforcement(DateOnly from) => InForce(Schedules.EnforcementPeriods, from);

    /// <summary>The version in force; before the first one known, the first.</summary>
    private static LegalPeriod InForce(ImmutableArray<LegalPeriod> versions, DateOnly on) =>
        versions.LastOrDefault(version => version.From <= on) ?? versions[0];
}
