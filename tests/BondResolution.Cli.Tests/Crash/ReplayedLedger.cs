namespace BondResolution.Cli.Tests.Crash;

/// <summary>The case of 128044 replayed in two parts, with what it answers; whoever damages a ledger works on a copy.</summary>
public sealed class ReplayedLedger : IDisposable
{
    private readonly Lazy<Task<Dictionary<string, string>>> _reports;

    public ReplayedLedger()
    {
        _reports = new(() => Reports.ReadAsync(Bondres));
        Bondres.Run("replay", Bondres.CaseFolder("lingnan"), "--stop-at", "60").Well();
        OlderViews = File.ReadAllBytes(Path.Combine(Bondres.LedgerFolder, "views.db"));
        Bondres.Run("replay", Bondres.CaseFolder("lingnan")).Well();
        Exposure = Bondres.Run("exposure", "--case", "128044").Well().Stdout;
    }

    public Bondres Bondres { get; } = new();

    /// <summary>The bytes of views.db behind the first part.</summary>
    public byte[] OlderViews { get; }

    /// <summary>What the program prints.</summary>
    public string Exposure { get; }

    public Task<Dictionary<string, string>> ReportsAsync() => _reports.Value;

    public void Dispose() => Bondres.Dispose();
}
