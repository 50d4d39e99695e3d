using BondResolution.Application.Desk.Users;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BondResolution.Web.Security;

/// <summary>Who asks, and whether that is allowed: sign-in by cookie or token, the table of routes and roles, what an attacker meets.</summary>
public static class DeskSecurity
{
    /// <summary>The scheme of people, and how a principal says that he came by it.</summary>
    public const string Session = "session";

    /// <summary>The scheme of programs.</summary>
    public const string Bearer = "bearer";

    private const string Either = "desk";

    /// <summary>Adds what <see cref="UseDeskSecurity"/> needs.</summary>
    /// <param name="services">Of the server.</param>
    /// <param name="users">The ledger's users; they stay the caller's.</param>
    /// <param name="options">What the server is called.</param>
    /// <param name="clock">When.</param>
    public static IServiceCollection AddDeskSecurity(this IServiceCollection services, UserDirectory users, DeskSecurityOptions options, TimeProvider clock)
    {
        services.AddSingleton(clock).AddSingleton(users).AddSingleton(options).AddSingleton<SignInLimits>().AddSingleton<SessionTickets>().AddSingleton<RouteCheck>();
        services.AddHostedService(provider => provider.GetRequiredService<RouteCheck>());
        services.AddScoped<SessionEvents>().AddHttpContextAccessor().AddScoped<Visitor>().AddRazorComponents();
        services.AddDataProtection().SetApplicationName("bondres");
        services.AddOptions<KeyManagementOptions>().Configure(keys => keys.XmlRepository = new DeskKeys(users));

        // The framework logs paths, and one is a secret (/first/…); and that keys are kept as they are, where the store is its owner's alone.
        services.AddLogging(log => log.AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error));
        services.AddAuthentication(Either)
            .AddPolicyScheme(Either, null, policy => policy.ForwardDefaultSelector = Chosen)
            .AddCookie(Session, SetCookie)
            .AddScheme<AuthenticationSchemeOptions, BearerHandler>(Bearer, null);
        services.AddOptions<CookieAuthenticationOptions>(Session).Configure<SessionTickets>((cookie, tickets) => cookie.SessionStore = tickets);
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.HeaderName = WriteGuard.Header;
            antiforgery.Cookie.Name = "bondres-form";
            antiforgery.Cookie.SameSite = SameSiteMode.Strict;
            antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            antiforgery.SuppressXFrameOptionsHeader = true; // the policy of every answer says it
        });
        if (options.BehindProxy)
        {
            services.Configure<ForwardedHeadersOptions>(forwarded =>
            {
                forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
                forwarded.KnownProxies.Clear();
                forwarded.KnownIPNetworks.Clear();
            });
        }

        return services;
    }

    /// <summary>
    /// Puts the guards before every route, and maps <c>/login</c>, <c>/logout</c>, <c>/login/again</c>, <c>/first/{secret}</c> and <c>POST /me/password</c>. To be called before any other middleware that
    /// answers. When the server starts, it is refused where a route is not in <see cref="RouteRoles"/>.
    /// </summary>
    public static WebApplication UseDeskSecurity(this WebApplication app)
    {
        if (app.Services.GetRequiredService<DeskSecurityOptions>().BehindProxy)
            app.UseForwardedHeaders();
        app.UseMiddleware<SafeHeaders>();
        app.UseMiddleware<HostGuard>();
        app.UseAuthentication();
        app.UseMiddleware<WriteGuard>();
        app.UseMiddleware<RouteGuard>();
        app.UseAntiforgery();
        app.MapSignIn();
        app.Services.GetRequiredService<RouteCheck>().Application = app;
        return app;
    }

    private static string Chosen(HttpContext context) =>
        context.Request.Headers.Authorization.ToString().StartsWith(BearerHandler.Prefix, StringComparison.OrdinalIgnoreCase) ? Bearer : Session;

    private static void SetCookie(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = SessionCookies.Name;
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Strict;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.Cookie.Path = "/";
        cookie.CookieManager = new SessionCookies();
        cookie.ExpireTimeSpan = SessionEvents.Idle;
        cookie.SlidingExpiration = true;
        cookie.EventsType = typeof(SessionEvents);
    }
}
