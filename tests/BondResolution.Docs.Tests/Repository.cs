using System.Runtime.CompilerServices;

namespace BondResolution.Docs.Tests;

/// <summary>The working tree these tests hold the documents of.</summary>
internal static class Repository
{
    /// <summary>Set to 1 it lets the tests of generated documents rewrite them.</summary>
    public const string RenewVariable = "BONDRES_RENEW_DOCS";

    public static string Root { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", ".."));

    public static bool Renews => Environment.GetEnvironmentVariable(RenewVariable) == "1";

    public static string At(params string[] parts) => Path.Combine([Root, .. parts]);

    public static string Read(params string[] parts) => File.ReadAllText(At(parts));

    private static string Here([CallerFilePath] string path = "") => path;
}
