using System.Collections.Immutable;
using BondResolution.Domain.Problems;

namespace BondResolution.Application.Replay;

/// <summary>What a replay did.</summary>
/// <param name="Commands">Lines that were commands and stand now.</param>
/// <param name="Recorded">Of them, those recorded by this run; the others stood already.</param>
/// <param name="Events">Events this run added.</param>
/// <param name="Sequence">The ledger's last sequence behind the script's last command.</param>
/// <param name="StoppedAt">The line that was refused, with its refusal; null where all went through.</param>
/// <param name="Warnings">With their lines.</param>
public sealed record ScriptRun(
    string? Case, int Commands, int Recorded, int Events, long Sequence, ImmutableArray<Expectation> Expectations,
    (int Line, Problem Refusal)? StoppedAt, ImmutableArray<(int Line, Problem Warning)> Warnings)
{
    public int NotMet => Expectations.Count(e => !e.IsMet);
}
