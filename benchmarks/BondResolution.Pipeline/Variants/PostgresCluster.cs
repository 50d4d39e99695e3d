using System.Globalization;
using BondResolution.Pipeline.Processes;

namespace BondResolution.Pipeline.Variants;

/// <summary>
/// A server nobody else uses: made in a folder, reached by a socket in it, stopped and deleted at the end. Settings are the defaults; the locale
/// is C, with which it sorts accounts as the ledger does, and fastest. Run as root it belongs to postgres or nobody, as the server demands.
/// </summary>
internal sealed class PostgresCluster : IDisposable
{
    private readonly string _folder;
    private readonly string _psql;
    private readonly string _bin;
    private readonly IReadOnlyList<string> _as;
    private readonly int _server;

    private PostgresCluster(string folder, string psql, string bin, CancellationToken cancel)
    {
        (_folder, _psql, _bin, _as) = (folder, psql, bin, Libc.IsRoot ? [Programs.Find("runuser")!, "-u", Unprivileged(), "--"] : []);
        Directory.CreateDirectory(folder);
        if (Libc.IsRoot)
            ChildProcess.Ask(["chown", Unprivileged(), folder], cancel);
        try
        {
            Server("initdb", cancel, "--pgdata", Data, "--username", "benchmark", "--auth", "trust", "--encoding", "UTF8", "--locale", "C");
            Server("pg_ctl", cancel, "--pgdata", Data, "--log", Path.Combine(folder, "log"), "--wait", "--options", $"-c listen_addresses='' -c unix_socket_directories='{folder}'", "start");
            _server = int.Parse(File.ReadLines(Path.Combine(Data, "postmaster.pid")).First(), CultureInfo.InvariantCulture);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    private string Data => Path.Combine(_folder, "data");

    /// <summary>A running server, or null with the reason why there is none.</summary>
    public static (PostgresCluster? Cluster, string Missing) Start(string folder, CancellationToken cancel)
    {
        if (Programs.Find("psql") is not { } psql)
            return (null, "psql is not installed");
        if (Programs.FindPostgres() is not { } bin)
            return (null, "initdb and pg_ctl of a PostgreSQL server are not installed");
        if (Libc.IsRoot && Programs.Find("runuser") is null)
            return (null, "the server does not run as root, and runuser (util-linux) is not installed");
        if (folder.Length > 90)
            return (null, "the path of the work folder is too long for a socket; name a shorter one with --work");
        return (new PostgresCluster(folder, psql, bin, cancel), "");
    }

    /// <summary>Runs a script in one psql process, which stops at the first error.</summary>
    public Measured Psql(string name, string script, CancellationToken cancel) =>
        ChildProcess.Run(name, [_psql, "-X", "-q", "-v", "ON_ERROR_STOP=1", "-h", _folder, "-U", "benchmark", "-d", "postgres", "-f", "-"], script, _folder, cancel);

    public bool HasPgcrypto(CancellationToken cancel) =>
        Psql("look", "\\t\n\\a\nSELECT count(*) FROM pg_available_extensions WHERE name = 'pgcrypto';\n", cancel).Output.Trim() == "1";

    /// <summary>Processor time of the server so far: of its own process, its living children, and those that have ended.</summary>
    public (TimeSpan User, TimeSpan System) ServerTime()
    {
        var (user, system) = (0L, 0L);
        foreach (var process in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(process), CultureInfo.InvariantCulture, out var id) || Stat(process) is not { } fields)
                continue;

            // proc(5), counted from behind the name: 1 is the parent, 11 to 14 the ticks in user and system, then those of children waited for.
            if (id != _server && long.Parse(fields[1], CultureInfo.InvariantCulture) != _server)
                continue;
            user += Ticks(fields, 11) + Ticks(fields, 13);
            system += Ticks(fields, 12) + Ticks(fields, 14);
        }

        return (TimeSpan.FromSeconds((double)user / Libc.TicksPerSecond), TimeSpan.FromSeconds((double)system / Libc.TicksPerSecond));
    }

    public void Dispose()
    {
        if (File.Exists(Path.Combine(Data, "postmaster.pid")))
            Server("pg_ctl", CancellationToken.None, "--pgdata", Data, "--mode", "immediate", "--wait", "stop");
    }

    private void Server(string program, CancellationToken cancel, params string[] words) =>
        ChildProcess.Run(program, [.. _as, Path.Combine(_bin, program), .. words], "", _folder, cancel);

    private static string[]? Stat(string process)
    {
        try
        {
            var text = File.ReadAllText(Path.Combine(process, "stat"));
            return text[(text.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static long Ticks(string[] fields, int index) => long.Parse(fields[index], CultureInfo.InvariantCulture);

    private static string Unprivileged() => File.ReadLines("/etc/passwd").Any(l => l.StartsWith("postgres:", StringComparison.Ordinal)) ? "postgres" : "nobody";
}
