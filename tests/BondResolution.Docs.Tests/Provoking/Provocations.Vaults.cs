using BondResolution.Domain.Problems;
using BondResolution.Files.Vault;
using static BondResolution.Docs.Tests.Provoking.Provocation;

namespace BondResolution.Docs.Tests.Provoking;

/// <summary>Codes of the holder vault: vault.</summary>
internal static partial class Provocations
{
    private const string GoodKey = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    private static IEnumerable<Provocation> Vaults() =>
    [
        Vault("vault.key-missing", 4, path =>
        {
            HolderVault.Open(path, null).Value.Dispose();
            File.Delete(Path.Combine(Path.GetDirectoryName(path)!, "vault.key"));
            return HolderVault.Open(path, null).Problem;
        }),
        Vault("vault.key-unreadable", 4, path => HolderVault.Open(path, "no key").Problem),
        Vault("vault.wrong-key", 4, path =>
        {
            HolderVault.Open(path, null).Value.Dispose();
            return HolderVault.Open(path, GoodKey).Problem;
        }),
        Vault("vault.unreachable", 4, path =>
        {
            File.WriteAllText(path, new string('x', 4096));
            return HolderVault.Open(path, GoodKey).Problem;
        }),
        Vault("vault.altered", 3, path =>
        {
            using (var vault = HolderVault.Open(path, GoodKey).Value)
                vault.Write("100001", "digest", 0, VaultRows.Of([new VaultRow("0000000001", "P1", "name", "", "", "", "")]));
            Execute(path, "UPDATE vault_chunk SET content = zeroblob(length(content))");
            using var altered = HolderVault.Open(path, GoodKey).Value;
            return altered.Find("100001", "0000000001").Problem;
        })
    ];

    private static Provocation Vault(string code, int exitCode, Func<string, Problem?> meet) => Computing(code, exitCode, () =>
    {
        var folder = TestLedger.NewFolder();
        try
        {
            return meet(Path.Combine(folder, "vault.db"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    });
}
