namespace BondResolution.Cli.Tests.Lingnan;

/// <summary>The case of 128044 replayed once. Shared: its tests only read.</summary>
public sealed class LingnanLedger : IDisposable
{
    public const string Collection = "the case of 128044";

    public LingnanLedger() => Replay = Bondres.Run("replay", Bondres.CaseFolder("lingnan")).Well();

    public Bondres Bondres { get; } = new();

    /// <summary>What the first replay printed.</summary>
    public Answer Replay { get; }

    public void Dispose() => Bondres.Dispose();
}
