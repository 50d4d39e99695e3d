using static BondResolution.Docs.Tests.Provoking.Provocation;
using static BondResolution.Docs.Tests.Provoking.Scene;

namespace BondResolution.Docs.Tests.Provoking;

/// <summary>Codes of the course of suits.</summary>
internal static partial class Provocations
{
    private static IEnumerable<Provocation> Courses() =>
    [
        By("lawsuit.step-missing", 0, Filed, Judge("'payBy':10")),
        By("lawsuit.step-after", 0, [.. Filed, Step("suspend", "2026-02-01")], Step("suspend", "2026-02-02")),
        By("lawsuit.too-early", 1, Filed, Step("enforce", "2026-01-01")),
        By("lawsuit.too-late", 1, [.. Filed, Judge("'payBy':10")], Step("withdraw", "2026-01-01")),
        By("lawsuit.judged-beyond-claim", 0, Accepted, Do("lawsuit.judge", "2025-09-01", "'suit':'s','instance':1,'components':[{'name':'principal','amount':'1000.01'}]")),
        By("lawsuit.fee-changes", 0, [.. Filed, Fee("2025-02-11", "lawsuit.fee", "'halved':false")],
            Do("lawsuit.amend", "2025-03-01", "'suit':'s','claims':[{'name':'principal','amount':'20000.00'}]")),
        By("lawsuit.enforced-late", 0, [.. Accepted, Judge("'payBy':'2023-01-01'"), Step("effective", "2025-10-01")], Step("enforce", "2025-11-01")),
        By("lawsuit.pay-by-exceeds", 1, Accepted, Judge("'payBy':[{'by':'2025-12-31','amount':'1000.01'}]"))
    ];

    private static string Step(string step, string on) => Do("lawsuit." + step, on, "'suit':'s'");
}
