using System.CommandLine;
using BondResolution.Application.Exports;
using BondResolution.Application.People;
using BondResolution.Cli.Output;
using BondResolution.Domain.Problems;
using BondResolution.Files.Workbooks;

namespace BondResolution.Cli.Commands;

/// <summary>bondres export xlsx: a case as a workbook for people.</summary>
internal static class WorkbookCommand
{
    public static Command Make()
    {
        var scope = new ScopeOptions();
        var path = OutOption.Make("workbook to write (.xlsx), readable by its owner only; - is standard output");
        var command = scope.AddTo(new Command("xlsx", "a workbook for people: exposure, lists, holders (masked), suits, facts (工作簿)") { path });
        command.SetAction((parsed, cancel) => parsed.GetValue(path) is not { } file
            ? Task.FromResult(Run.Current.Value!.Fail(CommandProblems.BadArguments.With(("message", "--out is missing; the name of a workbook was expected, such as case.xlsx"))))
            : Reading.RunAsync(scope, async (run, ledger, wanted) =>
            {
                var holders = await Holders.OfAsync(ledger, wanted.Code, cancel);
                if (!holders.All().Try(out var known, out var altered))
                    return run.Fail(altered);
                var people = new People(run, revealed: false);
                var sheets = await CaseWorkbook.ReadAsync(ledger.Reports, wanted, account => people.Name(known.GetValueOrDefault(account)), run.Chinese, cancel);
                if (sheets.Problem is { } problem)
                    return run.Fail(problem);
                if (run.Outputs.Write(file, ownerOnly: true, to => Workbook.Write(sheets.Value, to)) is { } unwritten)
                    return run.Fail(unwritten);
                run.Error.WriteLine(run.Say($"{file}: as of {wanted.AsOf:yyyy-MM-dd}, ledger sequence {wanted.AsKnown}", $"{file}：截至 {wanted.AsOf:yyyy-MM-dd}，账本序号 {wanted.AsKnown}"));
                return 0;
            }, cancel));
        return command;
    }
}
