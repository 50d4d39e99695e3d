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

    /// <param name="component">As the variable's list names it.</param>
    /// <param name="missing">Why it is not there; null: it is.</param>
    public static void OrSkip(string component, string? missing)
    {
        if (missing is null)
            return;
        var required = (Environment.GetEnvironmentVariable(Variable) ?? "").Split(',', StringSplitOptions.TrimEntries);
        if (required.Contains(component, StringComparer.Ordinal))
            throw new InvalidOperationException($"{Variable} names {component}: {missing}");
        throw new SkipException(missing);
    }

    public static void PostgresOrSkip() => OrSkip("postgres", PostgresServer.Missing);
}
