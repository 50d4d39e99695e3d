using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using BondResolution.Application.Reporting;
using BondResolution.Domain.Recording;
using BondResolution.EventStore;
using BondResolution.EventStore.Codec;
using BondResolution.Views.Reports;

namespace BondResolution.Application.People;

/// <summary>Everything vault and ledger hold on one person, as one JSON document: his right to see and to copy it (查阅、复制, PIPL Art. 45), restricted or not.</summary>
public static class PersonExport
{
    public const string Format = "bondresolution/person/1";

    /// <param name="revealed">The sequence at which the export was recorded.</param>
    public static async Task<JsonObject> OfAsync(Ledger ledger, PersonFile file, long revealed, CancellationToken cancel)
    {
        var accounts = file.Subject.Accounts.Select(a => a.ToString()).ToList();
        var head = await ledger.Store.ReadHeadAsync(cancel);
        var known = await ledger.CatchUpAsync(cancel);
        var reports = new JsonArray();
        foreach (var account in accounts)
        {
            if ((await ledger.Reports.HolderAsync(new Scope(file.Case, DateOnly.MaxValue, known), account, cancel)).Try(out var report, out _))
                reports.Add(ReportJson.Of(report));
        }

        return new JsonObject
        {
            ["format"] = Format,
            ["case"] = file.Case,
            ["sequence"] = revealed,
            ["root"] = Convert.ToBase64String(head.Root.Span),
            ["state"] = Word(file.State),
            ["accounts"] = Texts(accounts),
            ["persons"] = Texts(file.Subject.Persons.IsDefault ? [] : file.Subject.Persons.Select(p => p.ToString())),
            ["identities"] = Texts(file.Subject.Identities.IsDefault ? [] : file.Subject.Identities.Select(p => p.ToString())),
            ["keptUntil"] = file.Retention.Units > 0 ? null : Date(file.Retention.Until),
            ["vault"] = new JsonArray([.. file.Lines.Select(line => new JsonObject
            {
                ["recordDates"] = Texts(line.RecordDates.Select(Date)), ["register"] = line.Digest, ["account"] = line.Row.Account, ["person"] = line.Row.Person, ["name"] = line.Row.Name,
                ["idNumber"] = line.Row.IdNumber, ["phone"] = line.Row.Phone, ["address"] = line.Row.Address, ["remark"] = line.Row.Remark
            })]),
            ["ledger"] = reports,
            ["events"] = await EventsAsync(ledger.Store, file.Case, accounts, cancel),
            ["acts"] = new JsonArray([.. file.Acts.Select(a => new JsonObject { ["sequence"] = a.Sequence, ["on"] = Date(a.On), ["what"] = a.What, ["reason"] = a.Reason })])
        };
    }

    private static string Word(HolderState state) => state.ToString().ToLowerInvariant();

    /// <summary>Every event that names one of the accounts: of lines his own alone, of others the whole payload.</summary>
    private static async Task<JsonArray> EventsAsync(IEventStore store, string code, IReadOnlyList<string> accounts, CancellationToken cancel)
    {
        var found = new JsonArray();
        var quoted = accounts.Select(a => Encoding.UTF8.GetBytes($"\"{a}\"")).ToList();
        var own = accounts.ToHashSet(StringComparer.Ordinal);
        await foreach (var e in store.ReadAllAsync(0, cancel))
        {
            if (EventCatalogue.Find(e.Type) is not { HoldsLines: true })
            {
                if (quoted.Any(q => e.Payload.Span.IndexOf(q) >= 0) && e.DecodedMetadata().Case == code)
                    found.Add(Event(e, JsonNode.Parse(e.Payload.Span)));
                continue;
            }

            if (e.DecodedMetadata().Case != code)
                continue;
            var table = e.DecodedLines(out _);
            for (var row = 0; table.Find("accounts") is { } column && row < table.Lines; row++)
            {
                if (own.Contains(column.TextAt(row)!))
                    found.Add(Event(e, table.TextOf(row).TrimEnd('\n')));
            }
        }

        return found;
    }

    private static JsonObject Event(StoredEvent e, JsonNode? content) =>
        new() { ["sequence"] = e.Sequence, ["stream"] = e.Stream, ["type"] = e.Type, ["on"] = Date(e.On), ["content"] = content };

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(t => (JsonNode)t)]);

    private static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
