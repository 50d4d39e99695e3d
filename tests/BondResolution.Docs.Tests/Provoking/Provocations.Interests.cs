using BondResolution.Domain.Money;
using BondResolution.Domain.Time;
using static BondResolution.Docs.Tests.Provoking.Provocation;
using static BondResolution.Docs.Tests.Provoking.Scene;

namespace BondResolution.Docs.Tests.Provoking;

/// <summary>Codes of interest that cannot be computed as it is stated: interest.</summary>
internal static partial class Provocations
{
    private static IEnumerable<Provocation> Interests() =>
    [
        Claim("interest.period-reversed", "'0.06'", to: "2024-08-14"),
        Running("interest.base-out-of-range", 1, _ => Words(
            "law", "interest", "--base=-1.00", "--rate", "0.06", "--from", "2024-08-15", "--to", "2025-01-06", "--count", "both", "--basis", "365")),
        Claim("interest.rate-missing", "[['2024-08-16','0.06']]"),
        Computing("interest.principal-missing", 1, () => AccruedInterest.Compute(
            [], RateSteps.Of(Rate.Zero), new DateOnly(2024, 8, 15), new DateOnly(2025, 1, 6), DayCounting.First, YearBasis.Act365).Problem),
        Claim("interest.steps-not-ascending", "[['2024-08-15','0.06'],['2024-08-15','0.05']]"),
        Claim("interest.step-count", "[]"),
        Claim("interest.result-too-large", "'10'", principal: "99999999999999.00", to: "2034-08-15")
    ];

    private static Provocation Claim(string code, string rate, string principal = "1000.00", string to = "2025-01-06") => By(code, 1, Registered,
        Do("lawsuit.file", "2025-02-11",
            $"{SuitFields},'claims':[{{'name':'interest','base':'{principal}','rate':{rate},'from':'2024-08-15','to':'{to}','count':'both','basis':'365'}}]"));
}
