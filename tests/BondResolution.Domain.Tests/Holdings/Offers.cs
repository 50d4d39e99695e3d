using BondResolution.Domain.Bonds;
using BondResolution.Domain.Buybacks;
using BondResolution.Domain.Money;

namespace BondResolution.Domain.Tests.Holdings;

/// <summary>Offers and votes of tests about purchases.</summary>
internal static class Offers
{
    public static readonly IReadOnlyDictionary<string, Tender> NoVotes = new Dictionary<string, Tender>();

    /// <summary>As 2024-120 was: 1,000 bonds an account at 100.127, frozen ones excluded; account P buys, record date 1 January.</summary>
    public static readonly OfferTerms ThirdParty = new(
        "2024-120", OfferKind.ThirdParty, new Purchaser("P", "人才创新创业生态园"), Days.Jan(1), Days.Jan(2), Days.Jan(20),
        new Price(100.127m), 1_000, CapPer.Account, FrozenUnits.Exclude);

    /// <summary>As 汇车退债 did: the issuer buys 100 bonds of a person at 100.47 and cancels them.</summary>
    public static readonly OfferTerms Issuer = ThirdParty with
    {
        Offer = "404004", Kind = OfferKind.Issuer, Purchaser = null, Price = new Price(100.47m), CapUnits = 100, CapPer = CapPer.Person
    };

    public static Dictionary<string, Tender> Agree(params string[] accounts) =>
        accounts.ToDictionary(a => a, _ => new Tender(Vote.Agree, null), StringComparer.Ordinal);
}
