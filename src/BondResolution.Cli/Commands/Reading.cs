using System.Text.Json.Nodes;
using BondResolution.Application;
using BondResolution.Application.Reporting;
using BondResolution.Cli.Output;
using BondResolution.Views.Reports;

namespace BondResolution.Cli.Commands;

/// <summary>What every read command shares.</summary>
internal static class Reading
{
    /// <summary>Opens the ledger, finds out what is asked for, and answers.</summary>
    /// <param name="options">Case, dates.</param>
    /// <param name="answer">Answers the exit code.</param>
    /// <param name="cancel">Cancels.</param>
    /// <param name="records">Whether it is recorded that somebody looked.</param>
    public static Task<int> RunAsync(ScopeOptions options, Func<Run, Ledger, Scope, Task<int>> answer, CancellationToken cancel, bool records = false)
    {
        var run = Run.Current.Value!;
        return run.WithLedgerAsync(async ledger =>
        {
            var scope = await run.ScopeAsync(ledger, options, cancel);
            return scope.Problem is { } problem ? run.Fail(problem) : await answer(run, ledger, scope.Value);
        }, cancel, records ? LedgerUse.Change : LedgerUse.Read);
    }

    /// <summary>Prints a report as JSON or as rows of figures; false where a table is wanted.</summary>
    /// <param name="run">The run.</param>
    /// <param name="report">The report.</param>
    /// <param name="labelAt">The label of the figure at a path; null: the report has none.</param>
    public static bool PrintsJsonOrFlat<T>(Run run, T report, Func<string, string?>? labelAt = null)
    {
        if (run.Format == Format.Table)
            return false;
        PrintJsonOrFlat(run, ReportJson.Of(report), labelAt);
        return true;
    }

    /// <summary>Prints a report that is JSON already, as it is or as rows of figures.</summary>
    public static int PrintJsonOrFlat(Run run, JsonNode json, Func<string, string?>? labelAt = null)
    {
        if (run.Format == Format.Json)
            run.Output.WriteLine(ReportJson.Text(json));
        else
            run.Tables.Flat(json, labelAt);
        return 0;
    }

    /// <summary>Prints a report that is rows: as a table under its heading, as CSV, or as JSON.</summary>
    public static int PrintRows<T>(
        Run run, T report, Action<TextWriter> heading, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows,
        IReadOnlyList<string> csvColumns, IEnumerable<IReadOnlyList<string>> csvRows)
    {
        switch (run.Format)
        {
            case Format.Json:
                run.Output.WriteLine(ReportJson.Text(ReportJson.Of(report)));
                break;
            case Format.Csv:
                // Rows keep to their columns; what they stand for is said beside them.
                heading(run.Error);
                run.Tables.Csv(csvColumns, csvRows);
                break;
            default:
                heading(run.Output);
                run.Tables.Table(columns, rows);
                break;
        }

        return 0;
    }
}
