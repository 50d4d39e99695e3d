using System.Collections.Immutable;
using BondResolution.Domain.Money;

namespace BondResolution.Domain.Desk;

/// <summary>One rule of a policy.</summary>
/// <param name="Commands">Names of commands, or beginnings followed by <c>.*</c>.</param>
/// <param name="Above">Commands with an amount are covered only where it is more than this; null: whatever it is.</param>
/// <param name="Approvers">How many must approve, 1 to <see cref="Limits.MaxApprovers"/>.</param>
/// <param name="Days">How long a proposal stays open, 1 to <see cref="Limits.MaxProposalDays"/>.</param>
public sealed record PolicyRule(ImmutableArray<string> Commands, Fen? Above, int Approvers, int Days)
{
    private const string Rest = ".*";

    /// <summary>Whether the rule is about a command, whatever its amount.</summary>
    public bool IsAbout(string command) => Commands.Any(named => Fits(named, command));

    /// <summary>
    /// Whether the rule covers a command of an amount; null: it has none, and is covered whatever <see cref="Above"/> says.
    /// </summary>
    public bool Covers(string command, Fen? amount) => IsAbout(command) && (Above is not { } above || amount is not { } paid || paid > above);

    /// <summary>Whether a name of a rule, or the beginning before <c>.*</c>, is that of a command.</summary>
    public static bool Fits(string named, string command) => named.EndsWith(Rest, StringComparison.Ordinal)
        ? command.StartsWith(named[..^1], StringComparison.Ordinal)
        : named == command;
}
