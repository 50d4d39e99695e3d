using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using BondResolution.Application.Audit;
using BondResolution.Application.Places;
using BondResolution.Domain.Problems;
using BondResolution.EventStore;
using BondResolution.Integrity;

namespace BondResolution.Application.Exports;

/// <summary>
/// A ledger's events as JSON Lines: a head, then every event with everything that is hashed, so that restoring them into an
/// empty ledger gives the same root. People are not in it: the vault stays where it is.
/// </summary>
public static class EventsFile
{
    /// <summary>What the format is, and its version.</summary>
    public const string Format = "bondresolution/events/2";

    private static readonly string[] HeadFields = ["format", "ledger", "sequence", "root"];

    private static readonly string[] EventFields = ["sequence", "stream", "version", "id", "type", "on", "recordedAt", "command", "metadata", "payload", "leaf"];

    // a field twice could tell two readers two things
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes all events up to the head.</summary>
    public static async Task<long> WriteAsync(IEventStore store, Stream to, CancellationToken cancel = default)
    {
        var head = await store.ReadHeadAsync(cancel);
        Line(to, json =>
        {
            json.WriteString("format", Format);
            json.WriteString("ledger", $"{head.Ledger}");
            json.WriteNumber("sequence", head.Sequence);
            json.WriteString("root", Convert.ToBase64String(head.Root.Span));
        });
        await using var leaves = store.ReadLeavesAsync(cancel).GetAsyncEnumerator(cancel);
        await foreach (var stored in store.ReadAllAsync(0, cancel))
        {
            if (stored.Sequence > head.Sequence || !await leaves.MoveNextAsync())
                break;
            Line(to, json => Write(json, stored, leaves.Current.Span));
        }

        return head.Sequence;
    }

    /// <summary>
    /// Restores the events of a file into an empty ledger, which has the file's id from then on: beside it first, and moved in when everything holds that <see cref="Verifier"/> looks at and the root
    /// is the file's. Refused where events are there already; a refused restore leaves nothing.
    /// </summary>
    /// <param name="lines">The file's lines, from the first each time it is called: a place may fill a store more than once.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <param name="place">Of the ledger.</param>
    /// <param name="cancel">Cancels between transactions.</param>
    /// <param name="key">The public key that checkpoints are trusted by; null: there are none.</param>
    /// <param name="outside">Checkpoints that what is restored must continue.</param>
    public static async Task<Outcome<LedgerHead>> RestoreAsync(
        Func<IEnumerable<string>> lines, string file, LedgerPlace place, CancellationToken cancel = default, ECDsa? key = null, IReadOnlyList<Checkpoint>? outside = null)
    {
        if (!First(lines(), file).Try(out var promised, out var unread))
            return unread;
        var clock = new RecordedClock();
        return await place.RestoreAsync(promised.Ledger, clock, async store =>
        {
            var filled = await AppendAllAsync(lines(), file, promised, store, clock, cancel);
            if (filled.Problem is not null)
                return filled;
            var found = (await new Verifier(store, key, outside).RunAsync(cancel: cancel)).Problem;
            if (found is null)
                return filled;
            return found.Kind == AuditProblems.Altered ? RestoreProblems.Altered.With([("file", file), .. found.Details.Select(d => (d.Key, (object?)d.Value))]) : found;
        }, cancel);
    }

    private static async Task<Outcome<LedgerHead>> AppendAllAsync(
        IEnumerable<string> lines, string file, Promised promised, IEventStore store, RecordedClock clock, CancellationToken cancel)
    {
        if ((await store.ReadHeadAsync(cancel)).Ledger is var there && there != promised.Ledger)
            return RestoreProblems.OtherLedger.With(("file", file), ("ledger", promised.Ledger), ("found", there));
        var batch = new List<StoredEvent>();
        var (number, before) = (0, DateTimeOffset.MinValue);
        try
        {
            foreach (var line in lines)
            {
                number++;
                if (number == 1)
                    continue;
                using var json = JsonDocument.Parse(line, Strict);
                var read = Read(Known(json.RootElement, EventFields), promised.Ledger);
                if (read.Sequence != number - 1 || read.RecordedAt < before)
                    return RestoreProblems.OutOfOrder.With(("sequence", read.Sequence), ("stream", read.Stream));
                before = read.RecordedAt;
                if (!StrictJson.Hash(json.RootElement, "leaf").AsSpan().SequenceEqual(read.Leaf().Hash()))
                    return RestoreProblems.OtherLeaf.With(("file", file), ("line", number), ("sequence", read.Sequence), ("ledger", promised.Ledger));
                if (batch.Count > 0 && !Together(store, batch, read) && await FlushAsync(store, clock, batch, cancel) is { } refusal)
                    return refusal;
                batch.Add(read);
            }

            if (batch.Count > 0 && await FlushAsync(store, clock, batch, cancel) is { } last)
                return last;
        }
        catch (Exception broken) when (broken is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            return RestoreProblems.Unreadable.With(("file", file), ("line", number), ("reason", broken.Message.TrimEnd('.')));
        }

        var head = await store.ReadHeadAsync(cancel);
        var root = Convert.ToBase64String(head.Root.Span);
        return head.Sequence != promised.Sequence || root != promised.Root
            ? RestoreProblems.OtherRoot.With(("expected", $"{promised.Sequence} {promised.Root}"), ("found", $"{head.Sequence} {root}"))
            : head;
    }

    /// <summary>What the first line promises.</summary>
    private static Outcome<Promised> First(IEnumerable<string> lines, string file)
    {
        try
        {
            if (lines.FirstOrDefault() is not { } line)
                return RestoreProblems.Unreadable.With(("file", file), ("line", 1), ("reason", "it is empty"));
            using var json = JsonDocument.Parse(line, Strict);
            var head = Known(json.RootElement, HeadFields);
            return StrictJson.Text(head, "format") == Format
                ? new Promised(StrictJson.Ledger(head, "ledger"), StrictJson.Number(head, "sequence"), StrictJson.Text(head, "root"))
                : throw new FormatException($"its format is not {Format}");
        }
        catch (Exception broken) when (broken is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            return RestoreProblems.Unreadable.With(("file", file), ("line", 1), ("reason", broken.Message.TrimEnd('.')));
        }
    }

    /// <summary>Whether an event was appended with those before it: same stream, same instant, and room in the transaction.</summary>
    private static bool Together(IEventStore store, List<StoredEvent> batch, StoredEvent next) =>
        batch[^1].Stream == next.Stream && batch[^1].RecordedAt == next.RecordedAt
        && batch.Append(next).Sum(e => store.BytesOf(e.Payload.Length, e.Metadata.Length)) <= store.MaxBytesTogether;

    private static async Task<Problem?> FlushAsync(IEventStore store, RecordedClock clock, List<StoredEvent> batch, CancellationToken cancel)
    {
        clock.Now = batch[0].RecordedAt;
        var first = batch[0];
        var expected = first.Version == 0 ? ExpectedVersion.None : ExpectedVersion.Exactly(first.Version - 1);
        var result = await store.AppendAsync(first.Stream, expected,
            [.. batch.Select(e => new NewEvent(e.Id, e.Type, e.On, e.CommandId, e.Metadata, e.Payload))], cancel);
        batch.Clear();
        return result is AppendResult.Recorded recorded && recorded.FirstSequence == first.Sequence
            ? null
            : RestoreProblems.OutOfOrder.With(("sequence", first.Sequence), ("stream", first.Stream));
    }

    private static void Write(Utf8JsonWriter json, StoredEvent stored, ReadOnlySpan<byte> leaf)
    {
        json.WriteNumber("sequence", stored.Sequence);
        json.WriteString("stream", stored.Stream);
        json.WriteNumber("version", stored.Version);
        json.WriteString("id", stored.Id.ToString("D"));
        json.WriteString("type", stored.Type);
        json.WriteString("on", stored.On.ToString("yyyy-MM-dd"));
        json.WriteString("recordedAt", InstantText.Format(stored.RecordedAt));
        json.WriteString("command", stored.CommandId);
        json.WriteString("metadata", stored.Metadata.Span);
        json.WriteString("payload", stored.Payload.Span);
        json.WriteString("leaf", Convert.ToHexStringLower(leaf));
    }

    private static StoredEvent Read(JsonElement e, LedgerId ledger) => new(
        ledger, StrictJson.Number(e, "sequence"), StrictJson.Text(e, "stream"), StrictJson.Number(e, "version"), StrictJson.Id(e, "id"), StrictJson.Text(e, "type"),
        StrictJson.Date(e, "on"), InstantText.Parse(StrictJson.Text(e, "recordedAt")), StrictJson.Text(e, "command"), StrictJson.Utf8(e, "metadata"), StrictJson.Utf8(e, "payload"));

    private static JsonElement Known(JsonElement json, string[] fields) => StrictJson.Known(json, fields, "no exported event");

    private static void Line(Stream to, Action<Utf8JsonWriter> write)
    {
        using (var json = new Utf8JsonWriter(to, Options))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        to.WriteByte((byte)'\n');
    }

    /// <summary>Whose events follow, how many, and the root over them in base64.</summary>
    private sealed record Promised(LedgerId Ledger, long Sequence, string Root);

    /// <summary>A clock that shows when an event was first recorded.</summary>
    private sealed class RecordedClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
