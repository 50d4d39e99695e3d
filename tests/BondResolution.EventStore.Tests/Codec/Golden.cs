using BondResolution.Domain.Recording;
using BondResolution.EventStore.Codec;

namespace BondResolution.EventStore.Tests.Codec;

/// <summary>
/// The bytes of one event of every type and version, as they were first written. A file here is never changed: a ledger
/// somewhere holds such events.
/// </summary>
internal static class Golden
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Codec", "golden");

    /// <summary>Names of all golden files, e.g. <c>case.defaulted.1.json</c>.</summary>
    public static IEnumerable<string> Files => Directory.EnumerateFiles(Folder).Select(f => Path.GetFileName(f)!);

    /// <summary>The file of a type, e.g. of <c>case.defaulted/1</c>.</summary>
    public static string FileOf(string type) => type.Replace('/', '.') + ".json";

    /// <summary>The payload a file holds; the file has one line end more.</summary>
    public static byte[] Payload(string type)
    {
        var bytes = File.ReadAllBytes(Path.Combine(Folder, FileOf(type)));
        Assert.Equal((byte)'\n', bytes[^1]);
        return bytes[..^1];
    }

    /// <summary>The secret of all golden lines.</summary>
    public static readonly byte[] Secret = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];

    /// <summary>Every stored name.</summary>
    public static TheoryData<string> Types => [.. EventCatalogue.All.Select(e => e.Name)];

    /// <summary>The names that are written: of every type its latest version.</summary>
    public static TheoryData<string> Written => [.. EventCatalogue.Written.Select(e => e.Name)];
}
