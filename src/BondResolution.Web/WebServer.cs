using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Threading.RateLimiting;
using BondResolution.Application.Desk;
using BondResolution.Application.Desk.Users;
using BondResolution.Application.Places;
using BondResolution.Domain.Problems;
using BondResolution.EventStore;
using BondResolution.Web.Api;
using BondResolution.Web.Pages;
using BondResolution.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace BondResolution.Web;

/// <summary>The desk: a ledger served to browsers and programs, from its start to its end.</summary>
public sealed class WebServer : IAsyncDisposable
{
    /// <summary>Requests at once; one more is told to come again.</summary>
    private const int MostRequests = 200;

    /// <summary>How long those under way may take to end when the server stops.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(8);

    private readonly LedgerPool _pool;
    private WebApplication? _app;
    private IEventStore? _events;
    private UserDirectory? _users;

    private WebServer(LedgerPool pool) => _pool = pool;

    /// <summary>Where it is answered, such as http://127.0.0.1:8420; known once it has started.</summary>
    public IReadOnlyList<string> Urls => [.. _app!.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses];

    /// <summary>Its users.</summary>
    public UserDirectory Users => _users!;

    /// <summary>Opens a ledger and listens. Problems: those of opening it, <c>serve.*</c>.</summary>
    /// <param name="place">Where the ledger is.</param>
    /// <param name="options">Where it listens, and how.</param>
    /// <param name="clock">When.</param>
    /// <param name="cancel">Cancels.</param>
    public static async Task<Outcome<WebServer>> StartAsync(LedgerPlace place, ServeOptions options, TimeProvider clock, CancellationToken cancel)
    {
        X509Certificate2? certificate = null;
        if (options.Certificate is { } file && !Certificate(file, options.CertificateKey).Try(out certificate, out var unfit))
            return unfit;
        UploadFolder.Sweep();
        var server = new WebServer(new LedgerPool(place, clock));
        Problem? refused;
        try
        {
            refused = await server.OpenAsync(place, options, certificate, clock, cancel);
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }

        if (refused is null)
            return server;
        await server.DisposeAsync();
        return refused;
    }

    private async Task<Problem?> OpenAsync(LedgerPlace place, ServeOptions options, X509Certificate2? certificate, TimeProvider clock, CancellationToken cancel)
    {
        if ((await _pool.ReadAsync("desk", async ledger => (Outcome<long>)await ledger.CatchUpAsync(cancel), cancel)).Problem is { } closed)
            return closed;
        _events = await place.OpenStoreAsync(clock, cancel);
        _users = await UserDirectory.OpenAsync(place, _events, clock, cancel);
        _app = Build(_pool, _users, options, certificate, clock);
        try
        {
            await _app.StartAsync(cancel);
            return null;
        }
        catch (Exception taken) when (taken is IOException or SocketException)
        {
            var urls = string.Join("; ", options.Addresses.Select(a => $"{a.Host}:{a.Port}"));
            return ServeProblems.AddressTaken.With(("url", urls), ("reason", taken.InnerException?.Message ?? taken.Message));
        }
    }

    /// <summary>Takes no new requests, and waits for those under way.</summary>
    public async Task StopAsync()
    {
        using var late = new CancellationTokenSource(Grace);
        await _app!.StopAsync(late.Token);
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
            await _app.DisposeAsync();
        if (_users is not null)
            await _users.DisposeAsync();
        if (_events is not null)
            await _events.DisposeAsync();
        await _pool.DisposeAsync();
    }

    private static WebApplication Build(LedgerPool pool, UserDirectory users, ServeOptions options, X509Certificate2? certificate, TimeProvider clock)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = [], ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.Sources.Clear(); // what it is told, it is told by its words alone
        builder.Configuration.AddInMemoryCollection();
        builder.WebHost.UseKestrelHttpsConfiguration().UseShutdownTimeout(Grace).ConfigureKestrel(kestrel => Listen(kestrel, options.Addresses, certificate));
        Log(builder.Logging, options.JsonLog);
        var services = builder.Services;
        services.AddSingleton(pool).AddSingleton<DeskReads>().AddSingleton<DeskCommands>().AddSingleton<DeskAudit>().AddSingleton<DeskExports>()
            .AddSingleton<DeskPayouts>().AddSingleton<DeskJobs>().AddSingleton<DeskProposals>();
        services.AddApiDescription().AddTelemetry();
        services.AddDeskSecurity(users, new DeskSecurityOptions([.. options.Addresses.Select(a => a.Host), .. options.Hosts], options.BehindProxy), clock);
        services.AddDeskPages();
        services.AddRateLimiter(limits =>
        {
            limits.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, bool>(
                _ => RateLimitPartition.GetConcurrencyLimiter(true, _ => new ConcurrencyLimiterOptions { PermitLimit = MostRequests, QueueLimit = 0 }));
            limits.OnRejected = async (rejected, _) => await Problems.Result(rejected.HttpContext,
                DeskProblems.Crowded.With(("most", MostRequests), ("seconds", 1)), status: StatusCodes.Status503ServiceUnavailable).ExecuteAsync(rejected.HttpContext);
        });
        var app = builder.Build();
        app.UseMiddleware<Faults>();
        app.UseRouting();
        app.UseDeskSecurity();
        app.UseRateLimiter();
        app.Use(NoRouteAsync);
        app.UseNoSuchPage();
        Health.Map(app);
        var api = app.MapGroup("/api/v1");
        ((IEndpointConventionBuilder)api).Add(AnswerHead);
        ReadEndpoints.Map(api);
        CommandEndpoints.Map(api);
        AuditEndpoints.Map(api);
        ProposalEndpoints.Map(api);
        api.MapUsers();
        ApiDescription.Map(api);
        app.MapDeskPages();
        return app;
    }

    /// <summary>What answers GET answers HEAD: the same, without the content.</summary>
    private static void AnswerHead(EndpointBuilder endpoint)
    {
        var methods = endpoint.Metadata.OfType<IHttpMethodMetadata>().LastOrDefault()?.HttpMethods;
        if (methods is [var only] && HttpMethods.IsGet(only))
            endpoint.Metadata.Add(new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Head]));
    }

    /// <summary>Tells programs what people see as a page: that nothing is there.</summary>
    private static async Task NoRouteAsync(HttpContext context, RequestDelegate next)
    {
        if (!context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
        {
            await next(context);
            return;
        }

        if (context.GetEndpoint() is not null)
            await next(context);
        var status = context.GetEndpoint() is null ? StatusCodes.Status404NotFound : context.Response.StatusCode;
        if (context.Response.HasStarted || status is not (StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed))
            return;
        var asked = status == StatusCodes.Status405MethodNotAllowed ? $"{context.Request.Method} {context.Request.Path.Value}" : context.Request.Path.Value;
        await Problems.Result(context, DeskProblems.NoRoute.With(("path", asked)), status).ExecuteAsync(context);
    }

    private static void Listen(KestrelServerOptions kestrel, IReadOnlyList<ServeAddress> addresses, X509Certificate2? certificate)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = Upload.MostFieldBytes;
        kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(240, TimeSpan.FromSeconds(10));
        foreach (var address in addresses)
        {
            if (address.Address is { } one)
                kestrel.Listen(one, address.Port, Secure);
            else
                kestrel.ListenAnyIP(address.Port, Secure);

            void Secure(ListenOptions listen)
            {
                if (address.IsSecure)
                    listen.UseHttps(certificate!);
            }
        }
    }

    private static void Log(ILoggingBuilder log, bool isJson)
    {
        log.ClearProviders();
        if (isJson)
            log.AddJsonConsole(json => (json.UseUtcTimestamp, json.TimestampFormat) = (true, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'"));
        else
            log.AddSimpleConsole(text => (text.SingleLine, text.TimestampFormat, text.UseUtcTimestamp, text.ColorBehavior) = (true, "yyyy-MM-dd'T'HH:mm:ss'Z' ", true, LoggerColorBehavior.Disabled));
        log.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        log.AddFilter("Microsoft", LogLevel.Warning);
        log.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
        log.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None); // why it does not start is told by the command
    }

    private static Outcome<X509Certificate2> Certificate(string file, string? key)
    {
        try
        {
            return X509Certificate2.CreateFromPemFile(file, key);
        }
        catch (Exception unfit) when (unfit is CryptographicException or IOException or UnauthorizedAccessException)
        {
            return ServeProblems.BadCertificate.With(("file", file), ("reason", unfit.Message.TrimEnd('.')));
        }
    }
}
