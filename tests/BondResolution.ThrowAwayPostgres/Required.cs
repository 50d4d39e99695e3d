namespace BondResolution.ThrowAwayPostgres;

/// <summary>
/// What tests need beside this repository. Where it is missing a test is skipped and says why; where the environment variable
/// <c>BONDRES_REQUIRE</c> names it in its list (<c>journals,postgres</c>) that is a failure.
/// </summary>
public static class Required
{
    private const string Variable = "BONDRES_REQUIRE";

    // what the test runner takes for a skipped test
    private const string SkipToken = "$XunitDynamicSkip$";

    /// <param name="component">As the variable's list names it.</param>
    /// <param name="missing">Why it is not there; null: it is.</param>
    public static void OrSkip(string component, string? missing)
    {
        if (missing is null)
            return;
        var required = (Environment.GetEnvironmentVariable(Variable) ?? "").Split(',', StringSplitOptions.TrimEntries);
        throw new InvalidOperationException(required.Contains(component, StringComparer.Ordinal) ? $"{Variable} names {component}: {missing}" : SkipToken + missing);
    }

    public static void PostgresOrSkip() => OrSkip("postgres", PostgresServer.Missing);
}
