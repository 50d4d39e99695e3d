using BondResolution.Domain.Problems;
using BondResolution.Files.Workbooks;
using BondResolution.Views.Reports;

namespace BondResolution.Application.Exports;

/// <summary>A case as a workbook for people: what it is, exposure with labels and sources, every list, every fact. Figures are those of the reports.</summary>
public static class CaseWorkbook
{
    /// <summary>Reads what the sheets show. Lists of a million rows are read when they are written.</summary>
    /// <param name="reports">The reports of a ledger that is caught up.</param>
    /// <param name="scope">The case, its date and sequence.</param>
    /// <param name="maskedName">What may be shown of an account's holder, or null.</param>
    /// <param name="chinese">The language of headings.</param>
    /// <param name="cancel">Cancels.</param>
    public static async Task<Outcome<IReadOnlyList<Sheet>>> ReadAsync(Reports reports, Scope scope, Func<string, string?> maskedName, bool chinese, CancellationToken cancel = default)
    {
        var exposure = await reports.ExposureAsync(scope, cancel);
        if (exposure.Problem is { } problem)
            return problem;
        var (series, suits) = (await reports.SeriesAsync(scope, null, cancel), await reports.LawsuitAsync(scope, null, cancel));
        var (holders, facts) = (await reports.HoldersAsync(scope, cancel), await reports.FactsAsync(scope, cancel));
        var texts = new WorkbookTexts(chinese);
        Sheet[] sheets =
        [
            ReportSheets.About(exposure.Value, facts.Value.Terms, texts),
                ReportSheets.Exposure(exposure.Value, facts.Value.Sources, texts), ReportSheets.Series(series.Value, texts),
                ReportSheets.Instalments(exposure.Value, facts.Value.Sources, texts),
            .. exposure.Value.Instalments.Where(i => i.Base > 0).Select(i => ListSheets.Payment(reports, scope, i.No, texts)),
            ListSheets.Holders(holders.Value, maskedName, texts), SuitSheets.Suits(suits.Value, texts), SuitSheets.Claims(suits.Value, texts), ReportSheets.Facts(facts.Value, texts)
        ];
        var known = exposure.Value.AsKnown;
        var asOf = FormattableString.Invariant($"{scope.AsOf:yyyy-MM-dd}");
        var head = (texts.Say(FormattableString.Invariant($"{scope.Code} · as of {asOf} · sequence {known.Sequence}"),
                FormattableString.Invariant($"{scope.Code} · 截至 {asOf} · 账本序号 {known.Sequence}")) + $" · {facts.Value.Terms.Name}",
            texts.Say("root ", "根 ") + known.Root);
        return Outcomes.Of<IReadOnlyList<Sheet>>([.. sheets.Select(sheet => sheet with { Head = head })]);
    }
}
