using BondResolution.Application.Recording;
using BondResolution.Domain.Holdings;
using BondResolution.Domain.Instalments;
using BondResolution.Domain.Problems;
using BondResolution.Domain.Registers;
using BondResolution.Files.Registers;

namespace BondResolution.Application;

/// <summary>Holds registers against the ledger's own roll-forward.</summary>
public static class Reconciling
{
    /// <summary>The register of a record date, recorded already, against the movements recorded by then without its own adoption.</summary>
    public static async Task<Outcome<Reconciliation>> OfAsync(Ledger ledger, string code, DateOnly recordDate)
    {
        var session = new Session(ledger, dryRun: false);
        var state = await session.Case(code).RegisterAsync(recordDate);
        if (state.Sealed is not { } content)
            return RegisterProblems.Unknown.With(("recordDate", recordDate), ("case", code));
        return await OfAsync(session, code, await session.Case(code).ContentAsync(recordDate, content.Digest));
    }

    /// <summary>A register that was read and may never be recorded; null where the ledger has no positions to hold it against.</summary>
    public static async Task<Reconciliation?> OfFileAsync(Session session, string code, DateOnly recordDate, RegisterFile file)
    {
        var history = await session.Case(code).HoldingsAsync();
        if (!history.Standing.Any(act => act is HoldingsAct.Adoption && act.On <= recordDate))
            return null;
        var standing = (await session.Case(code).RegisterAsync(recordDate)).Sealed?.Digest ?? "";
        return await OfAsync(session, code, Content(session, code, recordDate, file, standing));
    }

    /// <summary>A file's lines as events would record them.</summary>
    /// <param name="digest">The digest it is to be known by.</param>
    internal static RegisterContent Content(Session session, string code, DateOnly recordDate, RegisterFile file, string digest)
    {
        var vault = session.Ledger.Vault;
        var lines = Enumerable.Range(0, file.ChunkCount).Select(chunk => file.Chunk(chunk, (persons, from, count) => vault.PersonTokens(code, persons, from, count)));
        return new RegisterContent(digest, recordDate, [.. lines]);
    }

    private static async Task<Reconciliation> OfAsync(Session session, string code, RegisterContent register)
    {
        var history = await session.Case(code).HoldingsAsync();
        var paid = history.Standing.OfType<HoldingsAct.Payment>().Where(act => act.On <= register.RecordDate).Select(act => act.Opened.No).ToHashSet();
        var unpaid = new List<InstalmentTerms>();
        foreach (var stream in await session.StreamsAsync(code, Instalment.StreamName(code, 0)[..^1], default))
        {
            var state = Instalment.State.Of(Domain.Recording.History.Standing(await session.Streams.LoadAsync<Instalment.Event>(stream), register.RecordDate));
            if (state.Terms is { } terms && terms.PayDate <= register.RecordDate && !paid.Contains(terms.No))
                unpaid.Add(terms);
        }

        var rolled = history.RolledForward(register.RecordDate, register.Digest);
        var replaced = rolled.AdoptedRecordDate is null ? history.Withdrawn(register.RecordDate) : null;
        var against = replaced is not null ? HeldAgainst.Replaced
            : rolled.AdoptedRecordDate is null ? HeldAgainst.Nothing : HeldAgainst.RollForward;
        return Reconciliation.Of(against, replaced?.Sequence, replaced?.Book ?? rolled, register, unpaid.OrderBy(terms => terms.No));
    }
}
