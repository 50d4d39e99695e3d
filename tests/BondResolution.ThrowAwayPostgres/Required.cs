using Xunit;

namespace BondResolution.ThrowAwayPostgres;

/// <summary>
/// What tests need beside this repository. Where it is missing a test is skipped and says why; where the environment variable
/// <c>BONDRES_REQUIRE</c> names it in its list (<c>journals,postgres</c>) that is a failure. Only a <c>SkippableFact</c> or
/// <c>SkippableTheory</c> can be skipped.
/// </summary>
public static class Required
{
    private const string Variable = "BONDRES_REQUIRE";

    /// <summary>Whether a component may not be missing.</summary>
    /// <param name="component">As the variable's list names it.</param>
    public static bool Is(string component) =>
        (Environment.GetEnvironmentVariable(Variable) ?? "").Split(',', StringSplitOptions.TrimEntries).Contains(component, StringComparer.Ordinal);

    /// <summary>Skips a test, or fails it, where a component is missing.</summary>
    /// <param name="component">As the variable's list names it.</param>
    /// <param name="missing">Why it is not there; null: it is.</param>
    public static void OrSkip(string component, string? missing)
    {
        if (missing is null)
            return;
        if (Is(component))
            throw new InvalidOperationException($"{Variable} names {component}: {missing}");
        throw new SkipException(missing);
    }

    public static void PostgresOrSkip() => OrSkip("postgres", PostgresServer.Missing);
}
