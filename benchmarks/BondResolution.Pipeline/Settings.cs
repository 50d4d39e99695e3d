namespace BondResolution.Pipeline;

/// <summary>What to measure.</summary>
/// <param name="Rows">Accounts in the register.</param>
/// <param name="Runs">Runs of every variant.</param>
/// <param name="Only">Letters of the variants to run.</param>
/// <param name="Seed">Seed of the register.</param>
/// <param name="Bondres">The built program, an executable or a dll.</param>
/// <param name="Work">Folder for registers, ledgers, databases and lists; deleted at the end unless <paramref name="Keep"/>.</param>
/// <param name="Keep">Whether the folder stays.</param>
internal sealed record Settings(int Rows, int Runs, string Only, ulong Seed, string Bondres, string Work, bool Keep)
{
    public string Register => Path.Combine(Work, "register.csv");

    /// <summary>The words that start the program.</summary>
    public IReadOnlyList<string> BondresWords => Bondres.EndsWith(".dll", StringComparison.Ordinal) ? ["dotnet", Bondres] : [Bondres];
}
