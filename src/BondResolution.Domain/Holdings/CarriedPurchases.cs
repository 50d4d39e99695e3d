namespace BondResolution.Domain.Holdings;

/// <summary>Bonds bought under an offer that count against the heir's cap as they did against the deceased's.</summary>
public sealed record CarriedPurchases(string Offer, long Units);
