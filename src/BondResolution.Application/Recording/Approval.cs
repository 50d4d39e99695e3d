using System.Collections.Immutable;

namespace BondResolution.Application.Recording;

/// <summary>The approval under which a command is recorded.</summary>
/// <param name="Proposal">The proposal's id.</param>
/// <param name="By">Who proposed it.</param>
/// <param name="Approvers">Who approved it, in the order of their names.</param>
public sealed record Approval(string Proposal, string By, ImmutableArray<string> Approvers);
