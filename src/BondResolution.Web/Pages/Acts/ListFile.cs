using BondResolution.Web.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace BondResolution.Web.Pages.Acts;

/// <summary><c>/cases/{c}/instalments/{n}/list.csv</c>: the list of a payment as a file, for a link that needs no script.</summary>
internal static class ListFile
{
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/cases/{code}/instalments/{no:int}/list.csv", ReadEndpoints.ListAsync).Takes("asOf", "asKnown").ExcludeFromDescription();
}
