using System.Globalization;
using BondResolution.Domain.Problems;
using Npgsql;

namespace BondResolution.EventStore.Postgres;

/// <summary>
/// A database of PostgreSQL, from a URI as its own programs take it: <c>postgres://user[:password]@host[:port][,host…]/database[?setting=value&amp;…]</c>.
/// Settings are those of Npgsql, and <c>sslmode</c>, <c>sslrootcert</c>, <c>connect_timeout</c>, <c>application_name</c>, <c>host</c> (a folder: a Unix socket).
/// A password comes from the environment, a password file or the URI, and is never shown.
/// </summary>
public sealed class PostgresAddress
{
    /// <summary>Environment variable that holds the password; besides it those of PostgreSQL itself (PGPASSWORD, PGPASSFILE, ~/.pgpass).</summary>
    public const string PasswordVariable = "BONDRES_POSTGRES_PASSWORD";

    private const int BufferBytes = 64 * 1024; // a chunk of lines is tens of kilobytes

    private readonly NpgsqlConnectionStringBuilder settings;

    private PostgresAddress(NpgsqlConnectionStringBuilder settings) => this.settings = settings;

    /// <summary>The address without its password and settings.</summary>
    public string Name => string.Create(CultureInfo.InvariantCulture,
        $"postgres://{settings.Username}@{(settings.Host!.Contains(',', StringComparison.Ordinal) ? settings.Host : $"{settings.Host}:{settings.Port}")}/{settings.Database}");

    /// <summary>Whether a URI is one of PostgreSQL.</summary>
    public static bool IsOne(string uri) =>
        uri.StartsWith("postgres://", StringComparison.Ordinal) || uri.StartsWith("postgresql://", StringComparison.Ordinal);

    /// <summary>Reads a URI. Problem: <c>store.bad-address</c>, which does not repeat it.</summary>
    /// <param name="uri">The URI.</param>
    /// <param name="password">The password where the URI has none; null: Npgsql looks for it.</param>
    public static Outcome<PostgresAddress> Parse(string uri, string? password = null)
    {
        var (place, query) = Split(uri[(uri.IndexOf("://", StringComparison.Ordinal) + 3)..], '?');
        var (authority, database) = Split(place, '/');
        var at = authority.LastIndexOf('@');
        var (user, secret) = Split(at < 0 ? "" : authority[..at], ':');
        try
        {
            var settings = new NpgsqlConnectionStringBuilder
            {
                ApplicationName = "bondres", ReadBufferSize = BufferBytes, WriteBufferSize = BufferBytes, MaxAutoPrepare = 32, AutoPrepareMinUsages = 3, Timeout = 30,
                NoResetOnClose = true // nothing is left in a session that another use could stumble over
            };
            SetHosts(settings, authority[(at + 1)..]);
            settings.Username = user.Length > 0 ? Uri.UnescapeDataString(user) : Environment.UserName;
            settings.Database = Uri.UnescapeDataString(database);
            settings.Password = secret.Length > 0 ? Uri.UnescapeDataString(secret) : password;
            foreach (var setting in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
            {
                var (name, value) = Split(setting, '=');
                settings[NameOf(Uri.UnescapeDataString(name))] = Uri.UnescapeDataString(value);
            }

            return settings.Host is { Length: > 0 } && settings.Database is { Length: > 0 }
                ? new PostgresAddress(settings)
                : StoreProblems.BadAddress.With(("reason", "it names no host or no database"));
        }
        catch (Exception unknown) when (unknown is ArgumentException or FormatException or OverflowException or KeyNotFoundException or InvalidCastException)
        {
            return StoreProblems.BadAddress.With(("reason", "its port or one of its settings is none that Npgsql knows"));
        }
    }

    /// <summary>Connections to the database whose unqualified names are those of a schema.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="change">Settings that differ from the address, or null.</param>
    public NpgsqlDataSource Connections(string schema, Action<NpgsqlConnectionStringBuilder>? change = null)
    {
        var own = new NpgsqlConnectionStringBuilder(settings.ConnectionString) { SearchPath = schema };
        change?.Invoke(own);
        var source = new NpgsqlDataSourceBuilder(own.ConnectionString);
        source.UsePhysicalConnectionInitializer(Sync, SyncAsync);
        return source.Build();
    }

    // What was answered is on the disk, also on a server that is set up to answer earlier.
    private const string SyncCommits = "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'";

    private static void Sync(NpgsqlConnection connection)
    {
        using var command = new NpgsqlCommand(SyncCommits, connection);
        command.ExecuteNonQuery();
    }

    private static async Task SyncAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand(SyncCommits, connection);
        await command.ExecuteNonQueryAsync().ConfigureAwait(false);
    }

    private static void SetHosts(NpgsqlConnectionStringBuilder settings, string hosts)
    {
        var colon = hosts.LastIndexOf(':');
        if (hosts.Contains(',', StringComparison.Ordinal) || colon < 0 || hosts.EndsWith(']'))
        {
            settings.Host = Uri.UnescapeDataString(hosts).Trim('[', ']');
            return;
        }

        settings.Host = Uri.UnescapeDataString(hosts[..colon]).Trim('[', ']');
        settings.Port = int.Parse(hosts[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture);
    }

    /// <summary>What Npgsql calls a setting of PostgreSQL's own programs.</summary>
    private static string NameOf(string name) => name switch
    {
        "connect_timeout" => "Timeout",
        "sslrootcert" => "Root Certificate",
        "sslcert" => "SSL Certificate",
        "sslkey" => "SSL Key",
        "user" => "Username",
        "dbname" => "Database",
        _ => name.Replace("_", "", StringComparison.Ordinal)
    };

    private static (string Before, string After) Split(string text, char at) =>
        text.IndexOf(at, StringComparison.Ordinal) is var place and >= 0 ? (text[..place], text[(place + 1)..]) : (text, "");
}
