using System.Collections.Immutable;
using BondResolution.Domain.Problems;
using BondResolution.Files.Footers;

namespace BondResolution.Application.Replay;

/// <summary>What a replay did.</summary>
/// <param name="Commands">Lines that were commands and stand now.</param>
/// <param name="Recorded">Of them, those recorded by this run; the others stood already.</param>
/// <param name="Events">Events this run added.</param>
/// <param name="Sequence">The ledger's last sequence behind the script's last command.</param>
/// <param name="StoppedAt">The line that was refused, with its refusal; null where all went through.</param>
/// <param name="Warnings">With their lines.</param>
/// <param name="PassedOver">What was passed over in the files that lines brought, with the lines of the script.</param>
public sealed record ScriptRun(
    string? Case, int Commands, int Recorded, int Events, long Sequence, ImmutableArray<Expectation> Expectations,
    (int Line, Problem Refusal)? StoppedAt, ImmutableArray<(int Line, Problem Warning)> Warnings, ImmutableArray<(int Line, PassedOver Passed)> PassedOver)
{
    /// <summary>Lines with expected figures that a dry run passed over: reports know what is recorded alone.</summary>
    public int NotChecked { get; init; }

    public int NotMet => Expectations.Count(e => !e.IsMet);
}
