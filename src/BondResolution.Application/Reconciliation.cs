using BondResolution.Application.Recording;
using BondResolution.Domain.Holdings;
using BondResolution.Domain.Problems;

namespace BondResolution.Application;

/// <summary>Compares a register with the ledger's own roll-forward.</summary>
public static class Reconciliation
{
    /// <summary>Each account on which the register of a record date and the movements recorded by then differ; empty where they agree.</summary>
    public static async Task<Outcome<List<Difference>>> OfAsync(Ledger ledger, string code, DateOnly recordDate)
    {
        var streams = new Session(ledger, dryRun: false).Case(code);
        var state = await streams.RegisterAsync(recordDate);
        if (state.Sealed is not { } content)
            return RegisterProblems.Unknown.With(("recordDate", recordDate), ("case", code));
        var register = await streams.ContentAsync(recordDate, content.Digest);
        var history = await streams.HoldingsAsync();
        return Adoptions.Differences(history.RolledForward(recordDate, content.Digest), register);
    }
}
