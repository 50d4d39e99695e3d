using System.Text;
using System.Text.Json.Nodes;
using BondResolution.Application.Explaining;
using BondResolution.Application.Exports;
using BondResolution.Application.Tests.Harness;
using BondResolution.Integrity;
using BondResolution.Views.Reports;
using static BondResolution.Docs.Tests.Provoking.Provocation;
using static BondResolution.Docs.Tests.Provoking.Scene;

namespace BondResolution.Docs.Tests.Provoking;

/// <summary>Codes of integrity, of explanations and of events brought back: audit, explain, restore.</summary>
internal static partial class Provocations
{
    private static IEnumerable<Provocation> Audits() =>
    [
        Running("audit.altered", 3, async folder =>
        {
            await Bondres.RunAsync(folder, "do", Opened[0]);
            Execute(Ledger(folder), "DROP TRIGGER event_is_not_updated; UPDATE event SET payload = CAST(replace(CAST(payload AS TEXT), '2000', '2001') AS BLOB)");
            return ["audit", "verify"];
        }),
        Running("audit.views-altered", 3, async folder =>
        {
            await Bondres.RunAsync(folder, "do", Opened[0]);
            await Bondres.RunAsync(folder, "do", Defaulted[1]);
            await Bondres.RunAsync(folder, "views", "rebuild");
            Execute(Path.Combine(folder, "ledger", "views.db"), "UPDATE posting SET units = units + 1 WHERE account = 'issuer:debt'");
            return ["audit", "verify"];
        }),
        Running("audit.not-prefix", 3, async folder =>
        {
            await Bondres.RunAsync(folder, "do", Opened[0]);
            await Bondres.RunAsync(folder, "export", "events", "--out", "events.jsonl");
            await Bondres.RunAsync(folder, "do", Defaulted[1]);
            await Bondres.RunAsync(folder, "audit", "checkpoint", "--out", "old.txt");
            Directory.Delete(Path.Combine(folder, "ledger"), recursive: true);
            await Bondres.RunAsync(folder, "restore", "events.jsonl");
            return ["audit", "verify", "--checkpoint", "old.txt", "--public-key", "old.txt.pub"];
        }),
        Running("audit.other-ledger", 3, async folder =>
        {
            await Bondres.RunAsync(folder, "do", Opened[0]);
            await Bondres.RunAsync(folder, "audit", "checkpoint", "--out", "old.txt");
            Directory.Delete(Path.Combine(folder, "ledger"), recursive: true);
            await Bondres.RunAsync(folder, "do", Opened[0]);
            return ["audit", "verify", "--checkpoint", "old.txt", "--public-key", "old.txt.pub"];
        }),
        Running("audit.other-id", 3, async folder =>
        {
            await Bondres.RunAsync(folder, "do", Opened[0]);
            await Bondres.RunAsync(folder, "do", Defaulted[1]);
            Execute(Ledger(folder), "DROP TRIGGER head_moves_forward; UPDATE head SET ledger = randomblob(16)");
            return ["audit", "verify"];
        }),
        Running("audit.proof-fails", 3, async folder =>
        {
            await Bondres.RunAsync(folder, "do", Opened[0]);
            await Bondres.RunAsync(folder, "audit", "prove", "1", "--out", "proof.json");
            var proof = Path.Combine(folder, "proof.json");
            await File.WriteAllTextAsync(proof, (await File.ReadAllTextAsync(proof)).Replace("case-100001", "case-100002"));
            return ["audit", "check-proof", "proof.json"];
        }),
        Running("audit.key-unreadable", 4, async folder =>
        {
            var words = await OnLedger(folder, "audit", "checkpoint");
            File.WriteAllText(Path.Combine(folder, "ledger", "signing.key"), "no key");
            return words;
        }),
        Running("audit.no-checkpoint", 2, folder => OnLedger(folder, "audit", "verify", "--checkpoint", "what.txt")),
        Running("audit.no-proof", 2, folder => WithFile(folder, "audit", "check-proof")),
        Running("audit.no-key", 2, folder => OnLedger(folder, "audit", "verify", "--public-key", "what.txt")),
        Running("audit.no-sequence", 1, folder => OnLedger(folder, "audit", "prove", "99")),
        Running("audit.nothing-to-prove", 1, folder => OnLedger(folder, "audit", "prove", "--account", "0000000001"))
    ];

    private static IEnumerable<Provocation> Explaining() =>
    [
        Running("explain.no-figure", 2, async folder =>
        {
            await Bondres.RunAsync(folder, "do", Opened[0]);
            return ["explain", "outstanding.bonds", "--as-of", "2024-08-14"];
        }),
        Asking("explain.not-paid", 1, Registered, async l =>
            (await new Explainer(l.Ledger.Reports, new Scope("100001", new DateOnly(2024, 12, 31), await HeadAsync(l))).ExplainAsync("holder 0000000001 instalment 7")).Problem),
        Asking("explain.differs", 3, Registered, async l =>
        {
            var explained = await new Explainer(l.Ledger.Reports, new Scope("100001", new DateOnly(2024, 12, 31), await HeadAsync(l))).ExplainAsync("investors.units");
            return Explainer.Differing(explained.Value with { Sum = explained.Value.Sum + 1 }, "investors.units", explained.Value.Value);
        })
    ];

    private static async Task<long> HeadAsync(TestLedger ledger) => (await ledger.Ledger.Store.ReadHeadAsync()).Sequence;

    private static IEnumerable<Provocation> Restores() =>
    [
        Running("restore.not-empty", 1, async folder =>
        {
            await ExportAsync(folder, events => events);
            return ["restore", "events.jsonl"];
        }),
        Running("restore.unreadable", 2, folder => WithFile(folder, "restore")),
        Running("restore.out-of-order", 3, folder => RestoringAsync(folder, events => [events[0], events[2], events[1]])),
        Running("restore.other-leaf", 3, folder => RestoringAsync(folder, events => [events[0], events[1].Replace("2000", "2001"), .. events[2..]])),
        Asking("restore.other-ledger", 1, Opened, async l =>
        {
            using var file = new MemoryStream();
            await EventsFile.WriteAsync(l.Ledger.Store, file);
            var lines = Encoding.UTF8.GetString(file.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            var place = new FilledTwice(l.Folder);
            await (await place.OpenStoreAsync(TimeProvider.System, default)).DisposeAsync();
            return (await EventsFile.RestoreAsync(() => lines, "events.jsonl", place)).Problem;
        }),
        Running("restore.altered", 3, folder => RestoringAsync(folder, WithMetadata("not json"))),
        Running("restore.other-root", 3, folder => RestoringAsync(folder, events => events[..^1]))
    ];

    /// <summary>Words that end in a file which is nothing the program writes.</summary>
    private static Task<string[]> WithFile(string folder, params string[] words)
    {
        File.WriteAllText(Path.Combine(folder, "what.txt"), "what\n");
        return Words([.. words, "what.txt"]);
    }

    /// <summary>Words of a question to a small ledger, beside a file <c>what.txt</c> which is nothing the program writes.</summary>
    private static async Task<string[]> OnLedger(string folder, params string[] words)
    {
        await WithFile(folder);
        await Bondres.RunAsync(folder, "do", Opened[0]);
        return words;
    }

    private static async Task<string[]> RestoringAsync(string folder, Func<string[], string[]> change)
    {
        await ExportAsync(folder, change);
        return ["restore", "events.jsonl", "--ledger", "file:restored"];
    }

    private static async Task ExportAsync(string folder, Func<string[], string[]> change)
    {
        await Bondres.RunAsync(folder, "do", Opened[0]);
        await Bondres.RunAsync(folder, "do", Defaulted[1]);
        await Bondres.RunAsync(folder, "export", "events", "--out", "events.jsonl");
        var file = Path.Combine(folder, "events.jsonl");
        await File.WriteAllLinesAsync(file, change(await File.ReadAllLinesAsync(file)));
    }

    /// <summary>An export that is consistent in itself: its last event has other metadata, and leaf and root fit them.</summary>
    private static Func<string[], string[]> WithMetadata(string metadata) => lines =>
    {
        var ledger = LedgerId.Parse(JsonNode.Parse(lines[0])!["ledger"]!.GetValue<string>())!.Value;
        var events = lines[1..].Select(line => JsonNode.Parse(line)!.AsObject()).ToList();
        events[^1]["metadata"] = metadata;
        var tree = new MerkleFrontier();
        foreach (var e in events)
        {
            string Text(string field) => e[field]!.GetValue<string>();
            var leaf = new EventLeaf(ledger, e["sequence"]!.GetValue<long>(), Text("stream"), e["version"]!.GetValue<long>(), Guid.Parse(Text("id")), Text("type"), DateOnly.Parse(Text("on")),
                InstantText.Parse(Text("recordedAt")), Text("command"), Encoding.UTF8.GetBytes(Text("metadata")), EventLeaf.DigestOf(Encoding.UTF8.GetBytes(Text("payload")))).Hash();
            tree.Append(leaf);
            e["leaf"] = Convert.ToHexStringLower(leaf);
        }

        var head = JsonNode.Parse(lines[0])!.AsObject();
        head["root"] = Convert.ToBase64String(tree.Root());
        return [head.ToJsonString(), .. events.Select(e => e.ToJsonString())];
    };

    private static string Ledger(string folder) => Path.Combine(folder, "ledger", "events.db");
}
