using System.Security.Cryptography;
using BondResolution.Domain.Problems;
using BondResolution.Integrity;

namespace BondResolution.Application.Audit;

/// <summary>The whole audit of a ledger: its events recomputed, and its read models held to ones made anew.</summary>
public static class Audits
{
    /// <param name="ledger">The ledger.</param>
    /// <param name="trusted">The public key that checkpoints are trusted by; null: there are none.</param>
    /// <param name="outside">Checkpoints kept outside.</param>
    /// <param name="cancel">Cancels.</param>
    /// <returns>What was recomputed and how long it took; or the first thing wrong: <c>audit.*</c>, <c>store.altered</c>.</returns>
    public static async Task<Outcome<(Verification Found, TimeSpan Time)>> VerifyAsync(Ledger ledger, ECDsa? trusted, IReadOnlyList<Checkpoint> outside, CancellationToken cancel)
    {
        var began = ledger.Clock.GetTimestamp();
        if (!(await new Verifier(ledger.Store, trusted, outside).RunAsync(ledger.Progress, cancel)).Try(out var found, out var problem))
            return problem;
        var time = ledger.Clock.GetElapsedTime(began);
        try
        {
            return await ledger.FindAlteredViewsAsync(cancel) is { } altered ? AuditProblems.ViewsAltered.With(("found", altered)) : (found, time);
        }
        catch (OverflowException)
        {
            return StoreProblems.Altered.With(("reason", "its events add up to more than any ledger can hold, so that no read models can be made of them"));
        }
    }
}
