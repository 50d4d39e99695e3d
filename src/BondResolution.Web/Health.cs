using BondResolution.Application;
using BondResolution.Application.Desk;
using BondResolution.Domain.Problems;
using BondResolution.Web.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace BondResolution.Web;

/// <summary>Whether the process lives, and whether the store can be reached; nothing of the ledger.</summary>
internal static class Health
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/healthz", () => Results.Text("{\"alive\":true}", "application/json")).Takes();
        app.MapGet("/readyz", async (HttpContext context, LedgerPool pool) => await IsReadyAsync(pool, context.RequestAborted)
            ? Results.Text("{\"ready\":true}", "application/json")
            : Results.Text("{\"ready\":false}", "application/json", statusCode: StatusCodes.Status503ServiceUnavailable)).Takes();
    }

    private static async Task<bool> IsReadyAsync(LedgerPool pool, CancellationToken cancel)
    {
        try
        {
            return (await pool.ReadAsync("desk", async ledger => (Outcome<long>)(await ledger.Store.ReadHeadAsync(cancel)).Sequence, cancel)).Problem is null;
        }
        catch (Exception thrown) when (Failures.ProblemOf(thrown) is not null)
        {
            return false;
        }
    }
}
