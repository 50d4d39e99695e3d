using System.CommandLine;
using BondResolution.Application.People;
using BondResolution.Domain.Problems;
using BondResolution.Views.Reports;

namespace BondResolution.Cli;

/// <summary>Options of every command that shows people: masked, or unmasked for a reason that is recorded first.</summary>
internal sealed class RevealOptions
{
    public readonly Option<bool> Reveal = new("--reveal") { Description = "show names, numbers and addresses unmasked; recorded as an event, with the reason, before anything is shown" };

    public readonly Option<string?> Reason = new("--reason") { Description = "why they are shown" };

    public Command AddTo(Command command)
    {
        command.Options.Add(Reveal);
        command.Options.Add(Reason);
        return command;
    }

    public bool IsAsked(ParseResult parsed) => parsed.GetValue(Reveal);

    public string? ReasonOf(ParseResult parsed) => parsed.GetValue(Reason);

    /// <summary>Records that these accounts' holders are shown; the sequence, or why nothing may be shown.</summary>
    public Task<Outcome<long>> RecordAsync(ParseResult parsed, Holders holders, string output, IEnumerable<(string Account, ShownHolder? Holder)> shown, Scope scope, CancellationToken cancel) =>
        holders.RevealAsync(output, [.. shown.Where(s => s.Holder?.State is HolderState.Held).Select(s => s.Account)], scope.AsOf, scope.AsKnown, parsed.GetValue(Reason), cancel);
}
