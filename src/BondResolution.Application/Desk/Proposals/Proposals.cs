using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using BondResolution.Application.Commands;
using BondResolution.Application.Handlers;
using BondResolution.Application.People;
using BondResolution.Application.Recording;
using BondResolution.Domain;
using BondResolution.Domain.Desk;
using BondResolution.Domain.Problems;
using BondResolution.Domain.Recording;
using BondResolution.EventStore;
using BondResolution.Files.Text;

namespace BondResolution.Application.Desk.Proposals;

/// <summary>
/// Proposals of a ledger: a command that its policy covers is proposed by one user and approved by others, and the last approval that is
/// needed records it. What is approved is the
/// effect, which is computed again before an approval counts, and once more before it is recorded.
/// </summary>
/// <param name="ledger">The ledger.</param>
/// <param name="actor">Who acts.</param>
public sealed partial class Proposals(Ledger ledger, Actor actor)
{
    /// <summary>Where the program is cut off between the last approval and what it lets record.</summary>
    private const string GrantedPoint = "proposal.granted";

    /// <summary>Where it is cut off between that and the end of the proposal.</summary>
    private const string RecordedPoint = "proposal.recorded";

    /// <summary>What the proposed effect is kept under; no file of a command is called so, since their names have no slash.</summary>
    private const string EffectFile = "/effect";

    private readonly Session _session = new(ledger, dryRun: false);

    private DateTimeOffset Now => ledger.Clock.GetUtcNow();

    /// <summary>
    /// Proposes a command. Problems: those of the command itself, <c>proposal.not-needed</c>, <c>proposal.nothing-to-do</c>,
    /// <c>approval.open-already</c>.
    /// </summary>
    /// <param name="json">The command.</param>
    /// <param name="files">Where its files come from.</param>
    /// <param name="read">Asked once it was read: why it may not be proposed, or null.</param>
    /// <param name="cancel">Cancels.</param>
    /// <returns>The proposal, as it is shown.</returns>
    public async Task<Outcome<JsonObject>> ProposeAsync(JsonElement json, ICommandFiles files, Func<Problem?>? read, CancellationToken cancel)
    {
        if (actor.Lacks(Role.Analyst, Role.Clerk) is { } lacking)
            return lacking;
        NamedFiles named = new(files);
        if (!(await new CommandReader(named, ledger.OnlyCaseAsync).ReadAsync(json, CommandTable.Names, cancel)).Try(out var command, out var unread))
            return unread;
        if (read?.Invoke() is { } unfit)
            return unfit;
        if (command.Do.StartsWith("vault.", StringComparison.Ordinal) && actor.Lacks(Role.Revealer) is { } masked)
            return masked;
        var text = named.Renamed(json, command.Case, command.Files.Keys).ToJsonString(Plain);
        if (Encoding.UTF8.GetByteCount(text) is var bytes && bytes > Limits.MaxProposedBytes)
            return CommandProblems.TooLong.With(("bytes", bytes), ("most", Limits.MaxProposedBytes));
        var looked = await LookAsync(command, cancel);
        if (looked.Refusal is { } refusal)
            return refusal;
        if (looked.Stands > 0 || looked.Effect.Count == 0)
            return ProposalProblems.NothingToDo.With();
        if (looked.Needed == 0)
            return ProposalProblems.NotNeeded.With(("command", command.Do), ("case", command.Case));
        var now = Now;
        if (!(await FreeIdAsync(command.Digest, now, cancel)).Try(out var id, out var waits))
            return waits;
        Keep(id, named, looked.Effect);
        var opened = new Proposal.Event.Opened(command.Case, text, looked.Command.Id, command.Digest, looked.Effect.Digest, looked.Effect.Count, looked.Needed, looked.Sequence,
            actor.Name, now, now.AddDays(looked.Days));
        if (await RecordAsync("open", id, command.Case, state => Proposal.Open(state, id, opened), cancel) is { } refused)
            return refused;
        if (ledger.Vault.Kept(id, EffectFile) is null) // taken for left over before it was opened
            Keep(id, named, looked.Effect);
        return await ShowAsync(id, cancel);
    }

    /// <summary>
    /// Approves an effect; with the last approval needed the command is recorded at once. Problems: <c>proposal.unknown</c>,
    /// <c>session.forbidden</c>, <c>approval.own</c>, <c>.twice</c>,
    /// <c>.stale</c>, <c>.expired</c>, <c>.decided</c>, those of <c>text</c>.
    /// </summary>
    /// <param name="id">The proposal.</param>
    /// <param name="effectDigest">The effect that was looked at.</param>
    /// <param name="comment">What is kept with it; null: nothing.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<Outcome<JsonObject>> ApproveAsync(string id, string effectDigest, string? comment, CancellationToken cancel)
    {
        if ((actor.Lacks(Role.Approver) ?? TextRefusal("comment", comment)) is { } unfit)
            return unfit;
        if (!(await FindAsync(id, cancel)).Try(out var state, out var unknown))
            return unknown;
        for (var attempt = 0; attempt < Recorder.Attempts; attempt++)
        {
            var now = Now;
            var effect = new Proposal.Event.EffectChanged(effectDigest, 0, now);
            Looked? looked = null;
            if (state.StageAt(now) is Proposal.Stage.Open && state.Opened!.By != actor.Name)
            {
                if (!(await LookAsync(id, state, cancel)).Try(out looked, out var lost))
                    return lost;
                effect = new(looked.Effect.Digest, looked.Effect.Count, now);
                if (looked.Refusal is { } refusal && effectDigest == looked.Effect.Digest)
                    return refusal;
            }

            var users = await _session.UsersAsync(cancel);
            try
            {
                var refused = await RecordAsync("approve", id, state.Opened!.Case, before => Proposal.Approve(before, new(actor.Name, now, effectDigest, comment), effect,
                    int.Max(before.Opened!.Needed, looked?.Needed ?? 0), users.EnabledWith("approver")), cancel, new AppendGuard(DeskUsers.StreamName, users.Events - 1));
                if (refused?.Kind == ApprovalProblems.Stale && await RecordAsync("change", id, state.Opened!.Case, before => Proposal.ChangeEffect(before, effect), cancel) is { } busy)
                    return busy;
                if (refused is not null)
                    return refused.With(looked?.Refusal is { } because ? [because] : []);
                state = await StateAsync(id, cancel);
                CrashPoint.Reach(state.Stage is Proposal.Stage.Approved ? GrantedPoint : "");
                return await ExecuteAsync(ledger, id, cancel) is { } notRecorded ? notRecorded : await ShowAsync(id, cancel);
            }
            catch (OvertakenException)
            {
                state = await StateAsync(id, cancel); // users changed meanwhile
            }
        }

        return CommandProblems.Busy.With(("stream", Proposal.StreamName(id)), ("attempts", Recorder.Attempts));
    }

    /// <summary>Rejects it, with a reason. Problems: as of approving, and <c>proposal.no-reason</c>.</summary>
    public async Task<Outcome<JsonObject>> RejectAsync(string id, string? reason, CancellationToken cancel)
    {
        if (actor.Lacks(Role.Approver) is { } lacking)
            return lacking;
        if (string.IsNullOrWhiteSpace(reason))
            return ProposalProblems.NoReason.With();
        if (TextRefusal("reason", reason) is { } unfit)
            return unfit;
        return await EndAsync("reject", id, (state, now) => Proposal.Reject(state, new(actor.Name, now, reason)), cancel);
    }

    /// <summary>
    /// The proposer takes it back. Problems: <c>proposal.unknown</c>, <c>proposal.not-yours</c>, <c>approval.expired</c>,
    /// <c>approval.decided</c>.
    /// </summary>
    public async Task<Outcome<JsonObject>> WithdrawAsync(string id, CancellationToken cancel) => actor.Lacks(Role.Analyst, Role.Clerk) is { } lacking
        ? lacking
        : await EndAsync("withdraw", id, (state, now) => Proposal.Withdraw(state, new(actor.Name, now)), cancel);

    private async Task<Outcome<JsonObject>> EndAsync(string verb, string id, Func<Proposal.State, DateTimeOffset, Decision<Proposal.Event>> decide, CancellationToken cancel)
    {
        if (!(await FindAsync(id, cancel)).Try(out var state, out var unknown))
            return unknown;
        var now = Now;
        if (await RecordAsync(verb, id, state.Opened!.Case, before => decide(before, now), cancel) is { } refused)
            return refused;
        ledger.Vault.Drop(id);
        return await ShowAsync(id, cancel);
    }

    /// <summary>The proposal as it stands; what was granted and cut off is recorded first.</summary>
    private async Task<Outcome<Proposal.State>> FindAsync(string id, CancellationToken cancel)
    {
        if (!IsId(id) || (await StateAsync(id, cancel)) is not { Opened: not null } state)
            return ProposalProblems.Unknown.With(("id", id));
        if (state.Stage is not Proposal.Stage.Approved)
            return state;
        _ = await ExecuteAsync(ledger, id, cancel); // what hinders it is told to whoever looks at it
        return await StateAsync(id, cancel);
    }

    private async Task<Proposal.State> StateAsync(string id, CancellationToken cancel) =>
        Proposal.State.Of((await _session.Streams.LoadAsync<Proposal.Event>(Proposal.StreamName(id), cancel)).Select(e => e.Event));

    /// <summary>
    /// The id of the next proposal of a command, or that one is open. It follows from the command, so that two who propose it at once meet
    /// in one stream.
    /// </summary>
    private async Task<Outcome<string>> FreeIdAsync(string commandDigest, DateTimeOffset now, CancellationToken cancel)
    {
        for (var no = 1; ; no++)
        {
            var id = IdOf(commandDigest, no);
            var state = await StateAsync(id, cancel);
            if (state.Opened is null)
                return id;
            if (state.IsPending(now))
                return ApprovalProblems.OpenAlready.With(("id", id));
        }
    }

    private static string IdOf(string commandDigest, int no)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"bondresolution/proposal-id/1\n{commandDigest}\n{no}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..24];
    }

    private static bool IsId(string id) => id.Length == 24 && id.All(char.IsAsciiHexDigitLower);

    /// <summary>Keeps the files of a proposal, and the beginning of the effect that was proposed: where it becomes another, both are shown.</summary>
    private void Keep(string id, NamedFiles named, Effect effect)
    {
        var proposed = FileContent.Of(Encoding.UTF8.GetBytes(effect.ToJson(0, Limits.MaxEffectShown).ToJsonString(Plain)), EffectFile);
        ledger.Vault.Keep(id, [.. named.Kept, (EffectFile, proposed)]);
    }

    private static Problem? TextRefusal(string field, string? text) => text is null ? null
        : text.Length is 0 or > Limits.MaxTextLength || text.Any(char.IsControl) ? ProposalProblems.BadBody.With(("reason", $"{field} is not a text of 1 to {Limits.MaxTextLength} characters on one line"))
        : PersonalTexts.Refusal("proposal", field, text);

    /// <summary>Records what a decision says in a proposal's stream; null, or why not.</summary>
    private Task<Problem?> RecordAsync(
        string verb, string id, string code, Func<Proposal.State, Decision<Proposal.Event>> decide, CancellationToken cancel, AppendGuard? guard = null) =>
        RecordAsync(_session, actor.Name, verb, id, code, decide, cancel, guard);

    private static async Task<Problem?> RecordAsync(
        Session session, string by, string verb, string id, string code, Func<Proposal.State, Decision<Proposal.Event>> decide, CancellationToken cancel, AppendGuard? guard = null)
    {
        var stream = Proposal.StreamName(id);
        Recorder recorder = new(session.Store, session.Streams, by, _ => throw new InvalidOperationException("proposals have no lines"), session.Ledger.Stages, session.Ledger.Recorded)
        {
            Guard = guard
        };
        var version = (await session.Streams.LoadAsync<Proposal.Event>(stream, cancel)).Count;
        var outcome = await recorder.RecordAsync<Proposal.Event>(Envelope(verb, id, code, by, version, session.Ledger.Today), stream, session.Ledger.Today,
            events => Task.FromResult(decide(Proposal.State.Of(events.Select(e => e.Event)))), cancel: cancel);
        return outcome.Refusal;
    }

    /// <summary>An act on a proposal as a command of its own: the same user's same act at the same place has the same id.</summary>
    private static CommandEnvelope Envelope(string verb, string id, string code, string by, int version, DateOnly today)
    {
        var name = "proposal." + verb;
        var content = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{name}\n{id}\n{by}\n{version}"));
        var digest = CommandDigest.Of([], ("bondresolution/proposal/1", content))[0];
        return new CommandEnvelope(name, today, null, code, null, null, null, digest[..32], digest,
            new FieldReader(JsonSerializer.SerializeToElement(new object()), name), new Dictionary<string, ImmutableArray<FileContent>>());
    }
}
