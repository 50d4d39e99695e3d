using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using BondResolution.Domain.Payouts;
using Npgsql;
using NpgsqlTypes;

namespace BondResolution.Benchmarks.Kernels;

/// <summary>
/// A PostgreSQL cluster of its own on a free port of this machine, thrown away afterwards: default settings, but nothing is
/// synced to the disk and the lines go to a temporary table, which writes no log.
/// </summary>
internal sealed class PostgresCluster : IDisposable
{
    private const int ReadyWithinMs = 30_000;

    /// <summary>PostgreSQL refuses to run as root; this user may do nothing else.</summary>
    private const string Unprivileged = "nobody";

    private readonly string folder;
    private readonly Process server;
    private readonly NpgsqlConnection connection;

    private PostgresCluster(string folder, Process server, NpgsqlConnection connection) =>
        (this.folder, this.server, this.connection) = (folder, server, connection);

    public static bool IsInstalled => Program("initdb") is not null && Program("postgres") is not null;

    public static PostgresCluster Start()
    {
        // The user that initdb runs as makes the folder, so that it owns it.
        var folder = Path.Combine(Path.GetTempPath(), $"bondres-postgres-{Guid.NewGuid():N}");
        using (var initdb = Launch("initdb", "-D", folder, "-U", "bench", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"))
        {
            initdb.WaitForExit();
            if (initdb.ExitCode != 0)
                throw new InvalidOperationException($"initdb ended with {initdb.ExitCode}");
        }

        var port = FreePort();
        var server = Launch("postgres", "-D", folder, "-p", $"{port}", "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "fsync=off");
        var connection = new NpgsqlConnection($"Host=127.0.0.1;Port={port};Username=bench;Database=postgres;Pooling=false;Command Timeout=600");
        var cluster = new PostgresCluster(folder, server, connection);
        try
        {
            cluster.Connect();
            return cluster;
        }
        catch
        {
            cluster.Dispose();
            throw;
        }
    }

    public void Load(PayoutInput input)
    {
        Run("CREATE TABLE holder (account text PRIMARY KEY, units bigint, frozen bigint, deferred bigint, class int)");
        using (var copy = connection.BeginBinaryImport("COPY holder FROM STDIN (FORMAT BINARY)"))
        {
            for (var row = 0; row < input.Count; row++)
            {
                copy.StartRow();
                copy.Write(input.Accounts[row].ToString(), NpgsqlDbType.Text);
                copy.Write(input.Units[row], NpgsqlDbType.Bigint);
                copy.Write(input.Frozen[row], NpgsqlDbType.Bigint);
                copy.Write(input.Deferred[row], NpgsqlDbType.Bigint);
                copy.Write((int)input.Classes[row], NpgsqlDbType.Integer);
            }

            copy.Complete();
        }

        Run("VACUUM ANALYZE holder");
    }

    /// <summary>Materialises the lines a query gives.</summary>
    public void Pay(string query) => Run($"DROP TABLE IF EXISTS paid; CREATE TEMPORARY TABLE paid AS {query}");

    public PaymentSums Sums()
    {
        using var select = connection.CreateCommand();
        select.CommandText = "SELECT sum(units_paid)::bigint, sum(principal)::bigint, sum(interest)::bigint, sum(tax)::bigint, sum(deferred)::bigint FROM paid";
        using var row = select.ExecuteReader();
        row.Read();
        return new PaymentSums(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4));
    }

    public void Dispose()
    {
        connection.Dispose();
        server.Kill(entireProcessTree: true);
        server.WaitForExit();
        server.Dispose();
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    private void Connect()
    {
        for (var since = Stopwatch.StartNew(); ;)
        {
            try
            {
                connection.Open();
                return;
            }
            catch (NpgsqlException) when (!server.HasExited && since.ElapsedMilliseconds < ReadyWithinMs) // still starting
            {
                Thread.Sleep(50);
            }
        }
    }

    private void Run(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static Process Launch(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(Program(program)!, arguments)
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath()
        };
        if (Environment.IsPrivilegedProcess)
            start.UserName = Unprivileged;
        var process = Process.Start(start)!;
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static string? Program(string name)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).ToList();
        if (Directory.Exists("/usr/lib/postgresql"))
            folders.AddRange(Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin")));
        return folders.Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
