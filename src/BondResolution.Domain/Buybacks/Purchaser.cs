namespace BondResolution.Domain.Buybacks;

/// <summary>A third party that buys under a published offer: an account, and the name it published.</summary>
public sealed record Purchaser(string Account, string Name);
