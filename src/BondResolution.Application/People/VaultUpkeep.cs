using System.Collections.Immutable;
using System.Text.Json;
using BondResolution.Application.Commands;
using BondResolution.Application.Recording;
using BondResolution.Domain.People;
using BondResolution.Domain.Problems;
using BondResolution.EventStore.Codec;
using BondResolution.Files.Text;
using BondResolution.Files.Vault;

namespace BondResolution.Application.People;

/// <summary>
/// Keeps the vault to what the events say, whatever was cut off in between and whatever old copy of it was put back: erasures asked for are
/// carried out, and what imports left that were given up or withdrawn goes.
/// </summary>
internal static class VaultUpkeep
{
    /// <summary>Everything there is to do in every case the vault knows; the first problem met, or null.</summary>
    public static async Task<Problem?> RunAsync(Ledger ledger, CancellationToken cancel)
    {
        foreach (var code in ledger.Vault.Cases())
        {
            if ((await EraseAsync(ledger, code, cancel)).Problem is { } altered)
                return altered;
            await PurgeAsync(ledger, code, cancel);
        }

        return null;
    }

    /// <summary>Carries out what was asked and not done: in this vault, by its tombstones, and for the record. Answers what it recorded.</summary>
    public static async Task<Outcome<ImmutableArray<RecordedEvent>>> EraseAsync(Ledger ledger, string code, CancellationToken cancel)
    {
        var session = new Session(ledger, dryRun: false);
        var stream = PersonalData.StreamName(code);
        var state = PersonalData.State.Of(await session.Streams.LoadAsync<PersonalData.Event>(stream, cancel));
        var recorded = ImmutableArray.CreateBuilder<RecordedEvent>();
        var tombstones = state.Erasures.IsEmpty ? [] : ledger.Vault.Tombstones(code);
        var due = state.Erasures.Where(e => !e.IsDone || !tombstones.Contains(e.CommandId, StringComparer.Ordinal)).ToList();
        if (due.Count > 0 && await RegisterFiles.AlteredAsync(ledger.Store, cancel) is { } unverified) // nobody is erased on the word of an event that was not checked
            return unverified;
        foreach (var erasure in due)
        {
            if (!ledger.Vault.Erase(code, erasure.CommandId, new SubjectIndex(ledger.Vault, code, [erasure.Subject]).Holds).Try(out var lines, out var altered))
                return altered;
            if (erasure.IsDone)
                continue;
            var command = await CommandOfAsync(ledger, erasure, cancel);
            var events = await session.Streams.LoadAsync<PersonalData.Event>(stream, cancel);
            if (PersonalData.State.Of(events).Erasures.Any(e => e.CommandId == erasure.CommandId && e.IsDone))
                continue;
            // Where somebody else was faster, he or the next opening records it.
            var done = new DecidedEvents<PersonalData.Event>([new PersonalData.Event.Erased(erasure.CommandId, lines)]);
            recorded.AddRange(await session.Recorder.AppendAsync(command, stream, events.Count, command.On, done, cancel) ?? []);
        }

        return recorded.ToImmutable();
    }

    /// <summary>
    /// Takes out what imports left that were given up or withdrawn, unless the same file stands by another import. Read models say whether there may be anything
    /// to do; what is done is decided by events, all of which were checked before.
    /// </summary>
    /// <param name="isImporting">The file that is being imported: then also what no import at all stands for goes, which a crash left before anything was recorded.</param>
    public static async Task PurgeAsync(Ledger ledger, string code, CancellationToken cancel, string? isImporting = null)
    {
        var digests = ledger.Vault.Digests(code);
        if (digests.Count == 0)
            return;
        await ledger.CatchUpAsync(cancel);
        var registers = ledger.Registers(code);
        var standing = registers.Where(r => !r.IsUndone).Select(r => r.FileDigest).ToHashSet(StringComparer.Ordinal);
        var undone = registers.Where(r => r.IsUndone).Select(r => r.FileDigest).ToHashSet(StringComparer.Ordinal);
        var left = digests.Where(d => !standing.Contains(d) && d != isImporting && (undone.Contains(d) || isImporting is not null)).ToList();
        if (left.Count == 0 || !(await RegisterFiles.OfAsync(ledger.Store, code, cancel)).Try(out var files, out _))
            return;
        foreach (var digest in left.Where(d => !files.Standing.Contains(d) && (files.Undone.Contains(d) || isImporting is not null)))
            ledger.Vault.Purge(code, digest);
    }

    /// <summary>Erased persons of a case, to leave out of what is written: the commands that were looked at, and who they are.</summary>
    public static async Task<(IReadOnlySet<string> Commands, SubjectIndex Persons)> ErasedAsync(Session session, string code, CancellationToken cancel)
    {
        var erasures = PersonalData.State.Of(await session.Streams.LoadAsync<PersonalData.Event>(PersonalData.StreamName(code), cancel)).Erasures;
        return (erasures.Select(e => e.CommandId).ToHashSet(StringComparer.Ordinal), new SubjectIndex(session.Ledger.Vault, code, erasures.Select(e => e.Subject)));
    }

    /// <summary>The command that asked, as far as its event tells: what is recorded now is part of it.</summary>
    private static async Task<CommandEnvelope> CommandOfAsync(Ledger ledger, PersonalData.Erasure erasure, CancellationToken cancel)
    {
        await foreach (var stored in ledger.Store.ReadCommandAsync(erasure.CommandId, cancel))
        {
            var m = stored.DecodedMetadata();
            return new CommandEnvelope(m.Do, stored.On, m.Between, m.Case!, m.Source, m.Label, m.Labels, erasure.CommandId, m.Digest,
                new FieldReader(JsonSerializer.SerializeToElement(new object()), m.Do), new Dictionary<string, ImmutableArray<FileContent>>());
        }

        throw new InvalidOperationException($"sequence {erasure.Sequence} is not found by its command");
    }
}
