using BondResolution.Application.Commands;
using BondResolution.Application.Recording;
using BondResolution.Domain.Buybacks;
using BondResolution.Domain.Cases;
using BondResolution.Domain.Holdings;
using BondResolution.Domain.Instalments;
using BondResolution.Domain.Lawsuits;
using BondResolution.Domain.Money;
using BondResolution.Domain.Plans;
using BondResolution.Domain.Problems;
using BondResolution.Domain.Recording;
using BondResolution.Domain.Registers;
using BondResolution.EventStore.Codec;

namespace BondResolution.Application.Handlers;

/// <summary>
/// correct and register.withdraw: takes back everything a command recorded, where nothing stands on it. Holdings come
/// first: theirs is the strictest decision, and a crash in between is taken up by the same command again.
/// </summary>
internal static class CorrectHandler
{
    public static async Task<CommandOutcome> Correct(CommandEnvelope command, Session session, CancellationToken cancel)
    {
        var ((_, sequence), reason) = (command.Fields.RecordedCommand("reverses"), command.Fields.Text("reason"));
        if ((command.Fields.Finish() ?? await CaseHandlers.NotOpenAsync(command, session)) is { } problem)
            return problem;
        return await ReversedAsync(command, session, cancel) is { } id
            ? await ReverseAsync(command, session, id, reason, cancel)
            : CorrectionProblems.UnknownSequence.With(("sequence", sequence));
    }

    public static async Task<CommandOutcome> Withdraw(CommandEnvelope command, Session session, CancellationToken cancel)
    {
        var (recordDate, reason) = (command.Fields.Date("recordDate"), command.Fields.Text("reason"));
        if ((command.Fields.Finish() ?? await CaseHandlers.NotOpenAsync(command, session)) is { } problem)
            return problem;
        var events = await session.Streams.LoadAsync<Register.Event>(Register.StreamName(command.Case, recordDate), cancel);
        var state = Register.State.Of(History.Standing(events));
        if (state.Sealed is null)
            return RegisterProblems.Unknown.With(("recordDate", recordDate), ("case", command.Case));
        var import = state.CommandId!;
        // A later register was adopted by a command of its own: that adoption goes first.
        var outcome = CommandOutcome.Nothing;
        foreach (var adoption in await AdoptionsAsync(session, command.Case, state, import))
        {
            outcome = outcome.Then(await HoldingsAsync(command, session, adoption, reason, cancel));
            if (outcome.Refusal is not null)
                return outcome;
        }

        return outcome.Then(await RegisterAsync(command, session, Register.StreamName(command.Case, recordDate), import, reason, cancel));
    }

    /// <summary>The id of the command that a correction takes back, which it names or names a sequence of; null: there is no such
    /// sequence.</summary>
    internal static async Task<string?> ReversedAsync(CommandEnvelope command, Session session, CancellationToken cancel)
    {
        var (id, sequence) = command.Fields.RecordedCommand("reverses");
        return id ?? await CommandAtAsync(session, sequence, cancel);
    }

    /// <summary>The id of the command that recorded a sequence; null: there is no such sequence.</summary>
    private static async Task<string?> CommandAtAsync(Session session, long sequence, CancellationToken cancel)
    {
        await foreach (var stored in session.Store.ReadAllAsync(sequence - 1, cancel))
            return stored.Sequence == sequence ? stored.CommandId : null;
        return null;
    }

    /// <summary>A refusal because later facts stand on a command, with the ids of the commands that are to be taken back first.</summary>
    internal static async Task<CommandOutcome> WithCommandsAsync(CommandOutcome outcome, Session session, CancellationToken cancel)
    {
        if (outcome.Refusal is not { } refusal || refusal.Kind != CorrectionProblems.StandsOn)
            return outcome;
        var commands = new List<string>();
        foreach (var sequence in refusal.Details.First(d => d.Key == "sequences").Value.Split(", "))
        {
            if (await CommandAtAsync(session, long.Parse(sequence, System.Globalization.CultureInfo.InvariantCulture), cancel) is { } id
                && !commands.Contains(id))
                commands.Add(id);
        }

        return (refusal.Kind with { English = refusal.Kind.English + ", commands {commands}",
            Chinese = refusal.Kind.Chinese + "，命令 {commands}" })
            .With([.. refusal.Details.Select(d => (d.Key, (object?)d.Value)), ("commands", string.Join(", ", commands))]);
    }

    private static async Task<CommandOutcome> ReverseAsync(CommandEnvelope command, Session session, string reverses, string reason, CancellationToken cancel)
    {
        var streams = new List<string>();
        string? otherCase = null;
        await foreach (var stored in session.Store.ReadCommandAsync(reverses, cancel))
        {
            if (stored.DecodedMetadata().Case is not { } code)
                return UserProblems.NotReversible.With(("command", reverses));
            otherCase ??= code == command.Case ? null : code;
            if (!streams.Contains(stored.Stream))
                streams.Add(stored.Stream);
        }

        if (streams.Count == 0)
            return CorrectionProblems.UnknownCommand.With(("command", reverses));
        if (otherCase is not null)
            return CorrectionProblems.OtherCase.With(("command", reverses), ("actual", otherCase), ("case", command.Case));

        var outcome = CommandOutcome.Nothing with { Again = true };
        foreach (var stream in streams.OrderByDescending(s => s.StartsWith("holdings-", StringComparison.Ordinal)))
        {
            outcome = outcome.Then(await ReverseInAsync(command, session, stream, reverses, reason, cancel));
            if (outcome.Refusal is not null)
                return outcome;
        }

        return outcome;
    }

    private static Task<CommandOutcome> ReverseInAsync(
        CommandEnvelope command, Session session, string stream, string reverses, string reason, CancellationToken cancel) => stream.Split('-', 2)[0] switch
    {
        "holdings" => HoldingsAsync(command, session, reverses, reason, cancel),
        "register" => RegisterAsync(command, session, stream, reverses, reason, cancel),
        "case" => DocumentAsync<Case.Event>(command, session, stream, reverses, new Case.Event.Reversed(reverses, reason), cancel),
        "offer" => DocumentAsync<Offer.Event>(command, session, stream, reverses, new Offer.Event.Reversed(reverses, reason), cancel),
        "plan" => DocumentAsync<Plan.Event>(command, session, stream, reverses, new Plan.Event.Reversed(reverses, reason), cancel),
        "instalment" => DocumentAsync<Instalment.Event>(command, session, stream, reverses, new Instalment.Event.Reversed(reverses, reason), cancel),
        "suit" => DocumentAsync<Lawsuit.Event>(command, session, stream, reverses, new Lawsuit.Event.Reversed(reverses, reason), cancel),
        "policy" or "proposal" => Task.FromResult<CommandOutcome>(PolicyProblems.NotReversible.With(("command", reverses))),
        "vault" => Task.FromResult<CommandOutcome>(PersonalDataProblems.NotReversible.With(("command", reverses))),
        _ => throw new InvalidOperationException($"no stream {stream} is known")
    };

    private static Task<CommandOutcome> HoldingsAsync(CommandEnvelope command, Session session, string reverses, string reason, CancellationToken cancel) =>
        session.RecordHoldingsAsync(command, command.On, history => Holdings.Reverse(history, reverses, reason), cancel);

    private static async Task<CommandOutcome> RegisterAsync(
        CommandEnvelope command, Session session, string stream, string reverses, string reason, CancellationToken cancel)
    {
        // An adoption of this register by another command stands on the import.
        var dependents = new List<long>();
        var state = Register.State.Of(History.Standing(await session.Streams.LoadAsync<Register.Event>(stream, cancel)));
        var history = await session.Case(command.Case).HoldingsAsync();
        if (state is { Opened: { } opened, Sealed: { } content })
            dependents.AddRange(history.Standing.Where(a => Adoptions.IsOf(a, opened.RecordDate, content.Digest)).Select(a => a.Sequence));

        return await session.RecordAsync<Register.Event>(command, stream, events =>
            Reversals.Check(events, reverses, dependents) is { } problem ? problem : new Register.Event.Withdrawn(reverses, reason), cancel);
    }

    private static async Task<CommandOutcome> DocumentAsync<TEvent>(
        CommandEnvelope command, Session session, string stream, string reverses, TEvent reversal, CancellationToken cancel)
        where TEvent : class, IDomainEvent
    {
        var events = await session.Streams.LoadAsync<TEvent>(stream, cancel);
        var standing = History.Standing(events);
        var reversed = standing.Where(e => e.CommandId == reverses).Select(e => (e.Sequence, (IDomainEvent)e.Event)).ToList();
        var others = standing.Where(e => e.CommandId != reverses).ToList();
        var dependents = await new Dependents(session, command.Case, cancel).OfAsync(stream, reversed, [.. others.Select(e => (e.Sequence, (IDomainEvent)e.Event))]);
        return await session.RecordAsync<TEvent>(command, stream,
            now => Reversals.Check(now, reverses, dependents) is { } problem ? problem : reversal, cancel);
    }

    private static async Task<IReadOnlyList<string>> AdoptionsAsync(Session session, string code, Register.State state, string import)
    {
        var history = await session.Case(code).HoldingsAsync();
        return
        [
            .. history.Standing.Where(a => a.CommandId == import
                    || (state is { Opened: { } opened, Sealed: { } content } && Adoptions.IsOf(a, opened.RecordDate, content.Digest)))
                .Select(a => a.CommandId).Distinct(StringComparer.Ordinal)
        ];
    }
}
