using BondResolution.Application.Desk;
using BondResolution.Application.Reporting;
using BondResolution.Files.Payouts;
using BondResolution.Web.Api;
using BondResolution.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace BondResolution.Web.Pages.Acts;

/// <summary><c>/cases/{c}/instalments/{n}/list.csv</c>: the list of a payment as a file, for a link that needs no script.</summary>
internal static class ListFile
{
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/cases/{code}/instalments/{no:int}/list.csv", AnswerAsync).Takes("asOf", "asKnown").ExcludeFromDescription();

    private static async Task<IResult> AnswerAsync(HttpContext context, DeskReads reads, Visitor visitor, string code, int no)
    {
        if (!(await reads.PayoutListAsync(visitor.Request, code, no, context.RequestAborted)).Try(out var list, out var problem))
            return Refusals.Result(context, problem);
        return await Answers.FileAsync(context, "text/csv; charset=utf-8", $"payout-{code}-{no}.csv", to =>
        {
            PayoutListWriter.Write(to, ReportJson.Columns(list));
            return Task.FromResult<Domain.Problems.Problem?>(null);
        });
    }
}
