using BondResolution.Faults.Tests.Harness;

namespace BondResolution.Faults.Tests;

/// <summary>No room for the ledger: a clear error, no part of a batch, and it goes on when there is room.</summary>
public sealed class DiskFullTests
{
    [Theory]
    [InlineData(60)]
    [InlineData(200)]
    [InlineData(350)]
    public async Task Where_a_file_may_not_grow_it_says_so_and_goes_on_when_it_may(int kilobytes)
    {
        using var bondres = new Bondres();
        Story.PutFiles(bondres);

        // the signal that a file is too large is ignored, so that writing fails as on a full disk
        bondres.Environment["DOTNET_EnableWriteXorExecute"] = "0"; // which the runtime does with a file of its own, larger than that
        bondres.Before = $"trap '' XFSZ; ulimit -f {kilobytes * 2}";
        var told = bondres.RunWithInput(Story.Input, "do", "-");

        Assert.Equal(4, told.ExitCode);
        Assert.Matches("^(store|vault)\\.unreachable$", told.ErrorCode);
        bondres.Before = null;
        var because = $"{kilobytes} KB: {told.Stderr}";
        await Survivor.CheckAsync(bondres, Survivor.Acknowledged(told.Stderr), because);
        bondres.RunWithInput(Story.Input, "do", "-").Well();
        Assert.Equal(await CrashPointTests.Undisturbed.Value, await Survivor.CheckAsync(bondres, Survivor.Acknowledged(told.Stderr), because));
    }
}
