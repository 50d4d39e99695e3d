using BondResolution.Domain;
using BondResolution.Domain.Problems;
using BondResolution.Files.Vault;
using static BondResolution.Docs.Tests.Provoking.Provocation;
using static BondResolution.Docs.Tests.Provoking.Scene;

namespace BondResolution.Docs.Tests.Provoking;

/// <summary>Codes of the holder vault, and of personal data in texts: vault, text.</summary>
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
        }),
        Vault("vault.key-exposed", 0, path =>
        {
            HolderVault.Open(path, null).Value.Dispose();
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(Path.Combine(Path.GetDirectoryName(path)!, "vault.key"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
            using var vault = HolderVault.Open(path, null).Value;
            return vault.Exposed;
        }),
        By("vault.unknown-person", 1, Registered, Restrict("0000000007")),
        Asking("vault.too-many", 1, Defaulted, async ledger =>
        {
            ledger.Put("shared.csv", "account,person,units\n" + string.Concat(Enumerable.Range(1, Limits.MaxAccountsOfPerson + 1).Select(i => $"{i:D10},P1,1\n")));
            await ledger.GivenAsync(Import("2024-08-21", "shared.csv"));
            return (await ledger.DoAsync(Restrict("0000000001"))).Refusal;
        }),
        By("vault.retention-runs", 1, Registered, Erase("2025-06-02", "")),
        By("vault.erased", 1, [.. Registered, Erase("2025-06-02", ",'ground':'g'")], Restrict("0000000001")),
        By("vault.not-restricted", 1, Registered, Do("vault.lift", "2025-06-02", "'account':'0000000001','reason':'r'")),
        By("vault.not-reversible", 1, [.. Registered, Restrict("0000000001", ",'id':'w'")], Correct("w")),
        By("vault.stands-already", 0, [.. Registered, Restrict("0000000001")], Restrict("0000000001", ",'id':'again'")),
        By("vault.stands-already", 0, [.. Registered, Erase("2025-06-02", ",'ground':'g'")], Erase("2025-06-02", ",'ground':'g','id':'again'")),
        Running("vault.no-reason", 2, folder => OnRegister(folder, "holder", "show", "0000000001", "--reveal")),
        Running("vault.number-on-command-line", 0, folder => OnRegister(folder, "vault", "show", "189900000001")),
        By("text.identity-number", 1, Opened, Warn("本人 110101199003071233 来电")),
        By("text.mobile-number", 1, Opened, Warn("请拨打 13800001234")),
        By("text.maybe-identity-number", 0, Opened, Warn("证件 440101800101123")),
        Asking("text.name", 0, Defaulted, async ledger =>
        {
            ledger.Put("named.csv", "account,name,units\n0000000001,张三丰,1000\n");
            await ledger.GivenAsync(Import("2024-08-21", "named.csv"));
            return (await ledger.DoAsync(Warn("张三丰来电"))).Warnings.SingleOrDefault();
        })
    ];

    private static string Restrict(string account, string more = "") => Do("vault.restrict", "2025-06-02", $"'account':'{account}','reason':'r'{more}");

    private static string Erase(string on, string more) => Do("vault.erase", on, $"'account':'0000000001','reason':'r'{more}");

    private static string Warn(string text) => Do("case.warn", "2025-06-02", $"'by':'issuer','text':'{text}'");

    /// <summary>A ledger with one person of a number in its register, and words to run on it.</summary>
    private static async Task<string[]> OnRegister(string folder, params string[] words)
    {
        File.WriteAllText(Path.Combine(folder, "register.csv"), "account,person,name,units\n0000000001,189900000001,n,1000\n");
        File.WriteAllLines(Path.Combine(folder, "case.jsonl"), Registered);
        await Bondres.RunAsync(folder, "replay", folder);
        return words;
    }

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
