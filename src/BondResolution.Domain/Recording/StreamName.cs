namespace BondResolution.Domain.Recording;

/// <summary>
/// Names of streams: what they hold, the case's code, and the document's own id, joined by hyphens. A hyphen in a code is
/// written %2D (and a per cent sign %25), so that no two documents of any two cases share a name.
/// </summary>
public static class StreamName
{
    /// <summary>The one stream of its kind in a case.</summary>
    public static string Of(string kind, string code) => $"{kind}-{Escape(code)}";

    /// <summary>The stream of one document of a case.</summary>
    public static string Of(string kind, string code, string id) => $"{kind}-{Escape(code)}-{id}";

    private static string Escape(string code) =>
        code.Replace("%", "%25", StringComparison.Ordinal).Replace("-", "%2D", StringComparison.Ordinal);
}
