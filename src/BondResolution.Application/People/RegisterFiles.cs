using BondResolution.Application.Audit;
using BondResolution.Domain.Problems;
using BondResolution.Domain.Recording;
using BondResolution.Domain.Registers;
using BondResolution.EventStore;
using BondResolution.EventStore.Codec;

namespace BondResolution.Application.People;

/// <summary>
/// The register files of a case by its events, each of which was checked: what stands and what was given up or withdrawn, by what personal
/// data is kept under.
/// </summary>
internal sealed record RegisterFiles(IReadOnlySet<string> Standing, IReadOnlySet<string> Undone)
{
    /// <summary>Reads them; where the ledger is not what was recorded, its first fault.</summary>
    public static async Task<Outcome<RegisterFiles>> OfAsync(IEventStore store, string code, CancellationToken cancel)
    {
        if (await AlteredAsync(store, cancel) is { } altered)
            return altered;
        var imports = new List<(string Stream, string Command, string Digest, bool IsUndone)>();
        await foreach (var stored in store.ReadAllAsync(0, cancel))
        {
            if (!stored.Type.StartsWith("register.", StringComparison.Ordinal) || EventCatalogue.Find(stored.Type) is { HoldsLines: true } || stored.DecodedMetadata().Case != code)
                continue;
            var happened = stored.DecodedPayload();
            if (RegisterOrigin.Of(happened) is { } opened)
                imports.Add((stored.Stream, stored.CommandId, opened.Source, false));
            else if (happened is Register.Event.GivenUp or Register.Event.Withdrawn)
            {
                // Given up is the last import of its stream, withdrawn the one of a command.
                var at = imports.FindLastIndex(i => i.Stream == stored.Stream && (happened is not Register.Event.Withdrawn e || i.Command == e.CommandId));
                if (at >= 0)
                    imports[at] = imports[at] with { IsUndone = true };
            }
        }

        return new RegisterFiles(
            imports.Where(i => !i.IsUndone).Select(i => i.Digest).ToHashSet(StringComparer.Ordinal), imports.Where(i => i.IsUndone).Select(i => i.Digest).ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>What an audit of all events finds first, or null.</summary>
    public static async Task<Problem?> AlteredAsync(IEventStore store, CancellationToken cancel)
    {
        try
        {
            return (await new Verifier(store).RunAsync(cancel: cancel)).Problem;
        }
        catch (LedgerAlteredException altered)
        {
            return StoreProblems.Altered.With(("reason", altered.Message));
        }
    }
}
