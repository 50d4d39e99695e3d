using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;

namespace BondResolution.Web.Security;

/// <summary>Refuses to start a server with a route that the table (<see cref="RouteRoles"/>) does not have.</summary>
internal sealed class RouteCheck : IHostedService
{
    /// <summary>The server whose routes are checked.</summary>
    public WebApplication? Application { get; set; }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (Application is null)
            return Task.CompletedTask;
        foreach (var endpoint in ((IEndpointRouteBuilder)Application).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>())
        {
            var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [];
            if (!methods.Any(method => RouteRoles.Find(method, endpoint.RoutePattern.RawText ?? "") is not null))
                throw new InvalidOperationException($"{string.Join(',', methods)} {endpoint.RoutePattern.RawText} is not in the table of roles ({nameof(RouteRoles)})");
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
