using System.CommandLine;
using BondResolution.Application.Commands;
using BondResolution.Application.Handlers;
using BondResolution.Application.Recording;
using BondResolution.Domain.Problems;

namespace BondResolution.Cli;

/// <summary>The option of every command that reads registers and lists: the bad rows of one that is refused, in a file.</summary>
internal sealed class RejectsOption
{
    public readonly Option<string?> Option = new("--rejects") { Description = "where to write the bad rows of a refused register or list with their reasons, readable by the owner only" };

    /// <summary>What was written, or why it was not; null: nothing was asked for, or there is nothing to give back.</summary>
    public Outcome<RejectsWritten>? Done { get; private set; }

    /// <summary>Writes the rejects of a refused command, if they were asked for.</summary>
    public async Task WriteAsync(string? path, CommandEnvelope command, Session session, Problem refusal)
    {
        if (path is not null)
            Done = await Rejects.WriteAsync(path, command, session, refusal, Run.Current.Value!.Chinese);
    }
}
