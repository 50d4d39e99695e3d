namespace BondResolution.LingnanData;

/// <summary>A holding with the identity it appears under in the register. Every part of the identity is made up.</summary>
internal sealed record RegisterRow(string Account, string Person, string Name, string IdNumber, Holding Holding);
