using System.Text;
using BondResolution.Application.Commands;
using BondResolution.Application.Handlers;
using BondResolution.Application.Recording;
using BondResolution.Domain.Desk;
using BondResolution.Domain.Problems;
using BondResolution.EventStore;

namespace BondResolution.Application.Desk.Proposals;

/// <summary>Recording what was granted: once, by whoever comes first, and only where it is still what was approved.</summary>
public sealed partial class Proposals
{
    /// <summary>Records the command of a proposal that was granted and cut off before that; null: there is none such.</summary>
    internal static async Task<CommandOutcome?> TakeUpAsync(Ledger ledger, CommandEnvelope command, CancellationToken cancel)
    {
        Session session = new(ledger, dryRun: false);
        string? id = null;
        Proposal.State? state = null;
        for (var no = 1; await LoadAsync(session, IdOf(command.Digest, no), cancel) is { Opened: not null } next; no++)
            (id, state) = (IdOf(command.Digest, no), next);
        if (state is not { Stage: Proposal.Stage.Approved, Opened: { } opened } || opened.CommandId != command.Id || await ExecuteAsync(ledger, id!, cancel) is not null)
            return null;
        return await CommandTable.RunAsync(command, session, cancel); // it stands now
    }

    /// <summary>
    /// Records the command of a proposal that was granted, if it is; null, or why it was not. The effect is computed on a head of the
    /// ledger, and the first append goes through
    /// only where that is the head still: check and append meet there.
    /// </summary>
    private static async Task<Problem?> ExecuteAsync(Ledger ledger, string id, CancellationToken cancel)
    {
        for (var attempt = 0; attempt < Recorder.Attempts; attempt++)
        {
            Session session = new(ledger, dryRun: false);
            if (await LoadAsync(session, id, cancel) is not { Stage: Proposal.Stage.Approved, Opened: { } opened, Grant: { } grant } state)
                return null;
            if (!(await LookAsync(ledger, id, state, cancel)).Try(out var looked, out var lost))
                return lost;
            if (looked.Stands > 0)
                return await EndAsync(ledger, session, id, opened, looked.Stands, cancel);
            if (looked.Refusal is not null || looked.Effect.Digest != grant.EffectDigest || looked.Needed > grant.Approvers.Length)
            {
                var changed = new Proposal.Event.EffectChanged(looked.Effect.Digest, looked.Effect.Count, ledger.Clock.GetUtcNow());
                return await RecordAsync(session, opened.By, "change", id, opened.Case, before => before.Grant == grant ? Proposal.ChangeEffect(before, changed) : Decision<Proposal.Event>.Nothing, cancel)
                    ?? ApprovalProblems.Stale.With(("effectDigest", looked.Effect.Digest)).With(looked.Refusal is { } because ? [because] : []);
            }

            Session approved = new(ledger, dryRun: false, new Approval(id, opened.By, grant.Approvers));
            approved.Recorder.Guard = new AppendGuard(null, looked.Sequence);
            try
            {
                var outcome = await CommandTable.RunAsync(looked.Command, approved, cancel);
                if (outcome.Refusal is { } refusal)
                    return refusal;
                CrashPoint.Reach(RecordedPoint);
                return await EndAsync(ledger, session, id, opened, outcome.LastSequence, cancel);
            }
            catch (OvertakenException)
            {
                // somebody recorded something: looked at again
            }
        }

        return CommandProblems.Busy.With(("stream", Proposal.StreamName(id)), ("attempts", Recorder.Attempts));
    }

    private static async Task<Problem?> EndAsync(Ledger ledger, Session session, string id, Proposal.Event.Opened opened, long sequence, CancellationToken cancel)
    {
        if (await RecordAsync(session, opened.By, "execute", id, opened.Case, before => Proposal.Execute(before, sequence), cancel) is { } busy)
            return busy;
        ledger.Vault.Drop(id);
        return null;
    }

    private static async Task<Proposal.State> LoadAsync(Session session, string id, CancellationToken cancel) =>
        Proposal.State.Of((await session.Streams.LoadAsync<Proposal.Event>(Proposal.StreamName(id), cancel)).Select(e => e.Event));

    private Task<Outcome<Looked>> LookAsync(string id, Proposal.State state, CancellationToken cancel) => LookAsync(ledger, id, state, cancel);

    /// <summary>Tries the command of a proposal out, with the files that are kept of it.</summary>
    private static async Task<Outcome<Looked>> LookAsync(Ledger ledger, string id, Proposal.State state, CancellationToken cancel)
    {
        if (!CommandReader.Parse(Encoding.UTF8.GetBytes(state.Opened!.Command)).Try(out var json, out var unread)
            || !(await new CommandReader(new KeptFiles(ledger.Vault, id), ledger.OnlyCaseAsync).ReadAsync(json, CommandTable.Names, cancel)).Try(out var command, out unread))
            return unread;
        return command.Digest == state.Opened.CommandDigest ? await LookAsync(ledger, command, cancel) : ProposalProblems.FilesLost.With(("id", id));
    }

    private Task<Looked> LookAsync(CommandEnvelope command, CancellationToken cancel) => LookAsync(ledger, command, cancel);

    private static async Task<Looked> LookAsync(Ledger ledger, CommandEnvelope command, CancellationToken cancel)
    {
        var sequence = (await ledger.Store.ReadHeadAsync(cancel)).Sequence;
        Session trial = new(ledger, dryRun: true);
        var outcome = await CommandTable.RunAsync(command, trial, cancel);
        var id = outcome.RecordedUnder ?? command.Id;
        if (outcome.Refusal is { } refusal)
            return new(sequence, command, Effect.None, 0, 0, [], refusal, 0);
        var stands = outcome.Again ? outcome.LastSequence : 0;
        return new(sequence, command with { Id = id }, await Effect.OfAsync(trial.Store, id, cancel), outcome.Coverage?.Approvers ?? 0, outcome.Coverage?.Days ?? 0, outcome.Warnings, null, stands);
    }
}
