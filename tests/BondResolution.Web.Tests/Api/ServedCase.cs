using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using BondResolution.Application.Desk;
using BondResolution.Application.Places;
using BondResolution.Cli;

namespace BondResolution.Web.Tests.Api;

/// <summary>The case of 128044, replayed by the command line into a folder, and the desk that serves it.</summary>
public sealed class ServedCase : IAsyncLifetime
{
    public const string Code = "128044";

    /// <summary>Every user's.</summary>
    public const string Password = "correct horse battery";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bondres-served-");
    private WebServer _server = null!;

    /// <summary>The ledger's URI.</summary>
    public string Ledger => "file:" + Path.Combine(_folder.FullName, "ledger");

    public Uri Address => new(_server.Urls.Single());

    /// <summary>The folder that holds the ledger's.</summary>
    public string Folder => _folder.FullName;

    /// <summary>The folder of the case's script and files.</summary>
    public string Case { get; } = Path.Combine(Root(), "data", "lingnan");

    /// <summary>Who has every role but those of approvers and admins.</summary>
    public HttpClient Clerk { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        var (exit, _, error) = await RunAsync("replay", Path.Combine(Case, "case.jsonl"));
        Assert.True(exit == 0, error);
        var place = LedgerPlace.Of(Ledger, new LedgerSecrets(null, null, null)).Value;
        var addresses = ServeAddress.ParseAll("http://127.0.0.1:0", hasCertificate: false, behindProxy: false).Value;
        _server = (await WebServer.StartAsync(place, new ServeOptions(addresses, [], null, null, false, false), TimeProvider.System, default)).Value;
        Clerk = await AsAsync("clerk", Role.Viewer, Role.Analyst, Role.Clerk, Role.Revealer);
    }

    /// <summary>A program with a token of a new user.</summary>
    public async Task<HttpClient> AsAsync(string name, params Role[] roles)
    {
        Assert.Null(await _server.Users.AddAsync("test", name, Password, [.. roles]));
        var token = (await _server.Users.MakeTokenAsync("test", name, 1, null)).Value;
        var client = Nobody();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>Somebody who is not signed in.</summary>
    public HttpClient Nobody()
    {
        HttpClient client = new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = Address };
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        return client;
    }

    /// <summary>Runs the command line on the same ledger.</summary>
    public async Task<(int Exit, string Output, string Error)> RunAsync(params string[] words)
    {
        StringWriter output = new(), error = new();
        var exit = await CommandLine.RunAsync([.. words, "--ledger", Ledger, "--lang", "en"], output, error, Stream.Null, TimeProvider.System);
        return (exit, output.ToString(), error.ToString());
    }

    /// <summary>What the command line prints as JSON.</summary>
    public async Task<JsonNode> PrintedAsync(params string[] words)
    {
        var (exit, output, error) = await RunAsync([.. words, "--format", "json"]);
        Assert.True(exit == 0, error);
        return JsonNode.Parse(output)!;
    }

    /// <summary>The sequence the ledger stands at.</summary>
    public async Task<long> HeadAsync() => (await JsonAsync(Clerk, "head"))["sequence"]!.GetValue<long>();

    /// <summary>What a route answers, which must be well.</summary>
    public static async Task<JsonNode> JsonAsync(HttpClient client, string route)
    {
        using var answer = await client.GetAsync("/api/v1/" + route);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{route}: {(int)answer.StatusCode} {text}");
        return JsonNode.Parse(text)!;
    }

    /// <summary>Sends a command as JSON.</summary>
    public static async Task<(HttpStatusCode Status, JsonNode Json)> SendAsync(HttpClient client, string command, string query = "", string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/commands" + query) { Content = new StringContent(command, Encoding.UTF8, "application/json") };
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        return await AnswerAsync(client, request);
    }

    /// <summary>Sends a command with files.</summary>
    public static async Task<(HttpStatusCode Status, JsonNode Json)> SendAsync(HttpClient client, string command, (string Name, string Text)[] files, string query = "", string? prefer = null)
    {
        MultipartFormDataContent form = new() { { new StringContent(command, Encoding.UTF8, "application/json"), "command" } };
        foreach (var (name, text) in files)
            form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "file", name);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/commands" + query) { Content = form };
        if (prefer is not null)
            request.Headers.Add("Prefer", prefer);
        return await AnswerAsync(client, request);
    }

    public async Task DisposeAsync()
    {
        Clerk?.Dispose();
        if (_server is not null)
            await _server.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private static async Task<(HttpStatusCode Status, JsonNode Json)> AnswerAsync(HttpClient client, HttpRequestMessage request)
    {
        using var answer = await client.SendAsync(request);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "BondResolution.sln")))
            folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
