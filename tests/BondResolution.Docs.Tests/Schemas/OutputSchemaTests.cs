using System.Text.Json.Nodes;
using BondResolution.Docs.Tests.Provoking;
using static BondResolution.Docs.Tests.Provoking.Scene;

namespace BondResolution.Docs.Tests.Schemas;

/// <summary>What the program prints with --format json fits docs/schemas/output, on the replayed case of data/lingnan.</summary>
public class OutputSchemaTests(ReplayedCase replayed) : IClassFixture<ReplayedCase>
{
    private const string Folder = "output";

    /// <summary>Schema, and the words of a command whose output it describes.</summary>
    public static TheoryData<string, string> Outputs => new()
    {
        { "exposure", "exposure" },
        { "exposure", "exposure --as-of 2024-01-31" },
        { "exposure", "exposure --as-of 2024-09-23 --as-known 40" },
        { "exposure-series", "exposure series" },
        { "explain", "explain reduction.instalments.cash" },
        { "explain", "explain investors.principal --lang zh" },
        { "explain", "explain outstanding.units --as-of 2024-01-31" },
        { "explain", "explain asKnown.root" },
        { "explain", "explain holder 0199407528 instalment 1" },
        { "explain", "explain holder[0199407528].units" },
        { "holder-show", "holder show 0399365938" },
        { "holder-show", "holder show 0899900001" },
        { "holder-show", "holder show 0399745066 --as-of 2025-02-11" },
        { "payout", "payout --instalment 1" },
        { "payout", "payout --instalment 1 --out instalment-1.csv" },
        { "payout", "payout --instalment 2 --compare" },
        { "payout", "payout --instalment 2 --preview --compare --as-known 87" },
        { "payout-releases", "payout releases" },
        { "buyback-purchases", "buyback purchases" },
        { "buyback-purchases", "buyback purchases --offer 2024-120 --out purchases.csv" },
        { "lawsuit-recoveries", "lawsuit recoveries" },
        { "holder-list", "holder list" },
        { "exposure-diff", "exposure diff --from 68 --to 69" },
        { "audit-corrections", "audit corrections" },
        { "exposure-holders", "exposure holders" },
        { "payout-differences", "payout differences --instalment 1" },
        { "lawsuit-show", "lawsuit show" },
        { "lawsuit-show", "lawsuit show --suit 1" },
        { "lawsuit-screen", "lawsuit screen" },
        { "lawsuit-screen", "lawsuit screen --as-of 2024-01-31" },
        { "audit-events", "audit events" },
        { "audit-events", "audit events --stream plan-128044-1" },
        { "register-reconcile", "register reconcile --record-date 2024-08-21" },
        { "audit-verify", "audit verify" },
        { "audit-checkpoint", "audit checkpoint" },
        { "audit-proof", "audit prove 7" },
        { "audit-proof", "audit prove --account 0399745066" },
        { "error", "audit prove 9999" },
        { "views-status", "views status" },
        { "views-status", "views rebuild" },
        { "law-fee", "law court-fee --amount 225756746.10 --halved" },
        { "law-fee", "law preservation-fee --amount 225756746.10" },
        { "law-fee", "law enforcement-fee --amount 10000.01" },
        { "law-interest", "law interest --base 219958402.00 --rate 0.06 --from 2024-08-15 --to 2025-01-06 --count both --basis 365" },
        { "law-interest", "law doubled-interest --base 100.00 --from 2024-08-15 --to 2025-01-06 --count first --suspended 2024-09-01..2024-09-30" },
        { "law-interest", "law doubled-interest --base 100.00 --from 2024-08-15 --to 2025-01-06 --count last --paid 2024-09-01=40.00" },
        { "law-allocate", "law allocate --fund 1.01 --weights 1,1,1" },
        { "error", "holder show nobody" },
        { "error", "payout --instalment 9" }
    };

    [Fact]
    public void Every_schema_is_held_to_some_output() =>
        Assert.Equal(JsonSchema.Names(Folder), Outputs.Select(o => (string)o[0]).Concat(["audit-check-proof", "do", "payout-compute", "register-import", "replay", "restore", .. VaultOutputTests.Schemas, .. ProposalOutputTests.Schemas]).Distinct().Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Outputs))]
    public async Task The_output_fits_its_schema(string schema, string words)
    {
        var run = await Bondres.RunAsync(replayed.Folder, [.. words.Split(' '), "--format", "json"]);
        Fits(schema, run.Output);
        Assert.Equal(schema == "error", run.ExitCode != 0);
    }

    [Fact]
    public void A_replay_tells_what_it_did() => Fits("replay", replayed.Replay.Output);

    [Fact]
    public async Task A_dry_run_of_a_script_tells_what_it_would_do() =>
        Fits("replay", (await Bondres.RunAsync(replayed.Folder, "replay", Repository.At("data", "lingnan"), "--dry-run", "--format",
            "json")).Output);

    [Fact]
    public async Task A_command_tells_what_it_recorded_or_would_record()
    {
        var warning = Do("case.warn", "2026-02-01", "'case':'128044','by':'issuer','text':'t'");
        Fits("do", (await Bondres.RunAsync(replayed.Folder, "do", "--dry-run", "--format", "json", warning)).Output);
        Fits("error", (await Bondres.RunAsync(replayed.Folder, "do", "--format", "json", warning.Replace("issuer", "nobody"))).Output);
    }

    [Fact]
    public async Task An_import_tells_how_the_file_was_read_or_what_is_wrong_with_it()
    {
        await File.WriteAllTextAsync(Path.Combine(replayed.Folder, "good.csv"), "account,person,units\n0000000001,P,1\n");
        await File.WriteAllTextAsync(Path.Combine(replayed.Folder, "bad.csv"), "account,units\n1,-1\n");
        await File.WriteAllTextAsync(Path.Combine(replayed.Folder, "more.csv"), "account;units\n0000000002;1\n");
        Fits("register-import", (await ImportAsync("good.csv")).Output);
        Fits("register-import", (await ImportAsync("good.csv", "more.csv")).Output);
        Fits("error", (await ImportAsync("bad.csv")).Output);
    }

    [Fact]
    public async Task Events_brought_back_tell_their_root()
    {
        await Bondres.RunAsync(replayed.Folder, "export", "events", "--out", "events.jsonl");
        Fits("restore", (await Bondres.RunAsync(replayed.Folder, "restore", "events.jsonl", "--ledger", "file:restored", "--format", "json")).Output);
    }

    [Fact]
    public async Task A_proof_that_holds_tells_what_it_proves()
    {
        await Bondres.RunAsync(replayed.Folder, "audit", "prove", "--account", "0399365938", "--out", "proof.json");
        Fits("audit-check-proof", (await Bondres.RunAsync(replayed.Folder, "audit", "check-proof", "proof.json", "--format", "json")).Output);
    }

    [Fact]
    public async Task A_payment_straight_from_a_register_tells_its_totals() => Fits("payout-compute", (await Bondres.RunAsync(
        replayed.Folder, "payout", "compute", "--register", Repository.At("data", "lingnan", "register-2024-08-21.csv"),
        "--scheme", "{\"type\":\"one-per\",\"per\":10,\"rounding\":\"ceiling\"}", "--format", "json")).Output);

    private Task<Bondres> ImportAsync(params string[] files) => Bondres.RunAsync(
        replayed.Folder, ["register", "import", .. files, "--record-date", "2025-06-30", "--dry-run", "--format", "json"]);

    private static void Fits(string schema, string output) => Assert.Empty(JsonSchema.Read(Folder, schema).Misfits(JsonNode.Parse(output)));
}
