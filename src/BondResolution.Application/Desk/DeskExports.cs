using BondResolution.Application.Exports;
using BondResolution.Application.People;
using BondResolution.Domain.Problems;
using BondResolution.Files.Journals;
using BondResolution.Files.Workbooks;

namespace BondResolution.Application.Desk;

/// <summary>What the command line exports, written where the desk wants it.</summary>
public sealed class DeskExports(LedgerPool pool)
{
    /// <summary>Writes an export of a case.</summary>
    /// <param name="request">Who asks, of what date and state.</param>
    /// <param name="code">The case.</param>
    /// <param name="kind"><c>hledger</c>, <c>beancount</c> or <c>xlsx</c>.</param>
    /// <param name="to">Where it is written.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<Problem?> WriteAsync(DeskRequest request, string code, string kind, Stream to, CancellationToken cancel) =>
        (await pool.ReadAsync(request.User, async ledger =>
        {
            if (!(await DeskReads.ScopeAsync(ledger, request, code, cancel)).Try(out var scope, out var unread))
                return (Outcome<bool>)unread;
            if (kind == "xlsx")
            {
                var holders = await Holders.OfAsync(ledger, code, cancel);
                if (!holders.All().Try(out var known, out var altered)
                    || !(await CaseWorkbook.ReadAsync(ledger.Reports, scope, account => HolderJson.Name(known.GetValueOrDefault(account), revealed: false, request.Chinese), request.Chinese, cancel))
                        .Try(out var sheets, out altered))
                    return altered;
                Workbook.Write(sheets, to);
                return true;
            }

            if (!(await ledger.Reports.JournalAsync(scope, cancel)).Try(out var journal, out var problem))
                return problem;
            if (kind == "hledger")
                HledgerJournal.Write(journal, to);
            else
                BeancountJournal.Write(journal, to);
            return true;
        }, cancel)).Problem;

    /// <summary>Writes every event with everything that is hashed, as JSON Lines.</summary>
    public async Task<Problem?> WriteEventsAsync(DeskRequest request, Stream to, CancellationToken cancel) =>
        (await pool.ReadAsync<long>(request.User, async ledger => await EventsFile.WriteAsync(ledger.Store, to, cancel), cancel)).Problem;
}
