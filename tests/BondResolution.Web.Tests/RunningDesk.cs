using System.Net;
using System.Net.Http.Headers;
using System.Text;
using BondResolution.Application.Desk;
using BondResolution.Application.Desk.Users;
using BondResolution.Application.Places;
using BondResolution.EventStore;
using BondResolution.Web.Api;
using BondResolution.Web.Security;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BondResolution.Web.Tests;

/// <summary>A server on a free port of loopback, over a ledger in a temporary folder, with routes that answer and do nothing.</summary>
internal sealed class RunningDesk : IAsyncDisposable
{
    public const string Password = "correct horse battery";

    private readonly DirectoryInfo _folder;
    private readonly WebApplication _app;
    private readonly IEventStore _events;

    private RunningDesk(DirectoryInfo folder, WebApplication app, IEventStore events, UserDirectory users, TestClock clock, KeptLog log) =>
        (_folder, _app, _events, Users, Clock, Log) = (folder, app, events, users, clock, log);

    public UserDirectory Users { get; }

    public TestClock Clock { get; }

    public KeptLog Log { get; }

    public Uri Address => new(_app.Urls.Single());

    /// <summary>Starts one.</summary>
    /// <param name="map">Maps routes; null: some that tests ask for.</param>
    /// <param name="place">The ledger; null: one in a folder of its own.</param>
    /// <param name="isBehindProxy">Whether X-Forwarded-* count.</param>
    /// <param name="clock">Its clock; null: one of its own.</param>
    public static async Task<RunningDesk> StartAsync(Action<WebApplication>? map = null, LedgerPlace? place = null, bool isBehindProxy = false, TestClock? clock = null)
    {
        var folder = Directory.CreateTempSubdirectory("bondres-desk-");
        place ??= new FolderPlace(folder.FullName);
        clock ??= new TestClock();
        KeptLog log = new();
        var events = await place.OpenStoreAsync(clock, CancellationToken.None);
        var users = await UserDirectory.OpenAsync(place, events, clock);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = typeof(RunningDesk).Assembly.GetName().Name });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddProvider(log).SetMinimumLevel(LogLevel.Trace);
        builder.Services.AddDeskSecurity(users, new DeskSecurityOptions(["desk.example"], isBehindProxy), clock);
        builder.Services.AddSingleton(new LedgerPool(place, clock)).AddSingleton<DeskReads>().AddSingleton<DeskProposals>(); // what the frame around every page asks
        var app = builder.Build();
        app.UseDeskSecurity();
        (map ?? Some)(app);
        await app.StartAsync();
        return new RunningDesk(folder, app, events, users, clock, log);
    }

    private static void Some(WebApplication app)
    {
        app.MapGroup("/api/v1").MapUsers();
        app.MapGet("/", () => "cases");
        app.MapGet("/me", (HttpContext context, IAntiforgery antiforgery) => antiforgery.GetAndStoreTokens(context).RequestToken!);
        app.MapPost("/me/revoke", () => "revoked");
        app.MapGet("/api/v1/cases", () => "cases");
        app.MapPost("/api/v1/commands", () => "recorded");
    }

    /// <summary>Adds a user; his password is <see cref="Password"/>.</summary>
    public async Task AddAsync(string name, params Role[] roles) => Assert.Null(await Users.AddAsync("test", name, Password, [.. roles]));

    /// <summary>Somebody who keeps cookies and follows no redirection.</summary>
    /// <param name="isBrowser">Whether every request says that it comes from this server's pages.</param>
    public HttpClient Client(bool isBrowser = false)
    {
        HttpClient client = new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = Address };
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        if (isBrowser)
            client.DefaultRequestHeaders.Add("Origin", Address.GetLeftPart(UriPartial.Authority));
        return client;
    }

    /// <summary>Somebody with a new token of a user.</summary>
    public async Task<HttpClient> ProgramAsync(string name, params Role[] narrowed)
    {
        var token = (await Users.MakeTokenAsync("test", name, 30, narrowed.Length == 0 ? null : [.. narrowed])).Value;
        var client = Client();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>Somebody in a browser who signed in.</summary>
    public async Task<HttpClient> PersonAsync(string name, bool isBrowser = true)
    {
        var client = Client(isBrowser);
        Assert.Equal(HttpStatusCode.SeeOther, (await SignInAsync(client, name)).StatusCode);
        return client;
    }

    public static Task<HttpResponseMessage> SignInAsync(HttpClient client, string name, string password = Password) =>
        client.PostAsync("/login", Form(("name", name), ("password", password)));

    public static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) => new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));

    public static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    /// <summary>What the ledger recorded of its users, by type.</summary>
    public async Task<IReadOnlyList<string>> RecordedAsync()
    {
        List<string> types = [];
        await foreach (var stored in _events.ReadStreamAsync("desk-users"))
            types.Add(stored.Type);
        return types;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await Users.DisposeAsync();
        await _events.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
