using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BondResolution.Application.Commands;
using BondResolution.Application.Recording;
using BondResolution.Domain.Problems;
using BondResolution.Domain.Registers;
using BondResolution.EventStore.Codec;
using BondResolution.Views;

namespace BondResolution.Application.Handlers;

/// <summary>What stands in the ledger of a command that is to be run, and under which id it goes on.</summary>
/// <param name="Command">The command; under another id where what it recorded before was taken back and it records anew.</param>
/// <param name="Events">What an earlier run recorded under this id, by sequence.</param>
/// <param name="Told">Of a script: that it was recorded and taken back. The script goes on.</param>
/// <param name="Anew">That it is recorded anew.</param>
internal sealed record RecordedCommand(CommandEnvelope Command, IReadOnlyList<RecordedEvent> Events, Problem? Told = null, Problem? Anew = null)
{
    /// <summary>
    /// Finds it. Problems: its id was used for other content, or it was taken back. A register that was withdrawn is imported anew, and adopted
    /// anew; one that was imported anew is withdrawn anew. Each has an id that follows from the command's own and from the sequence of what it
    /// follows, so that it is recorded once, whoever repeats it.
    /// </summary>
    public static async Task<Outcome<RecordedCommand>> FindAsync(CommandEnvelope command, Session session, CancellationToken cancel)
    {
        Problem? anew = null;
        command = await AsRecordedAsync(command, session, cancel);
        while (true)
        {
            if (!(await EventsAsync(command, session, cancel)).Try(out var events, out var reused))
                return reused;
            if (events.Count == 0)
                return new RecordedCommand(command, events, Anew: anew);
            if (await session.ReversalOfAsync(command.Id, cancel) is { } reversal)
            {
                (string, object?)[] sequences = [("sequence", events[0].Sequence), ("reversal", reversal.Sequence)];
                if (session.IsReplay)
                    return new RecordedCommand(command, events, Told: CommandProblems.RecordedAndReversed.With(sequences));
                if (!IsDoneAnew(command, reversal))
                    return CommandProblems.WasReversed.With(sequences);
                command = command with { Id = IdAfter(command.Id, reversal.Sequence) };
                anew = CommandProblems.Anew.With([.. sequences, ("id", command.Id)]);
            }
            else if (await ImportedSinceAsync(command, session, events[^1].Sequence) is { } import)
                command = command with { Id = IdAfter(command.Id, import) };
            else
                return new RecordedCommand(command, events, Anew: anew);
        }
    }

    /// <summary>The command with the id and digest under which an earlier version of the program recorded it, if one did.</summary>
    private static async Task<CommandEnvelope> AsRecordedAsync(CommandEnvelope command, Session session, CancellationToken cancel)
    {
        if (command.AsEarlierVersions is not { } asEarlier || await IsRecordedAsync(command.Id, command.Digest, session, cancel)
            || !await MayStandAsync(command, session, cancel))
            return command;
        var (id, digest) = asEarlier();
        return await IsRecordedAsync(id, digest, session, cancel) ? command with { Id = id, Digest = digest } : command;
    }

    /// <summary>
    /// Whether it is worth reading the files once more: a large one is that of a register, and its record date has a stream if it was ever
    /// imported.
    /// </summary>
    private static async Task<bool> MayStandAsync(CommandEnvelope command, Session session, CancellationToken cancel)
    {
        if (command.Do != "register.import")
            return true;
        var recordDate = command.Fields.Date("recordDate");
        var stream = Register.StreamName(command.Case, recordDate);
        return command.Fields.Problem is null && (await session.Streams.LoadAsync<Register.Event>(stream, cancel)).Count > 0;
    }

    private static async Task<bool> IsRecordedAsync(string id, string digest, Session session, CancellationToken cancel)
    {
        await foreach (var stored in session.Store.ReadCommandAsync(id, cancel))
            return stored.DecodedMetadata().Digest == digest;
        return false;
    }

    private static async Task<Outcome<List<RecordedEvent>>> EventsAsync(CommandEnvelope command, Session session, CancellationToken cancel)
    {
        var events = new List<RecordedEvent>();
        await foreach (var stored in session.Store.ReadCommandAsync(command.Id, cancel))
        {
            if (stored.DecodedMetadata().Digest != command.Digest)
                return CommandProblems.IdReused.With(("id", command.Id), ("sequence", stored.Sequence));
            events.Add(new RecordedEvent(stored.Sequence, stored.Stream, stored.On, stored.DecodedPayload()));
        }

        return events;
    }

    private static bool IsDoneAnew(CommandEnvelope command, ReversedBy reversal) => command.Do switch
    {
        "register.import" => true,
        // An adoption goes with its register. One that was taken back by itself was wrong by itself.
        "register.adopt" => reversal.Do == "register.withdraw",
        _ => false
    };

    /// <summary>
    /// Where a register stands that was imported after this withdrawal of its record date: the sequence at which its import begins. An id
    /// that was given says that it is the same withdrawal.
    /// </summary>
    private static async Task<long?> ImportedSinceAsync(CommandEnvelope command, Session session, long withdrawn)
    {
        if (command.Do != "register.withdraw" || session.IsReplay || command.Fields.Has("id"))
            return null;
        var recordDate = command.Fields.Date("recordDate");
        if (command.Fields.Problem is not null)
            return null;
        var state = await session.Case(command.Case).RegisterAsync(recordDate);
        return state.Sealed is not null && state.Sequence > withdrawn ? state.Sequence : null;
    }

    private static string IdAfter(string id, long sequence)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"bondresolution/command-anew/1\n{id}\n{sequence}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32];
    }
}
