using static BondResolution.Docs.Tests.Provoking.Provocation;
using static BondResolution.Docs.Tests.Provoking.Scene;

namespace BondResolution.Docs.Tests.Provoking;

/// <summary>Codes of corrections: correct.</summary>
internal static partial class Provocations
{
    private static string[] Warned => [.. Opened, Do("case.warn", "2024-01-01", "'id':'w','by':'issuer','text':'t'")];

    private static IEnumerable<Provocation> Corrections() =>
    [
        By("correct.unknown-command", 1, Opened, Correct("w")),
        By("correct.unknown-sequence", 1, Opened, Do("correct", "2024-02-01", "'reverses':99,'reason':'r'")),
        By("correct.is-reversal", 1, [.. Warned, Correct("w", "c")], Correct("c")),
        By("correct.already-reversed", 1, [.. Warned, Correct("w")], Correct("w", "another")),
        By("correct.stands-on", 1, [Do("case.open", "2018-08-14", "'id':'o'," + OpenFields), .. Warned[1..]], Correct("o")),
        By("correct.other-case", 1, [.. Warned, Do("case.open", "2018-08-14", OpenFields.Replace("100001", "100002"))],
            Do("correct", "2024-02-01", "'case':'100002','reverses':'w','reason':'r'"))
    ];

    private static string Correct(string reverses, string id = "correction") =>
        Do("correct", "2024-02-01", $"'id':'{id}','reverses':'{reverses}','reason':'r'");
}
