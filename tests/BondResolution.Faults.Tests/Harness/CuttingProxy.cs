using System.Net;
using System.Net.Sockets;

namespace BondResolution.Faults.Tests.Harness;

/// <summary>
/// Stands on loopback between the program and a server. Once, when what the program sends holds a given text, it cuts the connection: before
/// it has passed the text on, or after the server has answered it and before the program hears so.
/// </summary>
public sealed class CuttingProxy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly int _server;
    private readonly byte[] _text;
    private readonly bool _passesOn;
    private int _cuts;

    public CuttingProxy(int server, ReadOnlySpan<byte> text, bool passesOn)
    {
        (_server, _text, _passesOn) = (server, text.ToArray(), passesOn);
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>How often it has cut: 0 or 1.</summary>
    public int Cuts => Volatile.Read(ref _cuts);

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ServeAsync(await _listener.AcceptTcpClientAsync());
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // the test is over
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        using (var server = new TcpClient())
        {
            try
            {
                await server.ConnectAsync(IPAddress.Loopback, _server);
                var isCut = new TaskCompletionSource();
                await Task.WhenAny(SendAsync(client.GetStream(), server.GetStream(), isCut), AnswerAsync(server.GetStream(), client.GetStream(), isCut.Task));
            }
            catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException)
            {
                // one side has gone: the other is let go with it
            }
        }
    }

    private async Task SendAsync(NetworkStream from, NetworkStream to, TaskCompletionSource isCut)
    {
        var buffer = new byte[64 * 1024];
        for (int read; (read = await from.ReadAsync(buffer)) > 0;)
        {
            if (buffer.AsSpan(0, read).IndexOf(_text) >= 0 && Interlocked.CompareExchange(ref _cuts, 1, 0) == 0)
            {
                if (!_passesOn)
                    return;
                isCut.SetResult(); // from here on the program hears nothing
                await to.WriteAsync(buffer.AsMemory(0, read));
                await Task.Delay(Timeout.Infinite); // until the answer has come and ended this connection
            }

            await to.WriteAsync(buffer.AsMemory(0, read));
        }
    }

    private static async Task AnswerAsync(NetworkStream from, NetworkStream to, Task isCut)
    {
        var buffer = new byte[64 * 1024];
        for (int read; (read = await from.ReadAsync(buffer)) > 0;)
        {
            if (isCut.IsCompleted)
                return;
            await to.WriteAsync(buffer.AsMemory(0, read));
        }
    }
}
