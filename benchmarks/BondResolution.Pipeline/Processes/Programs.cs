using System.Globalization;

namespace BondResolution.Pipeline.Processes;

/// <summary>Where installed programs are.</summary>
internal static class Programs
{
    /// <summary>The path of a program on the PATH or among the system's own (/usr/sbin), or null.</summary>
    public static string? Find(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Append("/usr/sbin")
        .Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    /// <summary>The folder with initdb and pg_ctl: Debian's of the newest version, else the one on the PATH; null if there is none.</summary>
    public static string? FindPostgres()
    {
        const string Debian = "/usr/lib/postgresql";
        var versions = Directory.Exists(Debian) ? Directory.GetDirectories(Debian) : [];
        return versions.OrderByDescending(v => int.TryParse(Path.GetFileName(v), CultureInfo.InvariantCulture, out var n) ? n : 0)
            .Select(v => Path.Combine(v, "bin")).Append(Path.GetDirectoryName(Find("initdb")))
            .FirstOrDefault(bin => bin is not null && File.Exists(Path.Combine(bin, "initdb")) && File.Exists(Path.Combine(bin, "pg_ctl")));
    }

    /// <summary>The first line a program answers to --version.</summary>
    public static string Version(IReadOnlyList<string> words, CancellationToken cancel) => ChildProcess.Ask([.. words, "--version"], cancel).Split('\n')[0];
}
