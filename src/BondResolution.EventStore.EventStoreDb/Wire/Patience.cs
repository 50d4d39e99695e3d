using EventStore.Client;
using Grpc.Core;

namespace BondResolution.EventStore.EventStoreDb.Wire;

/// <summary>How long a call is tried again while the cluster elects a leader or a connection breaks: some half a minute.</summary>
/// <param name="clock">What the waiting goes by.</param>
/// <param name="attempts">At least 1.</param>
internal sealed class Patience(TimeProvider clock, int attempts = Patience.Attempts)
{
    public const int Attempts = 20;

    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    /// <summary>Waits before the next attempt; false where there is none: what failed is not to pass, or was tried often enough.</summary>
    /// <param name="failed">Attempts that failed so far, at least 1.</param>
    public async Task<bool> WaitAsync(int failed, Exception e, CancellationToken cancel)
    {
        if (failed >= attempts || !MayPass(e))
            return false;
        var doubled = First * Math.Pow(2, failed - 1);
        await Task.Delay(doubled < Longest ? doubled : Longest, clock, cancel).ConfigureAwait(false);
        return true;
    }

    /// <summary>Whether trying again may help: no leader at the moment, a broken connection, an answer that was lost.</summary>
    private static bool MayPass(Exception e) => e switch
    {
        NotLeaderException or DiscoveryException or TimeoutException => true,
        RpcException rpc => rpc.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded or StatusCode.Aborted or StatusCode.Unknown or StatusCode.Internal or StatusCode.Cancelled,
        // what the client throws where a batch append meets a node that is no leader any more, or its own closed channel
        InvalidOperationException and not ObjectDisposedException => true,
        _ => false,
    };
}
