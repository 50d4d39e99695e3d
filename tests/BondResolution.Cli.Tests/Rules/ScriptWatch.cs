using System.Text;
using System.Text.Json;
using BondResolution.Application;
using BondResolution.Application.Places;
using BondResolution.Application.Commands;
using BondResolution.Application.Handlers;
using BondResolution.Application.Recording;
using BondResolution.Application.Reporting;
using BondResolution.Views.Reports;

namespace BondResolution.Cli.Tests.Rules;

/// <summary>A script's commands run in process, with a look at the ledger behind every one; expected figures are left to the program's own replay.</summary>
public sealed class ScriptWatch : IAsyncDisposable
{
    private readonly Bondres _home = new();
    private readonly string _folder;
    private readonly List<(int Number, JsonElement Json)> _commands;
    private Ledger _ledger = null!;

    /// <param name="name">The case: lingnan or tender.</param>
    public ScriptWatch(string name)
    {
        _folder = Bondres.CaseFolder(name);
        _commands =
        [
            .. File.ReadLines(Path.Combine(_folder, "case.jsonl")).Select((text, i) => (Number: i + 1, Text: text)).Where(l => l.Text.StartsWith('{'))
                .Select(l => (l.Number, JsonDocument.Parse(l.Text).RootElement)).Where(l => l.RootElement.At("do") != "expect")
        ];
        Code = _commands[0].Json.At("code");
        var defaulted = On(_commands.First(c => c.Json.At("do") == "case.default").Json);
        Dates = [.. _commands.Select(c => On(c.Json)).Distinct().Where(d => d >= defaulted).Order()];
    }

    public string Code { get; }

    /// <summary>Every date the script's commands take effect on, from the default on, ascending.</summary>
    public IReadOnlyList<DateOnly> Dates { get; }

    /// <summary>Runs every command; behind each that recorded something <paramref name="look"/> is given its line and the ledger's sequence.</summary>
    public async Task RunAsync(Func<int, long, Task> look)
    {
        _ledger = (await Ledger.OpenAsync(new FolderPlace(_home.LedgerFolder), "tester", TimeProvider.System)).Value;
        var (reader, session) = (new CommandReader(new FolderFiles(_folder), _ledger.OnlyCaseAsync), new Session(_ledger, dryRun: false));
        foreach (var (number, json) in _commands)
        {
            var command = await reader.ReadAsync(CommandReader.Parse(Encoding.UTF8.GetBytes(json.GetRawText())).Value, CommandTable.Names);
            var outcome = await CommandTable.RunAsync(command.Value, session);
            Assert.True(outcome.Refusal is null, $"line {number}: {outcome.Refusal}");
            await look(number, await _ledger.CatchUpAsync());
        }
    }

    /// <summary>The exposure report; null where the case is not opened in this scope.</summary>
    public async Task<ExposureReport?> ExposureAsync(DateOnly asOf, long asKnown)
    {
        var report = await _ledger.Reports.ExposureAsync(new Scope(Code, asOf, asKnown));
        return report.Problem is null ? report.Value : null;
    }

    public static string Text(ExposureReport report) => ReportJson.Text(ReportJson.Of(report));

    public async ValueTask DisposeAsync()
    {
        await _ledger.DisposeAsync();
        _home.Dispose();
    }

    private static DateOnly On(JsonElement command) => DateOnly.ParseExact(command.At("on"), "yyyy-MM-dd");
}
