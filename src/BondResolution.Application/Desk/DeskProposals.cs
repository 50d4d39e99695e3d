using System.Globalization;
using System.Text.Json.Nodes;
using BondResolution.Application.Commands;
using BondResolution.Application.Desk.Proposals;
using BondResolution.Domain;
using BondResolution.Domain.Desk;
using BondResolution.Domain.Problems;

namespace BondResolution.Application.Desk;

/// <summary>Proposals as the desk takes and shows them.</summary>
public sealed class DeskProposals(LedgerPool pool)
{
    /// <summary>Bytes of effects kept: that of a register of a million lines is some tens of millions.</summary>
    private const long MostKept = 128L << 20;

    private readonly AnswerCache _effects = new(MostKept);

    /// <summary>Proposes a command, as <see cref="DeskCommands"/> takes commands.</summary>
    /// <param name="actor">Who proposes.</param>
    /// <param name="command">One command object as JSON, UTF-8.</param>
    /// <param name="files">The files that came with it; it can name no other.</param>
    /// <param name="key">The id it is to have; null: its own, or that of its content.</param>
    /// <param name="progress">Told how far it has come; null: nobody asks.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<Outcome<JsonObject>> ProposeAsync(
        Actor actor, ReadOnlyMemory<byte> command, IReadOnlyList<UploadedFile> files, string? key, IWorkProgress? progress, CancellationToken cancel)
    {
        if (!CommandReader.Parse(command).Try(out var json, out var unread) || !DeskCommands.Keyed(json, key).Try(out json, out unread))
            return unread;
        UploadedFiles uploaded = new(files);
        return await pool.RecordAsync(actor.Name, ledger =>
        {
            ledger.Progress = progress;
            return Of(ledger, actor).ProposeAsync(json, uploaded, () => uploaded.NotNamed is { } left ? DeskProblems.NotNamed.With(("file", left)) : null, cancel);
        }, cancel);
    }

    /// <summary>What admins should know of policies: <see cref="PolicyWarnings"/>.</summary>
    public async Task<IReadOnlyList<Problem>> WarningsAsync(Actor actor, CancellationToken cancel) =>
        (await pool.ReadAsync(actor.Name, async ledger => Outcomes.Of(await PolicyWarnings.OfAsync(ledger, cancel)), cancel)).Try(out var warnings, out _) ? warnings : [];

    public Task<Outcome<JsonObject>> ShowAsync(Actor actor, string id, CancellationToken cancel) =>
        pool.ReadAsync(actor.Name, ledger => Of(ledger, actor).ShowAsync(id, cancel), cancel);

    /// <summary>
    /// A page of an effect; what was computed on a head of the ledger is kept, so that the pages of a large one do not compute it again.
    /// </summary>
    public Task<Outcome<JsonObject>> EffectAsync(Actor actor, string id, string? after, int limit, CancellationToken cancel) => pool.ReadAsync(actor.Name, async ledger =>
    {
        var key = (id, (await ledger.Store.ReadHeadAsync(cancel)).Sequence);
        if (!_effects.TryGet<Effect>(key, out var effect))
        {
            if (!(await Of(ledger, actor).EffectAsync(id, cancel)).Try(out effect, out var problem))
                return (Outcome<JsonObject>)problem;
            _effects.Add(key, effect, effect.Bytes);
        }

        return Proposals.Proposals.Page(effect, after, limit);
    }, cancel);

    public Task<Outcome<JsonObject>> ApproveAsync(Actor actor, string id, string effectDigest, string? comment, CancellationToken cancel) =>
        pool.RecordAsync(actor.Name, ledger => Of(ledger, actor).ApproveAsync(id, effectDigest, comment, cancel), cancel);

    public Task<Outcome<JsonObject>> RejectAsync(Actor actor, string id, string? reason, CancellationToken cancel) =>
        pool.RecordAsync(actor.Name, ledger => Of(ledger, actor).RejectAsync(id, reason, cancel), cancel);

    public Task<Outcome<JsonObject>> WithdrawAsync(Actor actor, string id, CancellationToken cancel) =>
        pool.RecordAsync(actor.Name, ledger => Of(ledger, actor).WithdrawAsync(id, cancel), cancel);

    /// <summary>
    /// <c>{"items":[proposals without effect],"next"}</c>, those opened last first; a run of pages shows the state of its first page.
    /// </summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="code">Of one case; null: of all.</param>
    /// <param name="state">In one state; null: in any.</param>
    /// <param name="after">The <c>next</c> of the page before; null: from the first.</param>
    /// <param name="limit">1 to 500.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<Outcome<JsonObject>> ListAsync(Actor actor, string? code, string? state, string? after, int limit, CancellationToken cancel)
    {
        Proposal.Stage? stage = null;
        if (state is not null)
        {
            if (!Words.TryParse<Proposal.Stage>(state, out var read))
                return DeskProblems.BadParameter.With(("parameter", "state"), ("value", state), ("expected", "one of " + string.Join(", ", Words.All<Proposal.Stage>())));
            stage = read;
        }

        var (known, skip) = (0L, 0);
        if (after?.Split('.') is { } mark && (mark is not [var sequence, var place]
            || !long.TryParse(sequence, NumberStyles.None, CultureInfo.InvariantCulture, out known) || !int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out skip)))
            return DeskProblems.BadParameter.With(("parameter", "after"), ("value", after), ("expected", "the next of a page of the same list"));
        return await pool.ReadAsync<JsonObject>(actor.Name, async ledger =>
        {
            if (after is null)
                known = await ledger.CatchUpAsync(cancel);
            var items = await Of(ledger, actor).ListAsync(code, stage, after is null ? null : known, skip, limit + 1, cancel);
            return new JsonObject
            {
                ["items"] = new JsonArray([.. items.Take(limit)]),
                ["next"] = items.Count > limit ? string.Create(CultureInfo.InvariantCulture, $"{known}.{skip + limit}") : null
            };
        }, cancel);
    }

    private static Proposals.Proposals Of(Ledger ledger, Actor actor) => new(ledger, actor);
}
