using System.Net;
using System.Net.Sockets;

namespace BondResolution.EventStore.Tests.EventStoreDb;

/// <summary>Stands between a client and a server on loopback, and can let what is sent pass and cut the connection before the answer comes.</summary>
internal sealed class CuttingProxy : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly (string Host, int Port) server;
    private int bytesToPass = int.MaxValue;
    private int isArmed;
    private readonly Task accepting;

    public CuttingProxy(string host, int port)
    {
        server = (host, port);
        listener.Start();
        accepting = Task.Run(AcceptAsync);
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>How many connections were cut.</summary>
    public int Cuts { get; private set; }

    /// <summary>From now on lets so many bytes go to the server, gives it the time to work on them, and cuts the connection without letting an answer back; once.</summary>
    public void CutAfter(int bytesSent)
    {
        bytesToPass = bytesSent;
        Volatile.Write(ref isArmed, 1);
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await accepting.ContinueWith(_ => { }, TaskScheduler.Default);
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            var client = await listener.AcceptSocketAsync(stop.Token);
            _ = Task.Run(() => PassAsync(client));
        }
    }

    private async Task PassAsync(Socket client)
    {
        using var _ = client;
        using var upstream = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await upstream.ConnectAsync(server.Host, server.Port);
        await Task.WhenAny(CopyAsync(client, upstream, isToServer: true), CopyAsync(upstream, client, isToServer: false));
    }

    private async Task CopyAsync(Socket from, Socket to, bool isToServer)
    {
        var buffer = new byte[64 * 1024];
        for (int read; (read = await from.ReceiveAsync(buffer, stop.Token)) > 0;)
        {
            if (!isToServer && Volatile.Read(ref isArmed) == 1)
            {
                // an answer while armed is held back; once all was sent that was to be sent it is the one to lose
                if (Volatile.Read(ref bytesToPass) <= 0 && Interlocked.Exchange(ref isArmed, 0) == 1)
                {
                    Cuts++;
                    return;
                }

                if (Volatile.Read(ref bytesToPass) <= 0)
                    return;
            }

            await to.SendAsync(buffer.AsMemory(0, read), stop.Token);
            if (isToServer && Volatile.Read(ref isArmed) == 1)
                Interlocked.Add(ref bytesToPass, -read);
        }
    }
}
