using EventStore.Client;
using Grpc.Core;

namespace BondResolution.EventStore.EventStoreDb.Wire;

/// <summary>What an error of the client means for the ledger, and what to do about it. No secret is in it.</summary>
internal static class ClusterErrors
{
    /// <param name="e">What the client threw.</param>
    /// <param name="name">The cluster, without credentials.</param>
    /// <param name="cancel">The caller's: where it is cancelled so is the call, whatever the client made of it.</param>
    public static Exception Translate(Exception e, string name, CancellationToken cancel)
    {
        if (cancel.IsCancellationRequested)
            return new OperationCanceledException(e.Message, e, cancel);
        return e switch
        {
            StreamDeletedException deleted => new LedgerAlteredException($"{name}: the stream {deleted.Stream} was deleted on the cluster.", e),
            AccessDeniedException or NotAuthenticatedException => Unreachable(
                "refuses the credentials", $"Set {ClusterAddress.UserVariable} and {ClusterAddress.PasswordVariable} to a user who may read $all and write the ledger's streams"),
            DiscoveryException => Unreachable("has no leader that answers", "Check hosts, ports and tls=true|false, and that the cluster is up"),
            MaximumAppendSizeExceededException => Unreachable("takes smaller appends than this program makes", $"Set the server's MaxAppendSize to {EventStoreDbStore.MaxAppendBytes} or more"),
            RpcException { StatusCode: StatusCode.Unavailable } => Unreachable("cannot be reached", "Check hosts, ports, tls=true|false and the certificate, and that the server is up"),
            RpcException or NotLeaderException or TimeoutException or InvalidOperationException =>
                Unreachable("does not answer as it should", "Try again; what was recorded is recorded once"),
            _ => e,
        };

        StoreUnreachableException Unreachable(string what, string todo) => new($"{name} {what}. {todo}. ({Reason(e)})", e);
    }

    private static string Reason(Exception e) => e is RpcException rpc ? rpc.Status.Detail : e.Message;
}
