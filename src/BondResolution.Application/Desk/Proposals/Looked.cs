using System.Collections.Immutable;
using BondResolution.Application.Commands;
using BondResolution.Domain.Problems;

namespace BondResolution.Application.Desk.Proposals;

/// <summary>A command of a proposal as it would be recorded now.</summary>
/// <param name="Sequence">The last sequence of the ledger that it was tried out on.</param>
/// <param name="Command">The command, with its files.</param>
/// <param name="Effect">What it would record; nothing where it would be refused.</param>
/// <param name="Needed">The approvals that the policy asks for now; 0: none.</param>
/// <param name="Days">How long a proposal of it stays open.</param>
/// <param name="Warnings">What a person should know.</param>
/// <param name="Refusal">Why it would be refused, or null.</param>
/// <param name="Stands">The last sequence at which it stands already; 0: it does not.</param>
internal sealed record Looked(
    long Sequence, CommandEnvelope Command, Effect Effect, int Needed, int Days, ImmutableArray<Problem> Warnings, Problem? Refusal, long Stands);
