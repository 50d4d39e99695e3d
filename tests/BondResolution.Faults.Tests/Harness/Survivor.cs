using BondResolution.Application;
using BondResolution.Application.Audit;
using BondResolution.Application.Places;
using BondResolution.Application.Tests.Harness;
using BondResolution.EventStore.Codec;

namespace BondResolution.Faults.Tests.Harness;

/// <summary>What must hold of a ledger whatever happened to the programs that worked on it.</summary>
public static class Survivor
{
    private static readonly DateOnly[] Dates = [new(2024, 9, 30), new(2025, 6, 1)];
    private static readonly string[] Accounts = [Story.Named, "0100000009", "0900000001"];

    /// <summary>
    /// Every acknowledged command is there; what was recorded is unaltered; the read models equal ones made anew; a sealed import has its
    /// people in the vault, all of them, and nobody is there without an import. Answers the reports.
    /// </summary>
    /// <param name="bondres">Its ledger; nobody else works on it.</param>
    /// <param name="acknowledged">Ids of the commands the program said were recorded.</param>
    /// <param name="because">Seed and circumstances, for messages.</param>
    public static async Task<string> CheckAsync(Bondres bondres, IEnumerable<string> acknowledged, string because)
    {
        var place = LedgerPlace.Of(bondres.Ledger, new LedgerSecrets(KeyFolder: bondres.KeyFolder)).Value;
        await VaultOrder.CheckAsync(place, because);
        await using var ledger = (await Ledger.OpenAsync(place, "tester", TimeProvider.System)).Value;
        using var key = SigningKey.Load(await place.KeyFolderAsync(default)).Value;
        var verified = await new Verifier(ledger.Store, key.Key, []).RunAsync(default);
        Assert.True(verified.Problem is null, $"{because}: {verified.Problem}");

        var commands = new HashSet<string>();
        await foreach (var stored in ledger.Store.ReadAllAsync())
            commands.Add(stored.CommandId);

        Assert.True(commands.IsSupersetOf(acknowledged), $"{because}: acknowledged and gone: {string.Join(", ", acknowledged.Except(commands))}");
        var reports = await ReportText.OfAsync(ledger, Story.Code, Dates, Accounts);
        await ledger.RebuildViewsAsync();
        Assert.True(reports == await ReportText.OfAsync(ledger, Story.Code, Dates, Accounts), $"{because}: read models differ from those made anew");
        return reports;
    }

    /// <summary>Ids the program printed behind what it recorded.</summary>
    public static IEnumerable<string> Acknowledged(string stderr) => stderr.Split('\n')
        .Where(line => line.StartsWith("command ", StringComparison.Ordinal)).Select(line => line["command ".Length..].Trim());
}
