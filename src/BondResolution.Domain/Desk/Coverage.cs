namespace BondResolution.Domain.Desk;

/// <summary>What the rules that cover a command ask together: the most approvers and the fewest days.</summary>
public sealed record Coverage(int Approvers, int Days);
