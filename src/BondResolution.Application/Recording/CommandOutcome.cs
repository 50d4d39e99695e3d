using System.Collections.Immutable;
using BondResolution.Domain.Desk;
using BondResolution.Domain.Problems;
using BondResolution.Files.Footers;

namespace BondResolution.Application.Recording;

/// <summary>What became of a command: refused, or recorded (now or earlier), perhaps with warnings. A refused command records nothing.</summary>
public sealed record CommandOutcome(Problem? Refusal, ImmutableArray<Problem> Warnings, ImmutableArray<RecordedEvent> Events, bool Again)
{
    /// <summary>The id it was recorded under, where the command's own had been taken back; else null.</summary>
    public string? RecordedUnder { get; init; }

    /// <summary>The lines of the file the command brought that are no rows.</summary>
    public PassedOver Passed { get; init; } = PassedOver.None;

    /// <summary>Of a dry run: the approvals that the command needs; null: none.</summary>
    public Coverage? Coverage { get; init; }

    public static CommandOutcome Nothing { get; } = new(null, [], [], false);

    public static implicit operator CommandOutcome(Problem refusal) => new(refusal, [], [], false);

    /// <summary>The last sequence it stands at, 0 where it recorded nothing.</summary>
    public long LastSequence => Events.IsDefaultOrEmpty ? 0 : Events[^1].Sequence;

    public CommandOutcome Warn(Problem warning) => this with { Warnings = Warnings.Add(warning) };

    /// <summary>This outcome and then another: of a command that writes to two streams.</summary>
    public CommandOutcome Then(CommandOutcome next) =>
        new(next.Refusal, [.. Warnings, .. next.Warnings], [.. Events, .. next.Events], Again && next.Again) { Passed = next.Passed.Count > 0 ? next.Passed : Passed };
}
