using System.Security.Authentication;
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
        if (Certificate(e) is { } untrusted)
        {
            return new StoreUnreachableException(
                $"{name} shows a certificate that is not trusted here. Give its authority's certificate with tlsCaFile=FILE, and name the nodes as their certificates do. ({untrusted.Message})", e);
        }

        return e switch
        {
            StreamDeletedException deleted => new LedgerAlteredException($"{name}: the stream {deleted.Stream} was deleted on the cluster.", e),
            NotAuthenticatedException or RpcException { StatusCode: StatusCode.Unauthenticated } => Unreachable(
                "does not know this user, or not by this password", $"Set {ClusterAddress.UserVariable} and {ClusterAddress.PasswordVariable} right"),
            AccessDeniedException or RpcException { StatusCode: StatusCode.PermissionDenied } => Unreachable(
                "lets this user, or nobody without a name, read or write the ledger",
                $"Set {ClusterAddress.UserVariable} and {ClusterAddress.PasswordVariable} to a user who may read $all and write streams that begin bondres/"),
            DiscoveryException => Unreachable("has no leader that answers", "Check hosts, ports and tls=true|false, and that the cluster is up"),
            MaximumAppendSizeExceededException => Unreachable("takes smaller appends than this program makes", $"Set the server's MaxAppendSize to {EventStoreDbStore.MaxAppendBytes} or more"),
            RpcException { StatusCode: StatusCode.Unavailable } => Unreachable("cannot be reached", "Check hosts, ports and tls=true|false, and that the server is up"),
            RpcException { StatusCode: StatusCode.DeadlineExceeded } or TimeoutException => Unreachable("did not answer in time", "Try again; what was recorded is recorded once"),
            RpcException or NotLeaderException or InvalidOperationException =>
                Unreachable("does not answer as it should", "Try again; what was recorded is recorded once"),
            _ => e,
        };

        StoreUnreachableException Unreachable(string what, string todo) => new($"{name} {what}. {todo}. ({Reason(e)})", e);
    }

    private static AuthenticationException? Certificate(Exception? e) => e switch
    {
        null => null,
        AuthenticationException refused => refused,
        RpcException rpc => Certificate(rpc.Status.DebugException) ?? Certificate(rpc.InnerException),
        _ => Certificate(e.InnerException),
    };

    private static string Reason(Exception e) => e is RpcException rpc ? rpc.Status.Detail is { Length: > 0 } detail ? detail : rpc.StatusCode.ToString() : e.Message;
}
