using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace BondResolution.Web.Pages.Shared;

/// <summary>The two times of an address: as of which date, and as known at which sequence or instant.</summary>
internal static class TwoTimes
{
    private static readonly string[] Names = ["asOf", "asKnown"];

    /// <summary>The address with the two times of a request.</summary>
    public static string Keep(HttpRequest request, string address)
    {
        foreach (var name in Names)
        {
            if (request.Query[name] is [{ Length: > 0 } value, ..])
                address += $"{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{name}={Uri.EscapeDataString(value)}";
        }

        return address;
    }

    /// <summary>Whether a request asks for a past state: as known at some time, or as of a day before today in China.</summary>
    public static bool IsPast(HttpRequest request) =>
        request.Query["asKnown"] is [{ Length: > 0 }, ..]
        || (request.Query["asOf"] is [{ Length: > 0 } asOf, ..] && string.CompareOrdinal(asOf, Today(request)) < 0);

    /// <summary>Today in China, by the server's clock.</summary>
    public static string Today(HttpRequest request) => request.HttpContext.RequestServices.GetRequiredService<TimeProvider>()
        .GetUtcNow().ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
