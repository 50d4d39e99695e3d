using BondResolution.Domain.Money;
using BondResolution.Domain.Payouts;
using static BondResolution.Docs.Tests.Provoking.Provocation;
using static BondResolution.Docs.Tests.Provoking.Scene;

namespace BondResolution.Docs.Tests.Provoking;

/// <summary>Codes of schemes of payment: scheme. A price out of range is no text that is read, so that rule is asked directly.</summary>
internal static partial class Provocations
{
    private static IEnumerable<Provocation> Schemes() =>
    [
        Scheme("scheme.mistyped", 2, "{'type':'one-in','per':10}"),
        Scheme("scheme.missing-field", 2, "{'type':'one-per','per':10}"),
        Scheme("scheme.unknown-field", 2, "{'type':'pro-rata','fund':'1000.00','per':10}"),
        Scheme("scheme.per-too-small", 1, "{'type':'one-per','per':0,'rounding':'floor'}"),
        Computing("scheme.price-out-of-range", 1, () => SchemeRules.Check(new Scheme.PerUnit(new Price(-1), new Price(0), null))),
        Scheme("scheme.unit-price-scale", 1, "{'type':'per-unit','principal':'10.00','interest':'0.5671','unitPriceScale':7}"),
        Scheme("scheme.tax-rate", 1, "{'type':'per-unit','principal':'10.00','interest':'0.5671','tax':{'individual':'1.01'}}"),
        Scheme("scheme.fund-out-of-range", 1, "{'type':'pro-rata','fund':'0.00'}"),
        By("scheme.fund-too-small", 1, [.. Planned, Declare("{'type':'pro-rata','fund':'0.02'}")], Do("instalment.pay", "2025-01-27", "'no':1")),
        By("scheme.nobody-to-pay", 1,
            [.. Opened, Do("case.default", "2024-08-14", "'units':1,'principal':'100.00','interest':'0.00'"), Import("2024-08-21", "none.csv"),
                Do("plan.adopt", "2025-01-22", "'plan':'1'"), Declare("{'type':'pro-rata','fund':'1.00'}")],
            Do("instalment.pay", "2025-01-27", "'no':1")),
        Scheme("scheme.tier-count", 1, "{'type':'tiered','principalPerUnit':'100.00','interestPerUnit':'1.50','tiers':[]}"),
        Tiers("scheme.tier-rate", "{'rate':'1.01'}"),
        Tiers("scheme.tiers-not-ascending", "{'upTo':'500.00','rate':'1'},{'upTo':'500.00','rate':'0.5'}"),
        Tiers("scheme.open-tier-not-last", "{'rate':'1'},{'upTo':'500.00','rate':'0.5'}")
    ];

    private static Provocation Scheme(string code, int exitCode, string scheme) => By(code, exitCode, Planned, Declare(scheme));

    private static Provocation Tiers(string code, string tiers) =>
        Scheme(code, 1, $"{{'type':'tiered','principalPerUnit':'100.00','interestPerUnit':'1.50','tiers':[{tiers}]}}");
}
