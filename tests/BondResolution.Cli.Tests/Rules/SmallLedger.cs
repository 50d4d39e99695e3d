namespace BondResolution.Cli.Tests.Rules;

/// <summary>A small case replayed once; whoever records works on a copy.</summary>
public sealed class SmallLedger : IDisposable
{
    public SmallLedger() => Bondres.Run("replay", Bondres.CaseFolder("small")).Well();

    public Bondres Bondres { get; } = new();

    /// <summary>A ledger of one's own with the case's files beside it.</summary>
    public Bondres Copy()
    {
        var copy = Bondres.Copy();
        foreach (var file in Directory.GetFiles(Bondres.CaseFolder("small"), "*.csv"))
            File.Copy(file, Path.Combine(copy.Home, Path.GetFileName(file)));
        return copy;
    }

    public void Dispose() => Bondres.Dispose();
}
