using BondResolution.Application.Commands;
using BondResolution.Application.Desk.Proposals;
using BondResolution.Application.Recording;
using BondResolution.Domain.Desk;
using BondResolution.Domain.Problems;
using BondResolution.EventStore;

namespace BondResolution.Application.Handlers;

/// <summary>
/// The one place on the way to recording where a command is held to the policy of its case. A command that its policy covers passes under
/// an approval only; any other is appended
/// only where the policy is still the one that it was held to, or, where an amount decided, where nothing at all was recorded since.
/// </summary>
internal static class ApprovalGate
{
    /// <param name="command">The command.</param>
    /// <param name="session">Where it is recorded or tried out.</param>
    /// <param name="earlier">What it recorded before; a command that began before a policy is finished under what held then.</param>
    /// <param name="run">Runs it.</param>
    /// <param name="cancel">Cancels.</param>
    public static async Task<CommandOutcome> PassAsync(
        CommandEnvelope command, Session session, IReadOnlyList<RecordedEvent> earlier, Func<Task<CommandOutcome>> run, CancellationToken cancel)
    {
        if (session.IsDryRun)
            return await TryAsync(command, session, earlier, run, cancel);
        if (session.Approval is not null)
            return await run(); // whoever gives it holds it to the effect, and guards the append
        for (var attempt = 0; attempt < Recorder.Attempts; attempt++)
        {
            var (policy, last) = await session.PolicyAsync(command.Case, BeganAt(earlier), cancel);
            AppendGuard guard = new(DeskPolicy.StreamName(command.Case), last);
            var coverage = policy.Covering(command.Do, null);
            if (coverage is not null && await IsDoneAsync(command, session, earlier, cancel))
                return await run();
            if (coverage is not null && policy.AsksForAmount(command.Do))
            {
                guard = new(null, (await session.Store.ReadHeadAsync(cancel)).Sequence);
                var tried = await CommandTable.RunAsync(command, session.Trial(), cancel);
                if (tried.Refusal is { } refusal)
                    return refusal;
                coverage = tried.Coverage;
            }

            if (coverage is not null)
                return await Proposals.TakeUpAsync(session.Ledger, command, cancel) ?? ApprovalProblems.Needed.With(("command", command.Do), ("case", command.Case), ("approvers", coverage.Approvers));
            session.Recorder.Guard = guard;
            try
            {
                return await run();
            }
            catch (OvertakenException)
            {
                // looked at again
            }
            finally
            {
                session.Recorder.Guard = null;
            }
        }

        return CommandProblems.Busy.With(("stream", DeskPolicy.StreamName(command.Case)), ("attempts", Recorder.Attempts));
    }

    private static async Task<CommandOutcome> TryAsync(
        CommandEnvelope command, Session session, IReadOnlyList<RecordedEvent> earlier, Func<Task<CommandOutcome>> run, CancellationToken cancel)
    {
        var (policy, _) = await session.PolicyAsync(command.Case, BeganAt(earlier), cancel);
        var outcome = await run();
        return outcome.Refusal is not null ? outcome : outcome with { Coverage = policy.Covering(command.Do, CommandAmount.Of(outcome.Events.Select(e => e.Event))) };
    }

    /// <summary>Whether a command stands already and has nothing left to do.</summary>
    private static async Task<bool> IsDoneAsync(CommandEnvelope command, Session session, IReadOnlyList<RecordedEvent> earlier, CancellationToken cancel) =>
        earlier.Count > 0 && !await CutOff.IsAsync(command, session, earlier, cancel);

    private static long? BeganAt(IReadOnlyList<RecordedEvent> earlier) => earlier.Count > 0 ? earlier[0].Sequence : null;
}
