using System.Text;
using BondResolution.Cli.Tests.Lingnan;

namespace BondResolution.Cli.Tests.Output;

/// <summary>People are in the vault, encrypted, and nowhere else.</summary>
[Collection(LingnanLedger.Collection)]
public sealed class PrivacyTests(LingnanLedger lingnan)
{
    /// <summary>How names, identity and person numbers of the register begin: no prefix found, none of them found.</summary>
    private static readonly string[] Prefixes = ["虚构持有人0", "虚构基金0", "虚构机构0", "虚构境外机构0", "虚构其他持有人0", "SYN-0", "18900000"];

    [Fact]
    public void Every_name_and_number_of_the_register_begins_with_a_prefix_that_is_looked_for()
    {
        foreach (var row in Rows())
            Assert.All([row[1], row[2], row[3]], value => Assert.Contains(Prefixes, p => value.StartsWith(p, StringComparison.Ordinal)));
    }

    [Fact]
    public void No_name_and_no_number_of_a_person_stands_in_any_file_of_the_ledger()
    {
        foreach (var file in Directory.GetFiles(lingnan.Bondres.LedgerFolder))
        {
            var bytes = File.ReadAllBytes(file).AsSpan();
            foreach (var prefix in Prefixes)
            {
                Assert.True(bytes.IndexOf(Encoding.UTF8.GetBytes(prefix)) < 0, $"{Path.GetFileName(file)} holds {prefix} in UTF-8");
                Assert.True(bytes.IndexOf(Encoding.Unicode.GetBytes(prefix)) < 0, $"{Path.GetFileName(file)} holds {prefix} in UTF-16");
            }
        }
    }

    [Theory]
    [InlineData("exposure")]
    [InlineData("exposure series")]
    [InlineData("payout --instalment 1")]
    [InlineData("lawsuit show")]
    [InlineData("audit events", true)]
    public void No_output_names_a_person(string words, bool ofTheLedger = false)
    {
        string[] all = [.. words.Split(' '), .. ofTheLedger ? Array.Empty<string>() : ["--case", "128044"]];
        foreach (var format in new[] { "table", "json", "csv" })
            NoneIn(lingnan.Bondres.Run([.. all, "--format", format]).Well());
        NoneIn(lingnan.Replay);
    }

    [Fact]
    public void A_holder_is_shown_masked()
    {
        foreach (var row in Rows().Where((_, i) => i % 1200 == 0))
        {
            foreach (var format in new[] { "table", "json" })
                NoneIn(lingnan.Bondres.Run("holder", "show", row[0], "--case", "128044", "--format", format).Well());
        }
    }

    [Fact]
    public void A_faulty_register_is_reported_without_names()
    {
        using var bondres = lingnan.Bondres.Copy();
        var file = bondres.Write("faulty.csv", "account,person,name,id_number,class,units,frozen",
            "0199000001,189000000001,虚构持有人00001,SYN-00000001,individual,many,0", "0199000002,189000000002,虚构持有人00002,SYN-00000002,individual,5,9");

        var import = bondres.Run("register", "import", file, "--case", "128044", "--record-date", "2025-12-31");

        Assert.Equal(("register.faulty", 1), (import.ErrorCode, import.ExitCode));
        Assert.Contains("line 2", import.Stderr, StringComparison.Ordinal);
        Assert.Contains("line 3", import.Stderr, StringComparison.Ordinal);
        NoneIn(import);
    }

    [Fact]
    public void The_vault_is_for_its_owner_only()
    {
        if (OperatingSystem.IsWindows())
            return;
        foreach (var name in new[] { "vault.db", "vault.key" })
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(lingnan.Bondres.LedgerFolder, name)));
    }

    private static void NoneIn(Answer answer) =>
        Assert.All(Prefixes, p => Assert.DoesNotContain(p, answer.Stdout + answer.Stderr, StringComparison.Ordinal));

    private static IEnumerable<string[]> Rows() =>
        File.ReadLines(Path.Combine(Bondres.CaseFolder("lingnan"), "register-2024-08-21.csv")).Skip(1).Select(l => l.Split(','));
}
