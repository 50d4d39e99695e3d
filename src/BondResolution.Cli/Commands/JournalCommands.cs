using System.CommandLine;
using BondResolution.Domain.Books;
using BondResolution.Files.Journals;

namespace BondResolution.Cli.Commands;

/// <summary>bondres export hledger, export beancount: the books of a case for programs that balance books.</summary>
internal static class JournalCommands
{
    public static Command Hledger() =>
        Make("hledger", "the books of a case as a journal for hledger and ledger (复式账，供 hledger、ledger 核对)", HledgerJournal.Write);

    public static Command Beancount() =>
        Make("beancount", "the same books for beancount (复式账，供 beancount 核对)", BeancountJournal.Write);

    private static Command Make(string name, string description, Action<Journal, Stream> write)
    {
        var scope = new ScopeOptions();
        var path = OutOption.Make();
        var command = scope.AddTo(new Command(name, description) { path });
        command.SetAction((parsed, cancel) => Reading.RunAsync(scope, async (run, ledger, wanted) =>
        {
            var report = await ledger.Reports.JournalAsync(wanted, cancel);
            if (report.Problem is { } problem)
                return run.Fail(problem);
            var journal = report.Value;
            var file = OutOption.Path(parsed, path);
            if (run.Write(file, ownerOnly: false, to => write(journal, to)) is { } unwritten)
                return run.Fail(unwritten);
            if (file is null)
                return 0;
            run.Error.WriteLine(run.Say(
                $"{file}: {journal.Entries.Count} transactions; as of {journal.AsOf:yyyy-MM-dd}, ledger sequence {journal.Sequence}, root {journal.Root}",
                $"{file}：{journal.Entries.Count} 笔分录；截至 {journal.AsOf:yyyy-MM-dd}，账本序号 {journal.Sequence}，根 {journal.Root}"));
            return 0;
        }, cancel));
        return command;
    }
}
