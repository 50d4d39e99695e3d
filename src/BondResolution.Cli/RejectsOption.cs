using System.CommandLine;
using BondResolution.Application.Commands;
using BondResolution.Application.Handlers;
using BondResolution.Application.Recording;
using BondResolution.Domain.Problems;

namespace BondResolution.Cli;

/// <summary>The options of every command that reads registers and lists: the bad rows of one that is refused, in a file.</summary>
internal sealed class RejectsOption
{
    private readonly Option<string?> _path = new("--rejects") { Description = "where to write the bad rows of a refused register or list with their reasons, readable by the owner only; - is standard output" };
    private readonly Option<bool> _force = ForceOption.Make("--rejects");
    private string? _asked;
    private bool _replaces;

    /// <summary>What was written, or why it was not; null: nothing was asked for, or there is nothing to give back.</summary>
    public Outcome<RejectsWritten>? Done { get; private set; }

    /// <summary>Adds the options to a command.</summary>
    public Command AddTo(Command command)
    {
        command.Options.Add(_path);
        command.Options.Add(_force);
        return command;
    }

    /// <summary>Notes what was asked for; why it cannot be, before anything is recorded, or null.</summary>
    public Problem? Check(ParseResult parsed)
    {
        (_asked, _replaces) = (parsed.GetValue(_path), parsed.GetValue(_force));
        return _asked is null ? null : Run.Current.Value!.Outputs.Refusal(_asked);
    }

    /// <summary>Notes a file that is read; why the rejects cannot be written where they were asked for, before anything is recorded, or null.</summary>
    public Problem? Check(string input)
    {
        Run.Current.Value!.Outputs.AddInput(input);
        return _asked is null ? null : Run.Current.Value!.Outputs.Refusal(_asked);
    }

    /// <summary>The same for the files of a command.</summary>
    public Problem? Check(CommandEnvelope command) => command.Files.Values.SelectMany(files => files).Select(file => Check(file.Name)).FirstOrDefault(problem => problem is not null);

    /// <summary>Writes the rejects of a refused command, if they were asked for.</summary>
    public async Task WriteAsync(CommandEnvelope command, Session session, Problem refusal)
    {
        if (_asked is not null)
            Done = await Rejects.WriteAsync(_asked, Run.Current.Value!.Outputs, _replaces, command, session, refusal, Run.Current.Value!.Chinese);
    }
}
