using System.Collections.Immutable;
using BondResolution.Application.Commands;
using BondResolution.Application.Recording;
using BondResolution.Domain.Holdings;
using BondResolution.Files.Text;
using BondResolution.Views.Reports;
using static BondResolution.Docs.Tests.Provoking.Provocation;
using static BondResolution.Docs.Tests.Provoking.Scene;

namespace BondResolution.Docs.Tests.Provoking;

/// <summary>Codes of positions: holdings, freeze, transfer.</summary>
internal static partial class Provocations
{
    private static IEnumerable<Provocation> Holdings() =>
    [
        By("holdings.unknown-account", 1, Registered, Freeze("2024-09-01", "0000000008", "f", 1)),
        Asking("holdings.unknown-account", 1, Registered,
            async l => (await l.Ledger.Reports.HolderAsync(new Scope("100001", new DateOnly(2024, 9, 1), 5), "0000000008")).Problem),
        Asking("holdings.does-not-stand", 1, Registered, async l => (await OnWrongFreezeAsync(l, Freeze("2024-09-02", "0000000008", "g", 1))).Refusal),
        By("holdings.below-zero", 1, [.. Registered, Transfer("2024-09-10", Mrs, Firm, 500)], Transfer("2024-09-05", Mrs, "0000000007", 1)),
        By("holdings.below-deferred", 1, [.. Paid, Release("2025-01-28", Frozen, "R:0000000002", 300)], Transfer("2025-02-01", Frozen, Mrs, 280)),
        By("transfer.takes-deferred", 0, Paid, Transfer("2025-02-01", Frozen, Mrs, 280, "judicial")),
        By("holdings.cap-exceeded", 1, [.. Offered, Buy("2024-09-20", Mrs, 100)], Buy("2024-09-10", Mrs, 1)),
        By("holdings.behind-paid", 1, Paid, Transfer("2025-01-26", Mrs, Firm, 1)),
        By("freeze.number-taken", 1, [.. Registered, Freeze("2024-09-01", Mrs, "f", 1)], Freeze("2024-09-02", Mrs, "f", 2)),
        By("freeze.number-taken", 1, Registered, Freeze("2024-09-02", Mrs, "R:0000000001", 2)),
        By("freeze.unknown", 1, Registered, Release("2024-09-02", Mrs, "f", 1)),
        By("freeze.release-too-much", 1, Registered, Release("2024-09-02", Frozen, "R:0000000002", 301)),
        By("freeze.queued", 0, Registered, Freeze("2024-09-02", Frozen, "second", 10)),
        By("transfer.to-self", 1, Registered, Transfer("2024-09-02", Mrs, Mrs, 1)),
        By("transfer.too-much", 1, Registered, Transfer("2024-09-02", Mrs, Firm, 501)),
        By("transfer.frozen", 1, Registered, Transfer("2024-09-02", Frozen, Firm, 1)),
        By("transfer.class-known", 1, Registered, Do("units.transfer", "2024-09-02", "'from':'0000000001','to':'0000000003','units':1,'reason':'gift','class':'individual'")),
        By("transfer.class-unknown", 0, [.. Planned, Taxed("individual")], Transfer("2025-01-23", Mrs, "0000000010", 1)),
        By("transfer.judicial-frozen", 0, Registered, Transfer("2024-09-02", Frozen, Firm, 1, "judicial"))
    ];

    /// <summary>
    /// What a command answers behind a freeze of an unknown account, as no version lets one pass; it is taken back first where that is the
    /// command.
    /// </summary>
    private static async Task<CommandOutcome> OnWrongFreezeAsync(TestLedger ledger, string line)
    {
        var command = new CommandEnvelope("units.freeze", new DateOnly(2024, 9, 1), null, "100001", null, null, null, "wrong", "0", new FieldReader(default, "units.freeze"),
            new Dictionary<string, ImmutableArray<FileContent>>());
        await new Session(ledger.Ledger, dryRun: false).RecordHoldingsAsync(command, command.On, _ => new HoldingsEvent.UnitsFrozen("0000000008", "f", 1, FreezeKind.Freeze, null, null), default);
        var refused = await ledger.DoAsync(line);
        // Taking it back is possible, and then everything is again.
        await ledger.GivenAsync(Do("correct", "2024-09-01", "'reverses':'wrong','reason':'r'"), Freeze("2024-09-02", Mrs, "g", 1));
        return refused;
    }

    private static string Freeze(string on, string account, string number, int units) =>
        Do("units.freeze", on, $"'account':'{account}','number':'{number}','units':{units},'kind':'freeze'");

    private static string Release(string on, string account, string number, int units) =>
        Do("units.release", on, $"'account':'{account}','number':'{number}','units':{units}");

    private static string Transfer(string on, string from, string to, int units, string reason = "gift") =>
        Do("units.transfer", on, $"'from':'{from}','to':'{to}','units':{units},'reason':'{reason}'");

    private static string Buy(string on, string account, int units) => Do("buyback.buy", on, $"'offer':'o','account':'{account}','units':{units}");
}
