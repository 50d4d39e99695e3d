using static BondResolution.Docs.Tests.Provoking.Provocation;
using static BondResolution.Docs.Tests.Provoking.Scene;

namespace BondResolution.Docs.Tests.Provoking;

/// <summary>Codes of dates and rates that can hardly be meant: date, rate; and of sums beyond what the ledger can state: report.</summary>
internal static partial class Provocations
{
    private static IEnumerable<Provocation> Plausibility() =>
    [
        By("date.ahead", 0, Opened, Do("case.warn", "2862-01-01", "'by':'issuer','text':'t'")),
        By("date.before-issue", 0, Opened, Do("case.warn", "2018-08-13", "'by':'issuer','text':'t'")),
        By("date.far", 0, Planned, Do("instalment.declare", "2025-01-22", $"'no':1,'payDate':'2062-01-27',{OnePerTen}")),
        By("rate.looks-like-percent", 0, Registered, Do("plan.adopt", "2025-01-22", "'plan':'1','interest':{'rate':'4.75','from':'2024-08-15','basis':'365','count':'first'}")),
        Running("rate.looks-like-percent", 0, _ => Task.FromResult(
            "law interest --base 100.00 --rate 3.6 --from 2024-08-15 --to 2025-01-06 --count both --basis 365".Split(' '))),
        Running("report.beyond-limits", 1, async folder =>
        {
            // Each amount is the most there can be; 923 of them are more than 64 bits hold.
            await File.WriteAllLinesAsync(Path.Combine(folder, "case.jsonl"),
            [
                .. Defaulted, Declare(PerUnit),
                .. Enumerable.Range(0, 923).Select(i => Do("instalment.fund", "2025-01-25", $"'id':'f{i}','no':1,'amount':'100000000000000.00'"))
            ]);
            return ["replay", "case.jsonl"];
        }),
        Running("interest.result-too-large", 1, async folder =>
        {
            await File.WriteAllLinesAsync(Path.Combine(folder, "case.jsonl"),
            [
                Do("case.open", "2018-08-14", OpenFields.Replace("'100.00','issuedUnits':2000", "'1000.00','issuedUnits':100000000000", StringComparison.Ordinal)),
                Do("case.default", "2024-08-14", "'units':100000000000,'principal':'100000000000000.00','interest':'0.00'"),
                Do("plan.adopt", "2025-01-22", "'plan':'1','interest':{'rate':'10','from':'2024-08-15','basis':'day','count':'first'}")
            ]);
            await Bondres.RunAsync(folder, "replay", "case.jsonl");
            return ["exposure", "--as-of", "2026-01-22"];
        })
    ];
}
