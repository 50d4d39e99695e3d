using BondResolution.Docs.Tests.Provoking;

namespace BondResolution.Docs.Tests.Schemas;

/// <summary>The case of data/lingnan, replayed into a ledger that tests ask and do not change.</summary>
public sealed class ReplayedCase : IAsyncLifetime
{
    public string Folder { get; } = TestLedger.NewFolder();

    internal Bondres Replay { get; private set; } = null!;

    public async Task InitializeAsync() => Replay = await Bondres.RunAsync(Folder, "replay", Repository.At("data", "lingnan"), "--format", "json");

    public Task DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return Task.CompletedTask;
    }
}
