using BondResolution.Cli.Tests.Lingnan;

namespace BondResolution.Cli.Tests.Output;

/// <summary>bondres export hledger, export beancount, as files other programs read.</summary>
[Collection(LingnanLedger.Collection)]
public class JournalTests(LingnanLedger lingnan)
{
    [Theory]
    [InlineData("hledger")]
    [InlineData("beancount")]
    public void A_journal_is_the_same_bytes_on_standard_output_in_a_file_and_in_any_language(string kind)
    {
        var file = Path.Combine(lingnan.Bondres.Home, "journal." + kind);
        var printed = lingnan.Bondres.Run("export", kind, "--case", "128044", "--as-of", "2025-12-31", "--lang", "zh").Well();
        var written = lingnan.Bondres.Run("export", kind, "--as-of", "2025-12-31", "--out", file).Well();

        Assert.Equal(printed.Stdout, File.ReadAllText(file));
        Assert.Empty(written.Stdout);
        Assert.DoesNotContain('\r', printed.Stdout);
        Assert.NotEqual((byte)0xEF, File.ReadAllBytes(file)[0]);
        Assert.DoesNotContain(File.ReadLines(Path.Combine(Bondres.CaseFolder("lingnan"), "register-2024-08-21.csv")).Skip(1).Select(l => l.Split(',')[0]).Take(200),
            account => printed.Stdout.Contains(account, StringComparison.Ordinal));
    }

    [Fact]
    public void As_known_before_a_payment_the_journal_does_not_have_it_and_as_of_before_the_default_it_says_what_is_unknown()
    {
        string Journal(params string[] words) => lingnan.Bondres.Run(["export", "hledger", .. words]).Well().Stdout;
        Assert.Contains("Instalment 1: paid", Journal("--as-of", "2025-12-31"), StringComparison.Ordinal);
        Assert.DoesNotContain("Instalment 1: paid", Journal("--as-of", "2025-12-31", "--as-known", "60"), StringComparison.Ordinal);
        Assert.Contains("\n; UNKNOWN: no default is recorded", Journal("--as-of", "2024-08-13"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_written_leaves_what_stood_there_and_exits_2()
    {
        var answer = lingnan.Bondres.Run("export", "hledger", "--out", Path.Combine("no-folder", "x.journal"));
        Assert.Equal((2, "file.unwritable"), (answer.ExitCode, answer.ErrorCode));
        Assert.Equal((1, "case.unknown"), (lingnan.Bondres.Run("export", "beancount", "--case", "1").ExitCode, lingnan.Bondres.Run("export", "beancount", "--case", "1").ErrorCode));
    }
}
