using BondResolution.Domain.Problems;
using BondResolution.Views.Reports;

namespace BondResolution.Application.Payouts;

/// <summary>The payment that came before an instalment's own: what its list is compared with.</summary>
public static class PayoutBefore
{
    /// <summary>The list of the paid instalment with the highest number below this one's, or why there is none.</summary>
    public static async Task<Outcome<PayoutList>> OfAsync(Ledger ledger, Scope scope, int no, CancellationToken cancel)
    {
        if (!(await ledger.Reports.ExposureAsync(scope, cancel)).Try(out var exposure, out var problem))
            return problem;
        return exposure.Instalments.Where(i => i.No < no && i.Base > 0).Select(i => i.No).DefaultIfEmpty().Max() is > 0 and var last
            ? await ledger.Reports.PayoutAsync(scope, last, cancel)
            : PlanProblems.NothingBefore.With(("no", no), ("date", scope.AsOf));
    }
}
