using System.Diagnostics;
using BondResolution.Faults.Tests.Harness;

namespace BondResolution.Faults.Tests;

/// <summary>A run that cannot be done ends with one line, its exit code, and no trace; what it recorded stands.</summary>
public sealed class EndingTests
{
    [Theory]
    [InlineData("INT", 130, "cli.interrupted")]
    [InlineData("TERM", 143, "cli.terminated")]
    public void A_signal_ends_it_with_one_line_that_says_what_stands(string signal, int exitCode, string code)
    {
        if (OperatingSystem.IsWindows())
            return;
        // who is started in the background may be told to ignore Ctrl-C, and hands that on
        using var bondres = new Bondres { Before = "exec env --default-signal=INT,TERM \"$0\" \"$@\"" };
        using var process = bondres.Start("do", "-");
        process.StandardInput.WriteLine(Story.Commands[0]);
        process.StandardInput.Flush();
        Assert.StartsWith("command ", process.StandardError.ReadLine(), StringComparison.Ordinal); // recorded; now it waits for more
        if (OperatingSystem.IsLinux())
            Assert.Matches("Max core file size +0 ", File.ReadAllText($"/proc/{process.Id}/limits"));

        Process.Start("kill", [$"-{signal}", $"{process.Id}"]).WaitForExit();
        var told = process.StandardError.ReadToEnd();
        process.WaitForExit();

        Assert.Equal(exitCode, process.ExitCode);
        Assert.StartsWith($"error {code}: ", told, StringComparison.Ordinal);
        Assert.Contains("recorded 1 event, up to sequence 1, which stand", told, StringComparison.Ordinal);
        Assert.Single(told.TrimEnd('\n').Split('\n'));
        Assert.Equal(1, bondres.Json("audit", "verify").GetProperty("events").GetInt64());
    }

    [Theory]
    [InlineData("exec >/dev/full")]
    [InlineData("exec >&-")]
    public void Standard_output_that_is_full_or_closed_ends_it_with_one_line(string before)
    {
        if (!OperatingSystem.IsLinux())
            return;
        using var bondres = new Bondres();
        Story.PutFiles(bondres);
        bondres.RunWithInput(Story.Input, "do", "-").Well();
        bondres.Before = before;

        foreach (var words in new[] { new[] { "exposure" }, ["exposure", "--format", "json"], ["export", "events"], ["export", "hledger"], ["payout", "--instalment", "1"], ["--help"] })
            Told(bondres.Run(words));
        Told(bondres.Run("do", """{"do":"case.warn","on":"2024-11-02","case":"100001","by":"issuer","text":"w"}"""), "recorded 1 event");
    }

    [Fact]
    public void A_reader_that_leaves_ends_it_with_one_line()
    {
        if (!OperatingSystem.IsLinux())
            return;
        using var bondres = new Bondres();
        Story.PutFiles(bondres);
        bondres.RunWithInput(Story.Input, "do", "-").Well();
        using var process = bondres.Start("export", "events");
        process.StandardOutput.Close();
        var told = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Told(new Answer(process.ExitCode, "", told));
    }

    private static void Told(Answer told, string stands = "nothing was recorded")
    {
        Assert.Equal((4, "cli.output-failed"), (told.ExitCode, told.ErrorCode));
        Assert.Contains(stands, told.Stderr, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", told.Stderr, StringComparison.Ordinal);
    }
}
