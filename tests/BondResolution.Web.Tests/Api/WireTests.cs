using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace BondResolution.Web.Tests.Api;

/// <summary>Requests that end before they should, and answers that nobody waits for.</summary>
public sealed class WireTests(ServedCase desk) : IClassFixture<ServedCase>
{
    [Fact]
    public async Task A_body_that_is_cut_off_records_nothing_and_leaves_no_upload_behind()
    {
        var before = await desk.HeadAsync();
        const string Part = "--b\r\nContent-Disposition: form-data; name=\"command\"\r\n\r\n{\"do\":\"register.import\",\"case\":\"128044\",\"on\":\"2025-12-31\",\"recordDate\":\"2025-12-31\",\"file\":\"r.csv\"}\r\n"
            + "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"r.csv\"\r\n\r\n证券账户号码,持有数量\r\n";
        foreach (var (type, body) in ((string, string)[])[("application/json", "{\"do\":\"units.freeze\","), ("multipart/form-data; boundary=b", Part)])
        {
            using var socket = await ConnectAsync();
            await socket.SendAsync(Encoding.UTF8.GetBytes($"POST /api/v1/commands HTTP/1.1\r\nHost: {desk.Address.Authority}\r\n{Bearer()}Content-Type: {type}\r\nContent-Length: 100000\r\n\r\n{body}"));
            socket.Shutdown(SocketShutdown.Send);
            await ReadToEndAsync(socket);
        }

        Assert.Equal(before, await desk.HeadAsync());
        Assert.Empty(Directory.EnumerateDirectories(Path.GetTempPath(), $"bondres-upload-{Environment.ProcessId}-*").SelectMany(Directory.EnumerateFiles));
    }

    [Fact]
    public async Task A_download_that_is_cut_off_disturbs_nobody_else()
    {
        using (var socket = await ConnectAsync())
        {
            await socket.SendAsync(Encoding.UTF8.GetBytes($"GET /api/v1/export/events HTTP/1.1\r\nHost: {desk.Address.Authority}\r\n{Bearer()}\r\n"));
            Assert.True(await socket.ReceiveAsync(new byte[1024]) > 0);
            socket.LingerState = new LingerOption(true, 0); // closed at once, and what is on its way is thrown away
        }

        using var whole = await desk.Clerk.GetAsync("/api/v1/export/events");
        Assert.Equal(HttpStatusCode.OK, whole.StatusCode);
        Assert.Equal(await desk.HeadAsync(), (await whole.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length - 1);
    }

    [Theory]
    [InlineData("head")]
    [InlineData("cases/128044/exposure")]
    [InlineData("events?limit=1")]
    public async Task HEAD_answers_as_GET_does_without_the_content(string route)
    {
        using var get = await desk.Clerk.GetAsync("/api/v1/" + route);
        using var head = await desk.Clerk.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/api/v1/" + route));
        Assert.Equal((get.StatusCode, get.Headers.ETag), (head.StatusCode, head.Headers.ETag));
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_method_that_a_route_does_not_take_is_told_with_those_it_takes()
    {
        using var answer = await desk.Clerk.PutAsync("/api/v1/commands", new StringContent("{}"));
        Assert.Equal((HttpStatusCode.MethodNotAllowed, "http.no-route"), (answer.StatusCode, (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["code"]));
        Assert.Equal(["POST"], answer.Content.Headers.Allow);
    }

    [Fact]
    public async Task Events_are_found_by_the_days_they_take_effect_on()
    {
        var all = await ServedCase.JsonAsync(desk.Clerk, "events?limit=500");
        var some = await ServedCase.JsonAsync(desk.Clerk, "events?limit=500&from=2024-08-14&to=2024-09-09");
        string[] Of(JsonNode page, Func<string, bool> which) => [.. page["items"]!.AsArray().Where(e => which((string)e!["on"]!)).Select(e => e!["sequence"]!.ToString())];
        Assert.Equal(Of(all, on => string.CompareOrdinal(on, "2024-08-14") >= 0 && string.CompareOrdinal(on, "2024-09-09") <= 0), Of(some, _ => true));
        Assert.NotEmpty(Of(some, _ => true));

        using var bad = await desk.Clerk.GetAsync("/api/v1/events?from=yesterday");
        Assert.Equal((HttpStatusCode.BadRequest, "http.bad-parameter"), (bad.StatusCode, (string?)JsonNode.Parse(await bad.Content.ReadAsStringAsync())!["code"]));
    }

    private string Bearer() => $"Authorization: {desk.Clerk.DefaultRequestHeaders.Authorization}\r\n";

    private async Task<Socket> ConnectAsync()
    {
        Socket socket = new(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(desk.Address.Host, desk.Address.Port);
        return socket;
    }

    private static async Task ReadToEndAsync(Socket socket)
    {
        var buffer = new byte[4096];
        try
        {
            while (await socket.ReceiveAsync(buffer) > 0)
            {
            }
        }
        catch (SocketException)
        {
            // the server need not answer what was cut off
        }
    }
}
