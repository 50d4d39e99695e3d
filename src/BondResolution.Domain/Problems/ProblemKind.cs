namespace BondResolution.Domain.Problems;

/// <summary>
/// One kind of refusal or warning, with its stable code and its text in both languages. Texts name their details in
/// braces: <c>{account}</c>.
/// </summary>
/// <param name="Code">Stable, lower case, <c>area.what</c>; listed in docs/errors.md.</param>
/// <param name="ExitCode">What a command that meets it ends with: 0 a warning, 1 refused by a rule, 2 cannot be read, 3 altered ledger, 4 store out of reach, 70 a fault of the program, 130 and 143 a signal.</param>
/// <param name="English">What was found, and what was expected.</param>
/// <param name="Chinese">The same in Chinese.</param>
/// <param name="Remedy">What to do about it.</param>
/// <param name="RemedyChinese">The same in Chinese.</param>
public sealed record ProblemKind(string Code, int ExitCode, string English, string Chinese, string Remedy, string RemedyChinese)
{
    /// <summary>A problem of this kind with the details its text names.</summary>
    public Problem With(params ReadOnlySpan<(string Name, object? Value)> details) => Problem.Of(this, details);
}
