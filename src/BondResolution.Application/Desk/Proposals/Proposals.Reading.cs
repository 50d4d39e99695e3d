using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using BondResolution.Application.Recording;
using BondResolution.Application.Reporting;
using BondResolution.Domain;
using BondResolution.Domain.Desk;
using BondResolution.Domain.Problems;
using BondResolution.EventStore.Codec;

namespace BondResolution.Application.Desk.Proposals;

/// <summary>Proposals as they are shown. Whoever looks takes up what was granted and cut off, and notes what has expired.</summary>
public sealed partial class Proposals
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// A proposal with the first events of its effect, as it would be now; of one that was executed what it recorded. Problem:
    /// <c>proposal.unknown</c>.
    /// </summary>
    public async Task<Outcome<JsonObject>> ShowAsync(string id, CancellationToken cancel)
    {
        if (!(await FindAsync(id, cancel)).Try(out var state, out var unknown))
            return unknown;
        state = await ExpireAsync(id, state, cancel);
        var json = ProposalJson.Of(id, state, Now);
        if (!state.IsPending(Now))
        {
            var recorded = state.Stage is Proposal.Stage.Executed ? await Effect.OfAsync(ledger.Store, state.Opened!.CommandId, cancel) : Effect.None;
            json["effect"] = recorded.ToJson(0, Limits.MaxEffectShown);
            json["warnings"] = new JsonArray();
            return json;
        }

        if (!(await LookAsync(id, state, cancel)).Try(out var looked, out var lost))
            return lost;
        json["effect"] = looked.Effect.ToJson(0, Limits.MaxEffectShown);
        json["effectEvents"] = looked.Effect.Count;
        json["effectDigest"] = looked.Effect.Digest;
        json["proposedEffectDigest"] = state.EffectDigest;
        json["asProposed"] = looked.Effect.Digest == state.Opened!.EffectDigest || ledger.Vault.Kept(id, EffectFile) is not { } proposed
            ? null
            : new JsonObject { ["effectDigest"] = state.Opened.EffectDigest, ["effectEvents"] = state.Opened.EffectEvents, ["effect"] = JsonNode.Parse(proposed) };
        json["changed"] = looked.Effect.Digest != state.EffectDigest;
        json["needed"] = int.Max(state.Opened!.Needed, looked.Needed);
        json["warnings"] = ProblemJson.Of(looked.Warnings, actor.Chinese);
        json["amount"] = CommandAmount.Of(looked.Effect.Events)?.ToString();
        json["since"] = await SinceAsync(id, state.Opened, cancel);
        json["refusal"] = looked.Refusal is { } refusal ? ProblemJson.Of(refusal, actor.Chinese) : null;
        return json;
    }

    /// <summary>
    /// <c>[{"sequence","stream","type","on","by"}]</c>: what was recorded in the case since it was proposed, at most a hundred.
    /// </summary>
    private async Task<JsonArray> SinceAsync(string id, Proposal.Event.Opened opened, CancellationToken cancel)
    {
        var since = new JsonArray();
        await foreach (var stored in ledger.Store.ReadAllAsync(opened.SeenSequence, (_, _, _) => false, cancel))
        {
            var metadata = stored.DecodedMetadata();
            if (metadata.Case != opened.Case || stored.Stream == Proposal.StreamName(id))
                continue;
            since.Add((JsonNode)new JsonObject
            {
                ["sequence"] = stored.Sequence, ["stream"] = stored.Stream, ["type"] = stored.Type, ["on"] = stored.On.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
                ["by"] = metadata.By
            });
            if (since.Count == Limits.MaxEffectShown)
                break;
        }

        return since;
    }

    /// <summary>
    /// The effect of a proposal, as it would be now; of one that was executed what it recorded. Problem: <c>proposal.unknown</c>.
    /// </summary>
    public async Task<Outcome<Effect>> EffectAsync(string id, CancellationToken cancel)
    {
        if (!(await FindAsync(id, cancel)).Try(out var state, out var unknown))
            return unknown;
        if (state.Stage is Proposal.Stage.Executed)
            return await Effect.OfAsync(ledger.Store, state.Opened!.CommandId, cancel);
        if (!state.IsPending(Now))
            return Effect.None;
        return (await LookAsync(id, state, cancel)).Try(out var looked, out var lost) ? looked.Effect : lost;
    }

    /// <summary>
    /// <c>{"effectDigest","effectEvents","items","next"}</c>: a page of an effect. Problem: <c>approval.stale</c>, where it is another than
    /// on the page before.
    /// </summary>
    /// <param name="effect">The effect.</param>
    /// <param name="after">The <c>next</c> of the page before; null: from the first.</param>
    /// <param name="limit">1 to 500.</param>
    internal static Outcome<JsonObject> Page(Effect effect, string? after, int limit)
    {
        var from = 0;
        if (after?.Split('.') is { } mark)
        {
            if (mark is not [var digest, var place] || !int.TryParse(place, System.Globalization.CultureInfo.InvariantCulture, out from) || from < 0)
                return DeskProblems.BadParameter.With(("parameter", "after"), ("value", after), ("expected", "the next of a page of the same list"));
            if (digest != effect.Digest)
                return ApprovalProblems.Stale.With(("effectDigest", effect.Digest));
        }

        return new JsonObject
        {
            ["effectDigest"] = effect.Digest, ["effectEvents"] = effect.Count, ["items"] = effect.ToJson(from, limit),
            ["next"] = from + limit < effect.Count ? $"{effect.Digest}.{from + limit}" : null
        };
    }

    /// <summary>Proposals without their effects, those opened last first.</summary>
    /// <param name="code">Of one case; null: of all.</param>
    /// <param name="stage">In one state; null: in any.</param>
    /// <param name="known">As they stood at this sequence; null: now.</param>
    /// <param name="skip">So many of them are left out.</param>
    /// <param name="most">At most so many.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<IReadOnlyList<JsonObject>> ListAsync(string? code, Proposal.Stage? stage, long? known, int skip, int most, CancellationToken cancel)
    {
        var head = await ledger.CatchUpAsync(cancel);
        await TidyAsync(cancel);
        var found = new List<JsonObject>();
        foreach (var (stream, _, _) in ledger.AllStreams(Proposal.StreamName(""), known ?? head).Reverse())
        {
            var events = await _session.Streams.LoadAsync<Proposal.Event>(stream, cancel);
            var state = Proposal.State.Of(events.Where(e => !(e.Sequence > known)).Select(e => e.Event));
            if (state.Opened is null || (code is not null && state.Opened.Case != code) || (stage is not null && state.StageAt(Now) != stage) || skip-- > 0)
                continue;
            found.Add(ProposalJson.Of(stream[Proposal.StreamName("").Length..], state, Now));
            if (found.Count == most)
                break;
        }

        return found;
    }

    /// <summary>
    /// Takes up what was granted and cut off, notes what has expired, and takes files out of the vault that nobody waits for. Those of open
    /// proposals alone are kept there.
    /// </summary>
    private async Task TidyAsync(CancellationToken cancel)
    {
        foreach (var (stream, events, _) in ledger.AllStreams(Proposal.StreamName(""), long.MaxValue))
        {
            var id = stream[Proposal.StreamName("").Length..];
            var state = await StateAsync(id, cancel);
            if (state.Stage is Proposal.Stage.Approved)
                _ = await ExecuteAsync(ledger, id, cancel);
            else
                await ExpireAsync(id, state, cancel);
        }

        foreach (var id in ledger.Vault.KeptProposals())
        {
            if (!(await StateAsync(id, cancel)).IsPending(Now))
                ledger.Vault.Drop(id);
        }
    }

    private async Task<Proposal.State> ExpireAsync(string id, Proposal.State state, CancellationToken cancel)
    {
        if (state.Opened is not { } opened || Proposal.Expire(state, Now).Events.IsEmpty)
            return state;
        await RecordAsync("expire", id, opened.Case, before => Proposal.Expire(before, Now), cancel);
        ledger.Vault.Drop(id);
        return await StateAsync(id, cancel);
    }
}
