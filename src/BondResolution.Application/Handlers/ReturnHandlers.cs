using BondResolution.Application.Commands;
using BondResolution.Application.People;
using BondResolution.Application.Recording;
using BondResolution.Domain.Holdings;
using BondResolution.Domain.Problems;
using BondResolution.Files.Layouts;
using BondResolution.Files.Lists;

namespace BondResolution.Application.Handlers;

/// <summary>instalment.return, .repay: one payment by hand, or a list of them in a file.</summary>
internal static class ReturnHandlers
{
    public static Task<CommandOutcome> Return(CommandEnvelope command, Session session, CancellationToken cancel) =>
        Record(command, session, PaymentReturns.Return, cancel);

    public static Task<CommandOutcome> Repay(CommandEnvelope command, Session session, CancellationToken cancel) =>
        Record(command, session, PaymentReturns.Repay, cancel);

    private static async Task<CommandOutcome> Record(
        CommandEnvelope command, Session session, Func<HoldingsHistory, int, ReturnRows, DateOnly, Decision<HoldingsEvent>> decide, CancellationToken cancel)
    {
        var f = command.Fields;
        var no = f.Number("no");
        if (!f.Has("file"))
        {
            var byHand = ReturnRows.One(f.Account("account"), f.Money("amount"), f.Text("reason"));
            return await UnitsHandlers.Record(command, session, history => decide(history, no, byHand, command.On), cancel, [byHand.Accounts[0]]);
        }

        var asked = await FileOptions.OfAsync(command, session, LayoutUse.Return, "file");
        if ((f.Finish() ?? asked.Problem ?? await CaseHandlers.NotOpenAsync(command, session)) is { } problem)
            return problem;
        if (!ColumnFile.ReadReturns(command.Files["file"][0], asked.Value).Try(out var list, out var unread))
            return unread;
        var rows = new ReturnRows(list.LineNumbers, list.Accounts, list.Amounts, list.Reasons);
        var outcome = await session.RecordHoldingsAsync(command, command.On, history => decide(history, no, rows, command.On), cancel, together: true);
        if (outcome.Refusal is not null || outcome.Again)
            return outcome;
        foreach (var warning in PersonalTexts.Warnings(command, session, list.Reasons.Distinct(StringComparer.Ordinal).Select(reason => ("reason", reason))))
            outcome = outcome.Warn(warning);
        return FileOptions.WithFile(outcome, session, asked.Value.FileName, list.Passed, list.IsEndUnconfirmed, list.LineNumbers, "expectAmount");
    }
}
