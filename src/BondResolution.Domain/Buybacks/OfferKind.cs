namespace BondResolution.Domain.Buybacks;

/// <summary>Who buys. ISO 20022: a third party's offer is TEND, the issuer's BIDS.</summary>
public enum OfferKind
{
    /// <summary>Title moves with all accessory rights; the issuer owes as before.</summary>
    ThirdParty,

    /// <summary>Bonds bought are cancelled.</summary>
    Issuer
}
