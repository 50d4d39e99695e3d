using BondResolution.Application.Commands;
using BondResolution.Application.People;
using BondResolution.Application.Recording;
using BondResolution.Domain.Desk;
using BondResolution.Domain.Holdings;
using BondResolution.Domain.Problems;
using BondResolution.Domain.Registers;

namespace BondResolution.Application.Handlers;

/// <summary>Every command there is, and how one is run: once for an id, whoever repeats it.</summary>
public static class CommandTable
{
    private static readonly Dictionary<string, CommandHandler> Handlers = new(StringComparer.Ordinal)
    {
        ["case.open"] = CaseHandlers.Open,
        ["case.warn"] = CaseHandlers.Warn,
        ["case.default"] = CaseHandlers.Default,
        ["case.accelerate"] = CaseHandlers.Accelerate,
        ["case.acknowledge"] = CaseHandlers.Acknowledge,
        ["meeting.hold"] = CaseHandlers.HoldMeeting,
        ["register.import"] = RegisterHandlers.Import,
        ["register.adopt"] = RegisterHandlers.Adopt,
        ["register.withdraw"] = CorrectHandler.Withdraw,
        ["units.freeze"] = UnitsHandlers.Freeze,
        ["units.release"] = UnitsHandlers.Release,
        ["units.transfer"] = SuccessionHandlers.Transfer,
        ["buyback.offer"] = BuybackHandlers.Open,
        ["buyback.tender"] = BuybackHandlers.Tender,
        ["buyback.settle"] = BuybackHandlers.Settle,
        ["buyback.buy"] = BuybackHandlers.Buy,
        ["buyback.close"] = BuybackHandlers.Close,
        ["plan.adopt"] = PlanHandlers.Adopt,
        ["plan.amend"] = PlanHandlers.Amend,
        ["instalment.declare"] = InstalmentHandlers.Declare,
        ["instalment.fund"] = InstalmentHandlers.Fund,
        ["instalment.pay"] = InstalmentHandlers.Pay,
        ["instalment.release"] = InstalmentHandlers.Release,
        ["instalment.return"] = ReturnHandlers.Return,
        ["instalment.repay"] = ReturnHandlers.Repay,
        ["lawsuit.file"] = LawsuitHandlers.File,
        ["lawsuit.accept"] = LawsuitHandlers.Accept,
        ["lawsuit.join"] = LawsuitHandlers.Join,
        ["lawsuit.leave"] = LawsuitHandlers.Leave,
        ["lawsuit.fee"] = LawsuitHandlers.Fee,
        ["lawsuit.defer-fee"] = LawsuitHandlers.DeferFee,
        ["lawsuit.pay-fee"] = LawsuitHandlers.PayFee,
        ["lawsuit.refund-fee"] = LawsuitHandlers.RefundFee,
        ["lawsuit.amend"] = SuitCourseHandlers.Amend,
        ["lawsuit.judge"] = SuitCourseHandlers.Judge,
        ["lawsuit.appeal"] = SuitCourseHandlers.Appeal,
        ["lawsuit.effective"] = SuitCourseHandlers.Effective,
        ["lawsuit.enforce"] = SuitCourseHandlers.Enforce,
        ["lawsuit.suspend"] = SuitCourseHandlers.Suspend,
        ["lawsuit.resume"] = SuitCourseHandlers.Resume,
        ["lawsuit.settle"] = SuitCourseHandlers.Settle,
        ["lawsuit.mediate"] = SuitCourseHandlers.Mediate,
        ["lawsuit.withdraw"] = SuitCourseHandlers.Withdraw,
        ["lawsuit.advance"] = SuitCourseHandlers.Advance,
        ["lawsuit.credit"] = SuitCourseHandlers.Credit,
        ["lawsuit.recover"] = RecoveryHandlers.Recover,
        ["vault.restrict"] = VaultHandlers.Restrict,
        ["vault.lift"] = VaultHandlers.Lift,
        ["vault.erase"] = VaultHandlers.Erase,
        ["correct"] = CorrectHandler.Correct,
        [DeskPolicy.Command] = PolicyHandler.Set
    };

    /// <summary>Names of all commands that record.</summary>
    public static IReadOnlyCollection<string> Names => Handlers.Keys;

    /// <summary>
    /// Runs a command: answers what an earlier run recorded, refuses an id used for other content and what was recorded and taken back since, or records.
    /// </summary>
    public static async Task<CommandOutcome> RunAsync(CommandEnvelope command, Session session, CancellationToken cancel = default)
    {
        if (!(await RecordedCommand.FindAsync(command, session, cancel)).Try(out var recorded, out var refusal))
            return refusal;
        if (recorded.Told is { } told)
            return new CommandOutcome(null, [told], [.. recorded.Events], Again: true);
        CommandOutcome outcome;
        try
        {
            outcome = await ApprovalGate.PassAsync(recorded.Command, session, recorded.Events, () => RunAsync(recorded.Command, session, recorded.Events, cancel), cancel);
        }
        catch (DoesNotStandException broken)
        {
            return broken.Problem;
        }

        if (outcome.Refusal is not null || recorded.Command.Id == command.Id)
            return outcome;
        outcome = outcome with { RecordedUnder = recorded.Command.Id };
        return recorded.Anew is { } anew && !outcome.Again && !outcome.Events.IsEmpty ? outcome.Warn(anew) : outcome;
    }

    private static async Task<CommandOutcome> RunAsync(CommandEnvelope command, Session session, IReadOnlyList<RecordedEvent> earlier, CancellationToken cancel)
    {
        if (earlier.Count > 0 && !await CutOff.IsAsync(command, session, earlier, cancel) && !RegisterHandlers.VaultLacks(command, session, earlier))
            return new CommandOutcome(null, [], [.. earlier], Again: true);
        // What an earlier version of the program let pass stands, and is answered as it was.
        if (earlier.Count == 0 && PersonalTexts.Refusal(command) is { } personal)
            return personal;
        if (earlier.Count == 0 && await OtherWidth.RefusalAsync(command, session, cancel) is { } alike)
            return alike;
        var outcome = await CorrectHandler.WithCommandsAsync(await Handlers[command.Do](command, session, cancel), session, cancel);
        if (outcome.Refusal is null && !outcome.Again)
            outcome = outcome with { Warnings = [.. outcome.Warnings, .. await Plausibility.WarningsAsync(command, session), .. PersonalTexts.Warnings(command, session)] };
        if (!session.IsDryRun && outcome.Events.Any(e => e.Event is Register.Event.Withdrawn or Register.Event.GivenUp))
            await VaultUpkeep.PurgeAsync(session.Ledger, command.Case, cancel);
        return earlier.Count > 0 && outcome.Refusal is null && (outcome.Again || outcome.Events.IsEmpty)
            ? new CommandOutcome(null, [], [.. earlier], Again: true)
            : outcome;
    }
}
