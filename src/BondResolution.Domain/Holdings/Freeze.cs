namespace BondResolution.Domain.Holdings;

/// <summary>A freeze or pledge as it stands.</summary>
public sealed record Freeze(string Number, long Units, FreezeKind Kind, string? Authority, DateOnly? Until);
