using System.Text.RegularExpressions;
using EventStore.Client;

namespace BondResolution.EventStore.EventStoreDb;

/// <summary>
/// A ledger on a cluster: <c>esdb://host1:2113,host2:2113,host3:2113?ledger=NAME&amp;…</c>. Beside <c>ledger</c> (default
/// <c>main</c>; several ledgers may be on one cluster) the words behind <c>?</c> are those of the official client: <c>tls</c>,
/// <c>tlsCaFile</c>, <c>tlsVerifyCert</c>, <c>userCertFile</c>, <c>userKeyFile</c>, <c>maxDiscoverAttempts</c>, <c>keepAliveInterval</c>, ….
/// </summary>
public sealed partial class ClusterAddress
{
    /// <summary>The environment's names of user and password; they go before those in the address.</summary>
    public const string UserVariable = "BONDRES_ESDB_USER";

    public const string PasswordVariable = "BONDRES_ESDB_PASSWORD";

    private const string DefaultLedger = "main";

    private readonly string connection;
    private readonly (string User, string Password)? credentials;

    private ClusterAddress(string hosts, string ledger, string connection, (string User, string Password)? credentials) =>
        (Hosts, Ledger, this.connection, this.credentials) = (hosts, ledger, connection, credentials);

    public string Hosts { get; }

    /// <summary>The ledger's name on the cluster: letters, digits, <c>-</c>, <c>_</c>, at most 64.</summary>
    public string Ledger { get; }

    /// <summary>For messages; without credentials.</summary>
    public string Name => $"esdb://{Hosts}?ledger={Ledger}";

    /// <param name="uri">As above.</param>
    /// <param name="user">From the environment; null: as in the address, or nobody.</param>
    /// <param name="password">The user's.</param>
    /// <exception cref="FormatException">No such address; the message says why and holds no secret.</exception>
    public static ClusterAddress Parse(string uri, string? user = null, string? password = null)
    {
        var parts = Form().Match(uri);
        if (!parts.Success)
            throw new FormatException("esdb://host1:2113,host2:2113,host3:2113?ledger=NAME was expected");
        var words = parts.Groups["words"].Value.Split('&', StringSplitOptions.RemoveEmptyEntries).ToList();
        var named = words.FindLast(w => w.StartsWith("ledger=", StringComparison.Ordinal));
        words.RemoveAll(w => w.StartsWith("ledger=", StringComparison.Ordinal));
        var ledger = named?["ledger=".Length..] ?? DefaultLedger;
        if (!LedgerName().IsMatch(ledger))
            throw new FormatException($"a ledger's name has letters, digits, - and _, at most 64; it is {ledger}");
        var hosts = parts.Groups["hosts"].Value;
        var question = words.Count == 0 ? "" : "?" + string.Join('&', words);
        var address = new ClusterAddress(hosts, ledger, $"{parts.Groups["scheme"].Value}://{parts.Groups["user"].Value}{hosts}{question}", user is null ? null : (user, password ?? ""));
        _ = address.Settings();
        return address;
    }

    /// <summary>What the official client is told.</summary>
    internal EventStoreClientSettings Settings()
    {
        try
        {
            var settings = EventStoreClientSettings.Create(connection);
            if (credentials is var (user, password))
                settings.DefaultCredentials = new UserCredentials(user, password);
            // whoever appended must find it in $all at once, and only the leader promises that
            settings.ConnectivitySettings.NodePreference = NodePreference.Leader;
            settings.OperationOptions.ThrowOnAppendFailure = false;
            return settings;
        }
        catch (Exception e) when (e is ConnectionStringParseException or ArgumentException or FormatException or InvalidClientCertificateException)
        {
            // the client's message may quote the whole address, with a password in it
            throw new FormatException(e is InvalidSettingException or InvalidHostException or InvalidClientCertificateException ? e.Message : $"the address cannot be read ({e.GetType().Name})", e);
        }
    }

    [GeneratedRegex(@"^(?<scheme>esdb(\+discover)?)://(?<user>[^@/?]*@)?(?<hosts>[^@/?]+)/?(\?(?<words>.*))?$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();

    [GeneratedRegex("^[A-Za-z0-9_-]{1,64}$", RegexOptions.CultureInvariant)]
    private static partial Regex LedgerName();
}
