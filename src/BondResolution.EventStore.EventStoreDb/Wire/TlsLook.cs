using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using EventStore.Client;

namespace BondResolution.EventStore.EventStoreDb.Wire;

/// <summary>
/// The client that looks for a leader says only that it found none. So where it found none this looks whether a node's certificate was why, by the
/// client's own settings.
/// </summary>
internal static class TlsLook
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    /// <summary>What is wrong with the certificate of the first node that shows one that is not trusted; null where none does.</summary>
    public static async Task<AuthenticationException?> UntrustedAsync(EventStoreClientConnectivitySettings settings, CancellationToken cancel)
    {
        if (settings.Insecure || !settings.TlsVerifyCert)
            return null;
        foreach (var (host, port) in settings.GossipSeeds.Select(Place))
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            patience.CancelAfter(Longest);
            try
            {
                using var connection = new TcpClient();
                await connection.ConnectAsync(host, port, patience.Token).ConfigureAwait(false);
                await using var tls = new SslStream(connection.GetStream());
                await tls.AuthenticateAsClientAsync(Options(host, settings), patience.Token).ConfigureAwait(false);
            }
            catch (AuthenticationException untrusted)
            {
                return untrusted;
            }
            catch (Exception e) when (e is SocketException or IOException || (e is OperationCanceledException && !cancel.IsCancellationRequested))
            {
                // it has another reason not to answer
            }
        }

        return null;
    }

    private static SslClientAuthenticationOptions Options(string host, EventStoreClientConnectivitySettings settings)
    {
        var options = new SslClientAuthenticationOptions { TargetHost = host };
        if (settings.TlsCaFile is { } authority)
        {
            options.CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            options.CertificateChainPolicy.CustomTrustStore.Add(authority);
        }

        return options;
    }

    private static (string Host, int Port) Place(EndPoint seed) => seed switch
    {
        DnsEndPoint dns => (dns.Host, dns.Port),
        IPEndPoint ip => (ip.Address.ToString(), ip.Port),
        _ => throw new ArgumentException($"{seed} is no place of a node.", nameof(seed)),
    };
}
