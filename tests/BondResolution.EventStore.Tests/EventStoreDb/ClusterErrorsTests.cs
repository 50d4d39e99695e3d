using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using BondResolution.EventStore.EventStoreDb;
using BondResolution.EventStore.EventStoreDb.Sequence;
using BondResolution.EventStore.EventStoreDb.Wire;
using EventStore.Client;
using Grpc.Core;

namespace BondResolution.EventStore.Tests.EventStoreDb;

/// <summary>A cluster that cannot be used says which of the reasons it was, and what to do.</summary>
public sealed class ClusterErrorsTests
{
    public static TheoryData<string, Exception> Reasons() => new()
    {
        { "not by this password", new NotAuthenticatedException("Unauthenticated") },
        { "read or write the ledger", new AccessDeniedException("Access denied", new InvalidOperationException()) },
        { "certificate that is not trusted", new RpcException(new Status(StatusCode.Internal, "Error starting gRPC call.", new HttpRequestException("no TLS", new AuthenticationException("PartialChain")))) },
        { "certificate that is not trusted", new RpcException(new Status(StatusCode.Unavailable, "x", new AuthenticationException("NameMismatch"))) },
        { "cannot be reached", new RpcException(new Status(StatusCode.Unavailable, "refused")) },
        { "did not answer in time", new RpcException(new Status(StatusCode.DeadlineExceeded, "")) },
        { "no leader", new DiscoveryException(3) }
    };

    [Theory]
    [MemberData(nameof(Reasons))]
    public void Each_reason_has_its_words(string words, Exception thrown)
    {
        var told = Assert.IsType<StoreUnreachableException>(ClusterErrors.Translate(thrown, "esdb://n1", CancellationToken.None));
        Assert.Contains(words, told.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("()", told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nodes_of_a_cluster_whose_certificate_nobody_vouches_for_are_told_from_ones_that_are_not_there()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var key = RSA.Create(2048);
        using var made = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero));
        using var certificate = X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
        using var end = new CancellationTokenSource();
        var serving = ServeAsync(listener, certificate, end.Token);

        Assert.Contains("certificate that is not trusted", await SaidAsync(((IPEndPoint)listener.LocalEndpoint).Port), StringComparison.Ordinal);
        Assert.Contains("no leader", await SaidAsync(1), StringComparison.Ordinal);

        await end.CancelAsync();
        await serving;
    }

    private static async Task<string> SaidAsync(int port)
    {
        var folder = Directory.CreateTempSubdirectory("bondres-esdb-");
        try
        {
            var address = ClusterAddress.Parse($"esdb://127.0.0.1:{port},127.0.0.1:{port}?maxDiscoverAttempts=1&discoveryInterval=10");
            var index = await SqliteSequenceIndex.OpenAsync(Path.Combine(folder.FullName, "sequence.db"), "main");
            return (await Assert.ThrowsAsync<StoreUnreachableException>(async () => await EventStoreDbStore.OpenAsync(address, index, TimeProvider.System, Sample.NewLedger, Guid.NewGuid))).Message;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task ServeAsync(TcpListener listener, X509Certificate2 certificate, CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            try
            {
                using var connection = await listener.AcceptTcpClientAsync(end);
                await using var tls = new SslStream(connection.GetStream());
                await tls.AuthenticateAsServerAsync(certificate);
            }
            catch (Exception e) when (e is OperationCanceledException or IOException or AuthenticationException)
            {
                // the other side did not like it, or the test is over
            }
        }
    }
}
