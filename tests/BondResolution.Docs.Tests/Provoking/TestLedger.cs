using BondResolution.Application;
using BondResolution.Application.Places;
using BondResolution.Application.Commands;
using BondResolution.Application.Handlers;
using BondResolution.Application.Recording;
using BondResolution.Domain.Problems;
using System.Text;

namespace BondResolution.Docs.Tests.Provoking;

/// <summary>A ledger in a folder of its own that is gone afterwards, with the files commands name in the same folder.</summary>
internal sealed class TestLedger : IAsyncDisposable
{
    private readonly CommandReader _reader;
    private readonly Session _session;

    private TestLedger(string folder, Ledger ledger)
    {
        (Folder, Ledger) = (folder, ledger);
        _session = new Session(ledger, dryRun: false);
        _reader = new CommandReader(new FolderFiles(folder), ledger.OnlyCaseAsync);
    }

    public string Folder { get; }

    public Ledger Ledger { get; }

    public static async Task<TestLedger> MakeAsync()
    {
        var folder = NewFolder();
        var opened = await Ledger.OpenAsync(new FolderPlace(Path.Combine(folder, "ledger")), "docs", TimeProvider.System);
        return new TestLedger(folder, opened.Value);
    }

    public static string NewFolder() => Directory.CreateTempSubdirectory("bondres-docs-").FullName;

    /// <summary>Writes a file that commands name.</summary>
    public void Put(string name, string text) => File.WriteAllText(Path.Combine(Folder, name), text);

    public void Put(string name, byte[] bytes) => File.WriteAllBytes(Path.Combine(Folder, name), bytes);

    /// <summary>Runs one line of the command language.</summary>
    public async Task<CommandOutcome> DoAsync(string line)
    {
        var json = CommandReader.Parse(Encoding.UTF8.GetBytes(line));
        if (json.Problem is { } unread)
            return unread;
        var command = await _reader.ReadAsync(json.Value, CommandTable.Names);
        return command.Problem is { } unfit ? unfit : await CommandTable.RunAsync(command.Value, _session);
    }

    /// <summary>Runs lines that must all be recorded.</summary>
    public async Task GivenAsync(params IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            var outcome = await DoAsync(line);
            if (outcome.Refusal is { } refusal)
                throw new InvalidOperationException($"{line} was refused: {refusal} {string.Join("; ", refusal.Parts)}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Ledger.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
