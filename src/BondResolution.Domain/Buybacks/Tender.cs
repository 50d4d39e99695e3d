namespace BondResolution.Domain.Buybacks;

/// <summary>An account's vote as it stands: the latest one.</summary>
public readonly record struct Tender(Vote Vote, long? Units);
