using System.Text.Json;
using BondResolution.Application.Places;

namespace BondResolution.Faults.Tests.Harness;

/// <summary>Rule 10 of the design: people are in the vault behind what opens their import and before its first lines.</summary>
public static class VaultOrder
{
    /// <summary>
    /// As things lie, before any ledger is opened and tidies up: the vault has nothing of a file that no import was opened for, and every import
    /// with lines has all of its people, chunk by chunk, the named one among them.
    /// </summary>
    /// <param name="place">Where; nobody else works there.</param>
    /// <param name="because">Seed and circumstances, for messages.</param>
    /// <returns>Digests of the files of which the vault has people.</returns>
    public static async Task<IReadOnlyList<string>> CheckAsync(LedgerPlace place, string because)
    {
        await using var store = await place.OpenStoreAsync(TimeProvider.System, default);
        using var vault = (await place.OpenVaultAsync(default)).Value;
        var imports = new Dictionary<string, (string Digest, int Chunks, bool HasEnded)>(StringComparer.Ordinal);
        var opened = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var stored in store.ReadAllAsync())
        {
            switch (stored.Type)
            {
                case "register.opened/1":
                    var digest = JsonDocument.Parse(stored.Payload).RootElement.GetProperty("fileDigest").GetString()!;
                    opened.Add(digest);
                    imports[stored.Stream] = (digest, 0, false);
                    break;
                case "register.lines/2":
                    imports[stored.Stream] = imports[stored.Stream] with { Chunks = imports[stored.Stream].Chunks + 1 };
                    break;
                case "register.given-up/1" or "register.withdrawn/1":
                    imports.Remove(stored.Stream);
                    break;
                case "register.sealed/1":
                    imports[stored.Stream] = imports[stored.Stream] with { HasEnded = true };
                    break;
            }
        }

        var there = vault.Digests(Story.Code);
        Assert.True(opened.IsSupersetOf(there), $"{because}: the vault has people of a file that no import was opened for");
        foreach (var (digest, chunks, hasEnded) in imports.Values.Where(i => i.Chunks > 0))
        {
            var inVault = vault.CountChunks(Story.Code, digest);
            Assert.True(hasEnded ? inVault == chunks : inVault >= chunks, $"{because}: {chunks} chunks of lines stand, and people of {inVault} are in the vault");
            if (hasEnded)
                Assert.True(vault.Find(Story.Code, Story.Named).Value.Holder is not null, $"{because}: a sealed import without its people");
        }

        return there;
    }
}
