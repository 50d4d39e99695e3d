using BondResolution.Domain.Problems;
using BondResolution.Files.Outputs;

namespace BondResolution.Files.Tests;

/// <summary>What a user names for output is never what the command reads and never a ledger's, whatever it is called.</summary>
public sealed class OutputGateTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly MemoryStream _stdout = new();

    public OutputGateTests() => Directory.CreateDirectory(_folder["ledger"]);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("register.csv")]
    [InlineData("./ledger/../register.csv")]
    [InlineData("soft")]
    [InlineData("hard")]
    public void An_input_is_not_written_to_under_any_name(string name)
    {
        if (OperatingSystem.IsWindows())
            return;
        File.WriteAllText(_folder["register.csv"], "read");
        File.CreateSymbolicLink(_folder["soft"], "register.csv");
        Link("register.csv", "hard");
        var gate = Gate();
        gate.AddInput(_folder["register.csv"]);

        Assert.Equal("file.output-is-input", gate.Write(_folder[name], ownerOnly: false, to => to.Write("new"u8))?.Code);

        Assert.Equal("read", File.ReadAllText(_folder["register.csv"]));
        Assert.NotNull(new FileInfo(_folder["soft"]).LinkTarget);
    }

    [Theory]
    [InlineData("ledger/events.db")]
    [InlineData("ledger/new.csv")]
    [InlineData("ledger/layouts/new.csv")]
    [InlineData("other/../ledger/new.csv")]
    [InlineData("other/new.csv")] // other is a link to the ledger
    [InlineData("to-events")]
    [InlineData("to-nothing-there")]
    [InlineData("hard")]
    public void Nothing_in_a_ledgers_folder_is_written_to_under_any_name(string name)
    {
        if (OperatingSystem.IsWindows())
            return;
        File.WriteAllText(_folder["ledger/events.db"], "events");
        Directory.CreateDirectory(_folder["ledger/layouts"]);
        Directory.CreateSymbolicLink(_folder["other"], "ledger");
        File.CreateSymbolicLink(_folder["to-events"], "ledger/events.db");
        File.CreateSymbolicLink(_folder["to-nothing-there"], "ledger/nothing");
        Link("ledger/events.db", "hard");

        Assert.Equal("file.output-in-ledger", Gate().Write(_folder[name], ownerOnly: false, to => to.Write("new"u8))?.Code);

        Assert.Equal(["events.db"], Directory.GetFiles(_folder["ledger"]).Select(Path.GetFileName));
        Assert.Equal("events", File.ReadAllText(_folder["ledger/events.db"]));
    }

    [Fact]
    public void A_file_beside_another_ledgers_is_refused_too()
    {
        Directory.CreateDirectory(_folder["keys"]);
        File.WriteAllText(_folder["keys/vault.key"], "key");
        Assert.Equal("file.output-in-ledger", Gate().Refusal(_folder["keys/vault.key"])?.Code);
        Assert.Equal("file.output-in-ledger", Gate().Refusal(_folder["keys/list.csv"])?.Code);
    }

    [Fact]
    public void A_link_is_followed_and_a_file_keeps_its_mode_unless_it_holds_people()
    {
        if (OperatingSystem.IsWindows())
            return;
        File.WriteAllText(_folder["list.csv"], "earlier");
        File.SetUnixFileMode(_folder["list.csv"], (UnixFileMode)0b110_100_000);
        File.CreateSymbolicLink(_folder["link"], "list.csv");

        Assert.Null(Gate().Write(_folder["link"], ownerOnly: false, to => to.Write("new"u8)));
        Assert.Equal(("new", (UnixFileMode)0b110_100_000), (File.ReadAllText(_folder["list.csv"]), File.GetUnixFileMode(_folder["list.csv"])));
        Assert.Equal("list.csv", new FileInfo(_folder["link"]).LinkTarget);

        Assert.Null(Gate().Write(_folder["link"], ownerOnly: true, to => to.Write("people"u8)));
        Assert.Null(Gate().Write(_folder["made"], ownerOnly: true, to => to.Write("people"u8)));
        Assert.Equal((UnixFileMode)0b110_000_000, File.GetUnixFileMode(_folder["list.csv"]));
        Assert.Equal((UnixFileMode)0b110_000_000, File.GetUnixFileMode(_folder["made"]));
    }

    [Fact]
    public async Task A_pipe_and_a_device_are_written_to_and_stay_what_they_are()
    {
        if (OperatingSystem.IsWindows())
            return;
        Run("mkfifo", _folder["pipe"]);
        var read = Task.Run(() => File.ReadAllText(_folder["pipe"]));

        Assert.Null(Gate().Write(_folder["pipe"], ownerOnly: true, to => to.Write("piped"u8), replaces: false));
        Assert.Equal("piped", await read);
        Assert.True(OutputGate.IsForwardOnly(_folder["pipe"]));
        Assert.Null(Gate().Write("/dev/null", ownerOnly: true, to => to.Write("lost"u8), replaces: false));
        Assert.Equal("file.unwritable", Gate().Write("/dev/full", ownerOnly: false, to => to.Write("lost"u8))?.Code);
    }

    [Fact]
    public void A_dash_is_standard_output()
    {
        Assert.Null(Gate().Write("-", ownerOnly: true, to => to.Write("told"u8), replaces: false));
        Assert.Equal("told"u8.ToArray(), _stdout.ToArray());
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\0b")]
    [InlineData("ledger")]
    [InlineData("none/list.csv")]
    public void What_is_no_place_for_a_file_is_refused(string name)
    {
        var problem = Gate().Write(name.Length == 0 ? name : _folder[name], ownerOnly: false, _ => { });
        Assert.Same(FileProblems.Unwritable, problem?.Kind);
    }

    private OutputGate Gate() => new([_folder["ledger"]], () => _stdout);

    private void Link(string file, string name) => Run("ln", _folder[file], _folder[name]);

    private static void Run(string program, params string[] words)
    {
        using var process = System.Diagnostics.Process.Start(program, words);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
