using System.Text.RegularExpressions;
using BondResolution.Application.Desk;
using static BondResolution.Web.Security.RouteAccess;

namespace BondResolution.Web.Security;

/// <summary>
/// Every route of the server and who may use it: the one table (docs: people and roles). A route that is not in it is refused when the server starts.
/// What parameters are called does not matter: <c>{c}</c> and <c>{code}</c> are the same.
/// </summary>
public static partial class RouteRoles
{
    private const string Api = "/api/v1";

    private static readonly RouteAccess Clerks = Of(Role.Clerk);

    private static readonly RouteAccess Analysts = Of(Role.Analyst, Role.Clerk);

    private static readonly RouteAccess Approvers = Of(Role.Approver);

    private static readonly RouteAccess Admins = Of(Role.Admin);

    /// <summary>Method, path and who may use it.</summary>
    public static IReadOnlyList<(string Method, string Path, RouteAccess Access)> All { get; } =
    [
        .. OfProgram(), .. OfReads(), .. OfWrites(), .. OfPages(), .. OfForms()
    ];

    private static readonly Dictionary<(string, string), RouteAccess> ByRoute = All.ToDictionary(route => (route.Method, Shape(route.Path)), route => route.Access);

    /// <summary>Who may use a route, or null where the table does not have it. HEAD is GET.</summary>
    /// <param name="method">Upper case.</param>
    /// <param name="pattern">The path with its parameters in braces.</param>
    public static RouteAccess? Find(string method, string pattern) => ByRoute.GetValueOrDefault((method == "HEAD" ? "GET" : method, Shape(pattern)));

    private static IEnumerable<(string, string, RouteAccess)> OfProgram() =>
    [
        ("GET", "/healthz", Anyone), ("GET", "/readyz", Anyone), ("GET", "/assets/{file}", Anyone), ("GET", "/favicon.ico", Anyone),
        ("GET", "/_framework/opaque-redirect", Anyone),
        ("GET", "/login", Anyone), ("POST", "/login", Anyone), ("POST", "/logout", Anyone), ("POST", "/login/again", SignedIn), ("POST", "/language", Anyone),
        ("GET", "/first/{secret}", Anyone), ("POST", "/first/{secret}", Anyone)
    ];

    private static IEnumerable<(string, string, RouteAccess)> OfReads()
    {
        foreach (var path in (string[])["/me", "/jobs/{id}", "/openapi/v1.json"])
            yield return ("GET", Api + path, SignedIn);
        yield return ("DELETE", Api + "/jobs/{id}", SignedIn);
        foreach (var path in (string[])
        [
            "/head", "/checkpoint", "/checkpoint/public-key", "/cases", "/cases/{c}/exposure", "/cases/{c}/exposure/series", "/cases/{c}/explain", "/cases/{c}/holders", "/cases/{c}/holders/{a}",
            "/cases/{c}/holders/{a}/receipt", "/cases/{c}/lawsuits", "/cases/{c}/lawsuits/screen", "/cases/{c}/meetings/{n}", "/cases/{c}/meetings/{n}/voters", "/cases/{c}/duties",
            "/cases/{c}/instalments/{n}/payout", "/cases/{c}/instalments/{n}/reconcile", "/cases/{c}/registers/{d}/reconcile", "/cases/{c}/puts", "/cases/{c}/puts/{p}",
            "/cases/{c}/proceedings", "/cases/{c}/proceedings/{p}", "/cases/{c}/proceedings/{p}/claims", "/cases/{c}/security", "/cases/{c}/export/{format}",
            "/cases/{c}/reports/{kind}", "/export/events", "/events", "/events/{seq}", "/events/{seq}/proof", "/streams", "/proposals", "/proposals/{id}", "/proposals/{id}/effect"
        ])
            yield return ("GET", Api + path, Readers);
        yield return ("GET", Api + "/users", Admins);
    }

    private static IEnumerable<(string, string, RouteAccess)> OfWrites() =>
    [
        ("POST", Api + "/verify", Readers),
        ("POST", Api + "/commands", Clerks with { DryRun = Analysts.Roles }),
        ("POST", Api + "/payouts/compute", Analysts),
        ("POST", Api + "/cases/{c}/holders/{a}/reveal", Of(Role.Revealer).WithPassword),
        ("POST", Api + "/proposals", Analysts),
        ("POST", Api + "/proposals/{id}/approve", Approvers.WithPassword),
        ("POST", Api + "/proposals/{id}/reject", Approvers),
        ("POST", Api + "/proposals/{id}/withdraw", Analysts),
        ("POST", Api + "/users", Admins.WithPassword),
        ("PATCH", Api + "/users/{name}", Admins.WithPassword)
    ];

    private static IEnumerable<(string, string, RouteAccess)> OfPages()
    {
        foreach (var path in (string[])["/check", "/help", "/errors/{code}"])
            yield return ("GET", path, Anyone);
        foreach (var path in (string[])
        [
            "/", "/cases/{c}", "/cases/{c}/explain", "/cases/{c}/holders", "/cases/{c}/holders/{a}", "/cases/{c}/instalments", "/cases/{c}/instalments/{n}", "/cases/{c}/instalments/{n}/list.csv", "/cases/{c}/offers",
            "/cases/{c}/offers/{o}", "/cases/{c}/lawsuits", "/cases/{c}/lawsuits/{s}", "/cases/{c}/meetings", "/cases/{c}/meetings/{n}", "/cases/{c}/duties", "/proposals", "/proposals/{id}",
            "/audit", "/audit/events", "/audit/events/{seq}", "/reports", "/reports/{kind}"
        ])
            yield return ("GET", path, Readers);
        foreach (var path in (string[])["/cases/{c}/registers", "/cases/{c}/registers/new"])
            yield return ("GET", path, Analysts);
        foreach (var path in (string[])["/record/case.open", "/cases/{c}/record", "/cases/{c}/record/{do}"])
            yield return ("GET", path, Analysts);
        yield return ("GET", "/users", Admins);
        yield return ("GET", "/me", SignedIn);
    }

    private static IEnumerable<(string, string, RouteAccess)> OfForms() =>
    [
        ("POST", "/record/case.open/preview", Clerks), ("POST", "/cases/{c}/record/{do}/preview", Analysts), ("POST", "/cases/{c}/registers/new/preview", Analysts),
        ("POST", "/record/case.open/commit", Clerks), ("POST", "/cases/{c}/record/{do}/commit", Clerks), ("POST", "/cases/{c}/registers/new/commit", Clerks),
        ("POST", "/cases/{c}/record/{do}/rejects", Analysts), ("POST", "/cases/{c}/registers/new/rejects", Analysts),
        ("POST", "/cases/{c}/record/{do}/propose", Analysts), ("POST", "/cases/{c}/registers/new/propose", Analysts),
        ("POST", "/audit/verify", Readers),
        ("POST", "/cases/{c}/holders/{a}", Of(Role.Revealer).WithPassword),
        ("POST", "/proposals/{id}/approve", Approvers.WithPassword), ("POST", "/proposals/{id}/reject", Approvers), ("POST", "/proposals/{id}/withdraw", Analysts),
        ("POST", "/users", Admins.WithPassword), ("POST", "/users/{name}", Admins.WithPassword),
        ("POST", "/me/password", SignedIn), ("POST", "/me/tokens", SignedIn with { NeedsPassword = true }), ("POST", "/me/revoke", SignedIn)
    ];

    /// <summary>A path with all parameters as <c>{}</c>, beginning with a slash and ending without.</summary>
    private static string Shape(string path) => Parameter().Replace("/" + path.Trim('/'), "{}");

    [GeneratedRegex("\\{[^}]*\\}")]
    private static partial Regex Parameter();
}
