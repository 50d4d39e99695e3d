using System.Globalization;
using BondResolution.Domain.Problems;
using BondResolution.Files.Registers;
using BondResolution.Files.Text;

namespace BondResolution.Files.Tests.Corpus;

/// <summary>Every file of the corpus gives its report, no more and no less; and files that are no files are refused.</summary>
public sealed class HostileFileTests
{
    public static TheoryData<string> Names => [.. HostileFile.All.Select(file => file.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_hostile_file_gives_its_report(string name)
    {
        var file = HostileFile.All.Single(other => other.Name == name);

        var read = RegisterReader.Read(file.Make(), file.Options ?? new RegisterOptions("r.csv"));

        Assert.Equal(file.Report, Report(read));
        foreach (var problem in read.Problem is { } refused ? refused.Parts.Prepend(refused) : [])
        {
            Assert.DoesNotContain('{', problem.Message(chinese: false).Replace("{\"", "", StringComparison.Ordinal));
            Assert.DoesNotContain('\n', problem.Message(chinese: true));
        }
    }

    [Fact]
    public void A_folder_a_file_without_permission_and_a_stream_without_an_end_are_refused()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(("file.unreadable", "it is a folder"), (FileBytes.Read(folder.Path).Problem!.Code, FileBytes.Read(folder.Path).Problem!.Details.Single(d => d.Key == "reason").Value));
        if (OperatingSystem.IsWindows())
            return;
        File.WriteAllText(folder["closed.csv"], "account,units\n");
        File.SetUnixFileMode(folder["closed.csv"], UnixFileMode.None);
        if (Environment.UserName != "root")
            Assert.Equal("file.unreadable", FileBytes.Read(folder["closed.csv"]).Problem!.Code);
        Assert.Equal("file.too-large", FileBytes.ReadPipe(new FileStream("/dev/zero", FileMode.Open, FileAccess.Read), "-", maxBytes: 1_000_000).Problem!.Code);
        Assert.Equal("file.empty", FileBytes.ReadPipe(Stream.Null, "-").Problem!.Code);
    }

    [Fact]
    public void A_file_that_grows_or_is_cut_while_it_is_read_is_refused()
    {
        Assert.Equal("file.changing", FileBytes.ReadAll(new MemoryStream(new byte[10]), "growing.csv", size: 9).Problem!.Code);
        Assert.Equal("file.changing", FileBytes.ReadAll(new MemoryStream(new byte[10]), "cut.csv", size: 11).Problem!.Code);
        Assert.Equal(10, FileBytes.ReadAll(new MemoryStream(new byte[10]), "still.csv", size: 10).Value.Length);
    }

    [Fact]
    public void A_file_of_2_GB_is_refused_before_it_is_read()
    {
        using var folder = new TemporaryFolder();
        using (var sparse = File.Create(folder["sparse.csv"]))
            sparse.SetLength(2L * 1024 * 1024 * 1024);
        var before = GC.GetTotalAllocatedBytes();

        Assert.Equal("file.too-large", FileBytes.Read(folder["sparse.csv"]).Problem!.Code);

        Assert.True(GC.GetTotalAllocatedBytes() - before < 50_000_000);
    }

    private static string Report(Outcome<RegisterFile> read)
    {
        if (read.Problem is not { } problem)
            return string.Create(CultureInfo.InvariantCulture, $"{read.Value.Count}/{read.Value.Totals.Units}");
        return string.Join(' ', (problem.Parts.IsEmpty ? [problem] : problem.Parts.AsEnumerable()).Select(Fault));
    }

    private static string Fault(Problem problem)
    {
        var line = problem.Details.FirstOrDefault(detail => detail.Key == "line").Value;
        return line is null ? problem.Code : $"{problem.Code}@{line}";
    }
}
