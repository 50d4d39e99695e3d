using static BondResolution.Docs.Tests.Provoking.Provocation;
using static BondResolution.Docs.Tests.Provoking.Scene;

namespace BondResolution.Docs.Tests.Provoking;

/// <summary>Codes of offers, votes and purchases: buyback.</summary>
internal static partial class Provocations
{
    private static IEnumerable<Provocation> Buybacks() =>
    [
        By("buyback.unknown", 1, Registered, Buy("2024-09-10", Mrs, 1)),
        By("buyback.already-opened", 1, Offered, Do("buyback.offer", "2024-08-23", OfferFields)),
        By("buyback.closed", 1, [.. Offered, Do("buyback.close", "2024-09-23", "'offer':'o'")], Buy("2024-09-24", Mrs, 1)),
        By("buyback.window-reversed", 1, Registered, Offer(("2024-09-09", "2024-08-22"))),
        By("buyback.no-purchaser", 1, Registered, Offer(("'purchaser':{'account':'0000000009','name':'b'},", ""))),
        By("buyback.purchaser-of-issuer", 1, Registered, Offer(("third-party", "issuer"))),
        By("buyback.no-cap", 1, Registered, Offer(("'capUnits':100", "'capUnits':0"))),
        By("buyback.outside-window", 1, Offered, Tender("2024-09-10", Mrs, "agree")),
        By("buyback.nothing-held", 1, Offered, Tender("2024-09-01", "0000000007", "agree")),
        By("buyback.purchaser-tenders", 1, Offered, Tender("2024-09-01", Buyer, "agree")),
        By("buyback.purchaser-tenders", 1, [.. Offered, Transfer("2024-09-01", Mrs, Buyer, 1)], Buy("2024-09-10", Buyer, 1)),
        By("buyback.bad-tenders", 1, Offered, Do("buyback.tender", "2024-09-01", "'offer':'o','file':'strangers.csv'")),
        By("buyback.not-yet-open", 1, Offered, Buy("2024-08-22", Mrs, 1)),
        By("buyback.declined", 1, [.. Offered, Tender("2024-09-01", Mrs, "oppose")], Buy("2024-09-10", Mrs, 1)),
        By("buyback.declined", 1, [.. Offered, Tender("2024-09-01", Mrs, "abstain")], Buy("2024-09-10", Mrs, 1)),
        By("buyback.above-eligible", 1, Offered, Buy("2024-09-10", Frozen, 1)),
        By("buyback.above-cap", 1, Offered, Buy("2024-09-10", Mrs, 101)),
        By("buyback.person-cap-used", 0,
            [.. Registered, Offer(("'capPer':'account'", "'capPer':'person'")), Tender("2024-09-01", Mrs, "agree"), Tender("2024-09-01", Firm, "agree")],
            Do("buyback.settle", "2024-09-10", "'offer':'o'")),
        By("buyback.nothing-to-buy", 0, Offered, Do("buyback.settle", "2024-09-10", "'offer':'o'"))
    ];

    private static string Offer((string Is, string Becomes) change) => Do("buyback.offer", "2024-08-22", OfferFields.Replace(change.Is, change.Becomes));

    private static string Tender(string on, string account, string vote) => Do("buyback.tender", on, $"'offer':'o','account':'{account}','vote':'{vote}'");
}
