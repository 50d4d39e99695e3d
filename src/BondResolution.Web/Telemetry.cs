using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace BondResolution.Web;

/// <summary>Metrics and traces of requests, sent where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says; nothing where it says nothing.</summary>
internal static class Telemetry
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static IServiceCollection AddTelemetry(this IServiceCollection services)
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Endpoint)))
            return services;
        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("bondres"))
            .WithMetrics(metrics => metrics.AddAspNetCoreInstrumentation())
            .WithTracing(traces => traces.AddAspNetCoreInstrumentation(one => one.RecordException = false))
            .UseOtlpExporter();
        return services;
    }
}
