namespace BondResolution.Cli.Tests.Places;

/// <summary>A ledger's keys are where <c>--keys</c> says, whatever kind of ledger it is.</summary>
public sealed class KeysTests
{
    [SkippableTheory]
    [InlineData("file")]
    [InlineData("postgres")]
    public void Keys_are_made_and_looked_for_in_the_folder_that_is_named(string kind)
    {
        using var bondres = Bondres.At(kind);
        var keys = Path.Combine(bondres.Home, "elsewhere", "keys");
        bondres.Run("replay", Bondres.CaseFolder("small"), "--keys", keys).Well();
        var checkpoint = Path.Combine(bondres.Home, "head.txt");
        bondres.Run("audit", "checkpoint", "--out", checkpoint, "--keys", keys).Well();

        Assert.Equal(["signing.key", "vault.key"], Directory.GetFiles(keys).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.False(File.Exists(Path.Combine(bondres.KeyFolder, "vault.key")));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(keys));
        var elsewhere = bondres.Run("do", """{"do":"case.warn","on":"2025-02-01","case":"129001","by":"issuer","text":"w"}""");
        Assert.Equal(("vault.key-missing", 4), (elsewhere.ErrorCode, elsewhere.ExitCode));
        if (kind == "file") // who only reads is told, and answered
            Assert.StartsWith("warning vault.key-missing: ", bondres.Run("exposure", "--case", "129001").Well().Stderr, StringComparison.Ordinal);
        bondres.Run("audit", "verify", "--checkpoint", checkpoint, "--keys", keys).Well();
    }
}
