using System.CommandLine;

namespace BondResolution.Cli;

/// <summary>Options of every read command.</summary>
internal sealed class ScopeOptions
{
    public readonly Option<string?> Case = NameWords.Option("--case", "the bond's code; may be left out where the ledger holds one case");

    public readonly Option<string?> AsOf = new("--as-of") { Description = "the date in effect, e.g. 2025-01-27; default today" };

    public readonly Option<string?> AsKnown = new("--as-known") { Description = "the sequence or the instant up to which the ledger is known; default now" };

    public Command AddTo(Command command)
    {
        command.Options.Add(Case);
        command.Options.Add(AsOf);
        command.Options.Add(AsKnown);
        return command;
    }
}
