using BondResolution.Application.Recording;
using BondResolution.Domain.Desk;
using BondResolution.Domain.Problems;

namespace BondResolution.Application.Desk;

/// <summary>Policies that the users there are cannot satisfy, as after one was disabled.</summary>
public static class PolicyWarnings
{
    /// <summary>The warning <c>policy.unmet</c> of the strictest such policy, or nothing.</summary>
    public static async Task<IReadOnlyList<Problem>> OfAsync(Ledger ledger, CancellationToken cancel)
    {
        await ledger.CatchUpAsync(cancel);
        Session session = new(ledger, dryRun: false);
        var strictest = DeskPolicy.State.Initial;
        foreach (var (stream, _, _) in ledger.AllStreams(DeskPolicy.StreamName(""), long.MaxValue))
        {
            var policy = DeskPolicy.State.Of((await session.Streams.LoadAsync<DeskPolicy.Event>(stream, cancel)).Select(e => e.Event));
            if (policy.Strictest > strictest.Strictest)
                strictest = policy;
        }

        return DeskPolicy.Unmet(strictest, await session.UsersAsync(cancel)) is { } unmet ? [unmet] : [];
    }
}
