using BondResolution.Domain.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace BondResolution.Web.Api;

/// <summary>The query parameters that a route takes; any other is refused, so that a mistyped one is not passed over in silence.</summary>
/// <param name="Names">Their names.</param>
public sealed record Takes(IReadOnlyList<string> Names);

internal static class TakesExtensions
{
    public static RouteHandlerBuilder Takes(this RouteHandlerBuilder route, params string[] names)
    {
        route.WithMetadata(new Takes(names));
        return route.AddEndpointFilter(async (invocation, next) =>
        {
            foreach (var (name, values) in invocation.HttpContext.Request.Query)
            {
                if (!names.Contains(name, StringComparer.Ordinal))
                {
                    return Problems.Result(invocation.HttpContext, DeskProblems.UnknownParameter.With(
                        ("parameter", name), ("known", names.Length == 0 ? "–" : string.Join(", ", names))));
                }

                if (values.Count != 1)
                    return Problems.Result(invocation.HttpContext, DeskProblems.BadParameter.With(("parameter", name), ("value", values.ToString()), ("expected", "one value")));
            }

            return await next(invocation);
        });
    }
}
