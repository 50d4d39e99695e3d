using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using BondResolution.Application.Commands;
using BondResolution.Application.Handlers;
using BondResolution.Application.Recording;
using BondResolution.Application.Registers;
using BondResolution.Application.Reporting;
using BondResolution.Domain.Problems;
using BondResolution.EventStore.Codec.Lines;
using BondResolution.Files.Outputs;

namespace BondResolution.Application.Desk;

/// <summary>Commands as the desk takes them: the same ones, read and decided by the same code, as <c>bondres do</c>.</summary>
public sealed class DeskCommands(LedgerPool pool)
{
    /// <summary>Records a command, or tries it out.</summary>
    /// <param name="request">Who records.</param>
    /// <param name="command">One command object as JSON, UTF-8.</param>
    /// <param name="files">The files that came with it; it can name no other.</param>
    /// <param name="dryRun">Whether it is tried out only.</param>
    /// <param name="key">The id it is to have; null: its own, or that of its content.</param>
    /// <param name="progress">Told how far it has come; null: nobody asks.</param>
    /// <param name="cancel">Cancels: nothing was recorded then, or everything.</param>
    public async Task<Outcome<CommandAnswer>> RunAsync(
        DeskRequest request, ReadOnlyMemory<byte> command, IReadOnlyList<UploadedFile> files, bool dryRun, string? key, IWorkProgress? progress, CancellationToken cancel)
    {
        if (!CommandReader.Parse(command).Try(out var json, out var unread) || !Keyed(json, key).Try(out json, out unread))
            return unread;
        if (!request.MayReveal && IsOfVault(json))
            return DeskProblems.NotAllowed.With(("needed", "clerk, revealer"));
        return dryRun
            ? await pool.ReadAsync(request.User, Run, cancel)
            : await pool.RecordAsync(request.User, Run, cancel);

        async Task<Outcome<CommandAnswer>> Run(Ledger ledger)
        {
            ledger.Progress = progress;
            return await RunAsync(ledger, json, new UploadedFiles(files), dryRun, request.Chinese, cancel);
        }
    }

    /// <summary>
    /// Tries a command out and writes the rows of its file that it is refused for, as <c>--rejects</c> does. Rows written; 0, and nothing
    /// is written, where it is not refused for rows of a file.
    /// </summary>
    /// <param name="request">Who asks.</param>
    /// <param name="command">One command object as JSON, UTF-8.</param>
    /// <param name="files">The files that came with it.</param>
    /// <param name="path">Where they are written: a file that is not there yet. It holds personal data, and is made for its owner only.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<Outcome<long>> RejectsAsync(
        DeskRequest request, ReadOnlyMemory<byte> command, IReadOnlyList<UploadedFile> files, string path, CancellationToken cancel)
    {
        if (!CommandReader.Parse(command).Try(out var json, out var unread))
            return unread;
        return await pool.ReadAsync<long>(request.User, async ledger =>
        {
            var session = new Session(ledger, dryRun: true);
            var reader = new CommandReader(new UploadedFiles(files), ledger.OnlyCaseAsync);
            if (!(await reader.ReadAsync(json, CommandTable.Names, cancel)).Try(out var read, out var unfit))
                return unfit;
            if ((await CommandTable.RunAsync(read, session, cancel)).Refusal is not { } refusal)
                return 0;
            var gate = new OutputGate([], () => Stream.Null);
            var written = await Rejects.WriteAsync(path, gate, replaces: false, read, session, refusal, request.Chinese);
            return written is not { } some ? 0 : some.Try(out var done, out var unwritten) ? done.Rows : unwritten;
        }, cancel);
    }

    private static async Task<Outcome<CommandAnswer>> RunAsync(
        Ledger ledger, JsonElement json, UploadedFiles files, bool dryRun, bool chinese, CancellationToken cancel)
    {
        var session = new Session(ledger, dryRun);
        if (!(await new CommandReader(files, ledger.OnlyCaseAsync).ReadAsync(json, CommandTable.Names, cancel)).Try(out var command, out var unread))
            return unread;
        if (files.NotNamed is { } left)
            return DeskProblems.NotNamed.With(("file", left));
        JsonObject? register = null;
        if (dryRun && command.Do == "register.import")
        {
            if (!(await RegisterHandlers.ReadAsync(command, session)).Try(out var file, out var faulty))
                return faulty;
            await ledger.CatchUpAsync(cancel);
            register = RegisterJson.Of(file, await Reconciling.OfFileAsync(session, command.Case, command.Fields.Date("recordDate"), file));
        }

        var outcome = await CommandTable.RunAsync(command, session, cancel);
        await ledger.CatchUpAsync(cancel);
        if (outcome.Refusal is { } refusal)
            return refusal;
        var answer = new JsonObject
        {
            ["command"] = outcome.RecordedUnder ?? command.Id,
            ["events"] = new JsonArray([.. outcome.Events.Select(e => (JsonNode)Of(e, dryRun && !outcome.Again))]),
            ["warnings"] = ProblemJson.Of(outcome.Warnings, chinese),
            ["again"] = outcome.Again
        };
        if (dryRun)
            answer["dryRun"] = true;
        if (outcome.Coverage is { } coverage)
            answer["approvers"] = coverage.Approvers;
        if (outcome.Passed.Count > 0)
            (answer["passedOver"], answer["passedOverCount"]) = (RegisterJson.Of(outcome.Passed), outcome.Passed.Count);
        if (register is not null)
            answer["register"] = register;
        return new CommandAnswer(answer, outcome.Again);
    }

    private static bool IsOfVault(JsonElement json) =>
        json.TryGetProperty("do", out var name) && name.ValueKind == JsonValueKind.String && name.GetString()!.StartsWith("vault.", StringComparison.Ordinal);

    /// <summary>The command with the id that the request gives it.</summary>
    internal static Outcome<JsonElement> Keyed(JsonElement json, string? key)
    {
        if (key is null)
            return json;
        if (json.TryGetProperty("id", out var id))
        {
            return id.ValueKind == JsonValueKind.String && id.GetString() == key
                ? json
                : DeskProblems.TwoIds.With(("key", key), ("id", id.ToString()));
        }

        var keyed = JsonObject.Create(json)!;
        keyed["id"] = key;
        return JsonSerializer.SerializeToElement(keyed);
    }

    private static JsonObject Of(RecordedEvent recorded, bool dryRun)
    {
        var json = new JsonObject();
        if (!dryRun)
            json["sequence"] = recorded.Sequence;
        (json["stream"], json["type"]) = (recorded.Stream, recorded.Type);
        json["on"] = recorded.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (dryRun && LineCount.Of(recorded.Event) is { } lines)
            json["lines"] = lines;
        else if (dryRun)
            json["payload"] = JsonNode.Parse(recorded.Json);
        return json;
    }
}
