using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace BondResolution.ThrowAwayPostgres;

/// <summary>
/// A real server of PostgreSQL that nobody else uses: made in a temporary folder from the binaries that are installed, on a free port of
/// loopback, once a test process and when first asked for. A shell stands beside it whose input is a pipe from here: when this process ends, however it
/// ends, the pipe closes, and the shell stops the server and takes the folder away.
/// </summary>
public sealed class PostgresServer
{
    private const int ReadyWithinMs = 60_000;
    private static readonly Lazy<PostgresServer> One = new(() => new PostgresServer(isDurable: false));
    private static readonly Lazy<PostgresServer> OneDurable = new(() => new PostgresServer(isDurable: true));
    private static int databases;

    // held: its input is what keeps the server alive
    private readonly Process shell;

    private PostgresServer(bool isDurable)
    {
        Port = FreePort();
        var start = new ProcessStartInfo("/bin/sh", ["-c", Script, "sh", Programs!, $"{Port}", isDurable ? "on" : "off"])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/tmp"
        };
        if (Environment.IsPrivilegedProcess)
            start.UserName = Unprivileged;
        shell = Process.Start(start)!;
        var said = new System.Text.StringBuilder();
        shell.OutputDataReceived += (_, line) => said.AppendLine(line.Data);
        shell.ErrorDataReceived += (_, line) => said.AppendLine(line.Data);
        shell.BeginOutputReadLine();
        shell.BeginErrorReadLine();
        for (var since = Stopwatch.StartNew(); !Answers(); Thread.Sleep(50))
        {
            if (shell.HasExited || since.ElapsedMilliseconds > ReadyWithinMs)
                throw new InvalidOperationException($"the PostgreSQL server did not start:\n{said}");
        }
    }

    /// <summary>Why there can be no server here, or null.</summary>
    public static string? Missing => Programs is null ? "the PostgreSQL server (initdb, postgres) is not installed" : null;

    /// <summary>The server of this test process; it syncs nothing to the disk.</summary>
    public static PostgresServer Fast => One.Value;

    /// <summary>The server of this test process for tests of what survives: as an installed one, it syncs every commit to the disk.</summary>
    public static PostgresServer Durable => OneDurable.Value;

    public int Port { get; }

    /// <summary>Makes a database of its own, taken away when it is disposed of.</summary>
    public PostgresDatabase NewDatabase()
    {
        var name = $"test_{Environment.ProcessId}_{Interlocked.Increment(ref databases)}";
        Run($"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'");
        return new PostgresDatabase(this, name);
    }

    /// <summary>Runs a statement in the server's own database.</summary>
    public void Run(string sql)
    {
        using var connection = new NpgsqlConnection($"Host=127.0.0.1;Port={Port};Username={PostgresDatabase.User};Database=postgres;Pooling=false");
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    // Of the server's defaults only those differ that make it reachable by nobody else, and quick where nothing has to survive.
    private const string Script = """
        set -u
        trap '' INT TERM HUP # a whole group of processes may be told to stop: this one tidies up behind the others
        folder=$(mktemp -d /tmp/bondres-postgres-XXXXXX) || exit 1
        trap 'rm -rf "$folder"' EXIT
        "$1/initdb" -D "$folder/data" -U bondres -A trust -E UTF8 --locale=C --no-sync >"$folder/initdb.log" 2>&1 || { cat "$folder/initdb.log"; exit 1; }
        "$1/postgres" -D "$folder/data" -p "$2" -c listen_addresses=127.0.0.1 -c unix_socket_directories="$folder" \
          -c fsync="$3" -c full_page_writes="$3" -c max_connections=200 -c log_min_messages=fatal </dev/null &
        server=$!
        cat >/dev/null
        kill -INT "$server" 2>/dev/null
        wait "$server"
        """;

    private const string Unprivileged = "nobody"; // PostgreSQL refuses to run as root; this user may do nothing else

    /// <summary>The folder of the newest server installed, or null.</summary>
    private static string? Programs { get; } = Candidates().FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres")));

    private static IEnumerable<string> Candidates()
    {
        const string debian = "/usr/lib/postgresql";
        var installed = Directory.Exists(debian)
            ? Directory.GetDirectories(debian).OrderByDescending(v => int.TryParse(Path.GetFileName(v), out var version) ? version : 0).Select(v => Path.Combine(v, "bin"))
            : [];
        return installed.Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries));
    }

    private bool Answers()
    {
        try
        {
            Run("SELECT 1");
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
