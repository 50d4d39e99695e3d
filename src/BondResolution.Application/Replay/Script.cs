using System.Text;
using System.Text.Json;
using BondResolution.Application.Commands;
using BondResolution.Application.Handlers;
using BondResolution.Application.Recording;
using BondResolution.Domain.Problems;
using BondResolution.Files.Footers;
using BondResolution.Files.Text;
using BondResolution.Views.Reports;

namespace BondResolution.Application.Replay;

/// <summary>Runs a case script: JSON Lines, comments behind <c>//</c>. A refused line stops it; what came before stays.</summary>
/// <param name="ledger">Where it is recorded.</param>
/// <param name="check">Whether a command that was read may run; its problem refuses it.</param>
/// <param name="refused">Told the command that was refused, and why.</param>
/// <param name="dryRun">Whether nothing is recorded; expected figures are passed over then.</param>
public sealed class Script(
    Ledger ledger, Func<CommandEnvelope, Problem?>? check = null, Func<CommandEnvelope, Session, Problem, Task>? refused = null,
        bool dryRun = false)
{
    private readonly Session _session = new(ledger, dryRun) { IsReplay = true };
    private readonly List<Expectation> _expectations = [];
    private readonly List<(int, Problem)> _warnings = [];
    private readonly List<(int Line, PassedOver Passed)> _passed = [];
    private CommandReader _reader = null!;
    private string? _case;
    private int _commands;
    private int _recorded;
    private int _events;
    private long _sequence;
    private int _notChecked;

    /// <summary>The script itself: a file, or the <c>case.jsonl</c> of a folder.</summary>
    public static string FileOf(string path) => Directory.Exists(path) ? Path.Combine(path, "case.jsonl") : path;

    /// <summary>Runs the script in a file, or the <c>case.jsonl</c> of a folder.</summary>
    /// <param name="path">File or folder.</param>
    /// <param name="stopAt">The last line to run, from 1; null: all.</param>
    /// <param name="progress">Told the line under way.</param>
    /// <param name="cancel">Cancels between lines.</param>
    public async Task<Outcome<ScriptRun>> RunAsync(string path, int? stopAt, Action<int>? progress = null, CancellationToken cancel = default)
    {
        var file = FileOf(path);
        var read = FileBytes.Read(file);
        if (read.Problem is { } missing)
            return missing;
        _reader = new CommandReader(new FolderFiles(Path.GetDirectoryName(Path.GetFullPath(file))!), ledger.OnlyCaseAsync);
        (int, Problem)? stopped = null;
        var number = 0;
        foreach (var line in Lines(read.Value))
        {
            if (++number > stopAt)
                break;
            if (IsBlank(line.Span))
                continue;
            progress?.Invoke(number);
            if (await RunLineAsync(line, number, cancel) is { } refusal)
            {
                stopped = (number, refusal);
                break;
            }
        }

        await ledger.CatchUpAsync(cancel);
        return new ScriptRun(_case, _commands, _recorded, _events, _sequence, [.. _expectations], stopped, [.. _warnings],
            [.. _passed]) { NotChecked = _notChecked };
    }

    /// <summary>Runs one line; its refusal, or null.</summary>
    private async Task<Problem?> RunLineAsync(ReadOnlyMemory<byte> line, int number, CancellationToken cancel)
    {
        var json = CommandReader.Parse(line);
        if (json.Problem is { } unread)
            return unread;
        if (json.Value.TryGetProperty("do", out var doing) && doing.ValueEquals("expect"))
            return await ExpectAsync(json.Value, number, cancel);
        var command = await _reader.ReadAsync(json.Value, [.. CommandTable.Names, "expect"], cancel);
        if ((command.Problem ?? check?.Invoke(command.Value)) is { } unfit)
            return unfit;
        var outcome = await CommandTable.RunAsync(command.Value, _session, cancel);
        if (outcome.Refusal is { } refusal)
        {
            await (refused?.Invoke(command.Value, _session, refusal) ?? Task.CompletedTask);
            return refusal;
        }

        _case ??= command.Value.Case;
        _commands++;
        _recorded += outcome.Again || outcome.Events.IsEmpty ? 0 : 1;
        _events += outcome.Again ? 0 : outcome.Events.Length;
        _sequence = long.Max(_sequence, outcome.LastSequence);
        if (outcome.Passed.Count > 0)
            _passed.Add((number, outcome.Passed));
        _warnings.AddRange(outcome.Warnings.Select(w => (number, w)));
        return null;
    }

    /// <summary>
    /// Compares what a line expects with the reports as of its date, as known when the script's commands so far were
    /// recorded: a second replay compares the same.
    /// </summary>
    private async Task<Problem?> ExpectAsync(JsonElement json, int number, CancellationToken cancel)
    {
        if (dryRun) // reports know what is recorded alone
        {
            _notChecked++;
            return null;
        }

        string[] common = ["do", "on", "between", "case", "source", "label", "labels", "id"];
        var fields = new FieldReader(json, "expect");
        var on = fields.Has("on") ? fields.Date("on") : ledger.Today;
        var source = fields.OptionalText("source");
        var label = fields.OptionalText("label");
        var code = await _reader.CaseAsync(fields.Has("case") ? fields.Name("case") : null);
        if ((fields.Problem ?? code.Problem) is { } problem)
            return problem;
        await ledger.CatchUpAsync(cancel);
        var known = _sequence > 0 ? _sequence : (await ledger.Store.ReadHeadAsync(cancel)).Sequence;
        var figures = new FigurePath(ledger.Reports, new Scope(code.Value, on, known));
        foreach (var expected in json.EnumerateObject().Where(p => !common.Contains(p.Name, StringComparer.Ordinal)))
        {
            var (path, atPrecision, truncates) = Figure.Split(expected.Name);
            var actual = await figures.FindAsync(path, cancel);
            var isMet = actual is { } value && (atPrecision ? Figure.EqualAtPrecision(Figure.Text(expected.Value), value, truncates) : Figure.Equal(expected.Value, value));
            _expectations.Add(new Expectation(number, on, expected.Name, Figure.Text(expected.Value), actual is { } found ? Figure.Text(found) : null,
                isMet, LabelOf(json, expected.Name) ?? label, source));
        }

        return null;
    }

    private static string? LabelOf(JsonElement json, string path) =>
        json.TryGetProperty("labels", out var labels) && labels.ValueKind == JsonValueKind.Object
            && labels.TryGetProperty(path, out var own) && own.ValueKind == JsonValueKind.String ? own.GetString() : null;

    private static bool IsBlank(ReadOnlySpan<byte> line)
    {
        var text = line.Trim(" \t\r"u8);
        return text.IsEmpty || text.StartsWith("//"u8);
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Lines(byte[] script)
    {
        ReadOnlyMemory<byte> rest = script;
        if (rest.Span.StartsWith(Encoding.UTF8.Preamble))
            rest = rest[Encoding.UTF8.Preamble.Length..];
        while (!rest.IsEmpty)
        {
            var end = rest.Span.IndexOf((byte)'\n');
            var line = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + 1)..];
            yield return line.Span.EndsWith("\r"u8) ? line[..^1] : line;
        }
    }
}
