namespace BondResolution.Web.Pages.Shared;

/// <summary>
/// Names of the ledger's streams (docs/events.md): a hyphen in a case's code is written <c>%2D</c>, a per cent sign <c>%25</c>.
/// </summary>
internal static class Streams
{
    /// <param name="kind">Such as <c>case</c>, <c>offer</c>, <c>suit</c>.</param>
    /// <param name="code">The case.</param>
    /// <param name="document">Which offer, suit …; null: the kind has one of a case.</param>
    public static string Name(string kind, string code, string? document = null) =>
        $"{Prefix(kind, code)}{(document is null ? "" : "-" + document)}";

    /// <summary>What a stream is named beside kind and case: its offer, suit, number or record date.</summary>
    public static string Document(string stream, string kind, string code) =>
        stream[Math.Min(stream.Length, Prefix(kind, code).Length + 1)..];

    private static string Prefix(string kind, string code) =>
        $"{kind}-{code.Replace("%", "%25", StringComparison.Ordinal).Replace("-", "%2D", StringComparison.Ordinal)}";
}
