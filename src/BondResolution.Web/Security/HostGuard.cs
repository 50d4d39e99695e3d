using System.Net;
using BondResolution.Domain.Problems;
using BondResolution.Web.Api;
using Microsoft.AspNetCore.Http;

namespace BondResolution.Web.Security;

/// <summary>Answers only to the address a request came in at, to <c>localhost</c> on loopback, and to the names the server was given.</summary>
internal sealed class HostGuard(RequestDelegate next, DeskSecurityOptions options)
{
    public Task InvokeAsync(HttpContext context) =>
        IsOwn(context) ? next(context) : Problems.Result(context, SessionProblems.OtherHost.With()).ExecuteAsync(context);

    private bool IsOwn(HttpContext context)
    {
        var host = context.Request.Host.Host.Trim('[', ']');
        if (host.Length == 0)
            return false;
        if (options.Hosts.Any(own => string.Equals(own.Trim('[', ']'), host, StringComparison.OrdinalIgnoreCase)))
            return true;
        if (context.Connection.LocalIpAddress is not { } here)
            return false;
        here = here.IsIPv4MappedToIPv6 ? here.MapToIPv4() : here;
        return IPAddress.TryParse(host, out var named) ? named.Equals(here) : IPAddress.IsLoopback(here) && string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase);
    }
}
