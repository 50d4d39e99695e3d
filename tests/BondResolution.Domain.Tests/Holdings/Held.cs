using BondResolution.Domain.Bonds;

namespace BondResolution.Domain.Tests.Holdings;

/// <summary>A row of a register.</summary>
internal sealed record Held(string Account, long Units, long Frozen = 0, string? Person = null, HolderClass Class = HolderClass.Individual);
