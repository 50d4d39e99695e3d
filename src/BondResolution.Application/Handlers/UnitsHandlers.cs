using BondResolution.Application.Commands;
using BondResolution.Application.Recording;
using BondResolution.Domain.Bonds;
using BondResolution.Domain.Holdings;
using BondResolution.Domain.Problems;

namespace BondResolution.Application.Handlers;

/// <summary>units.freeze, units.release.</summary>
internal static class UnitsHandlers
{
    public static Task<CommandOutcome> Freeze(CommandEnvelope command, Session session, CancellationToken cancel)
    {
        var f = command.Fields;
        var freeze = new HoldingsEvent.UnitsFrozen(
            f.Account("account"), f.Name("number"), f.Units("units"), f.Word<FreezeKind>("kind"), f.OptionalTitle("authority"), f.OptionalDate("until"));
        return Record(command, session, history => Freezes.Freeze(history, freeze, command.On), cancel, [freeze.Account]);
    }

    public static Task<CommandOutcome> Release(CommandEnvelope command, Session session, CancellationToken cancel)
    {
        var f = command.Fields;
        // May be repeated from the freeze: read, so that a slip in them is found, and not recorded again.
        _ = (f.OptionalWord<FreezeKind>("kind"), f.OptionalTitle("authority"), f.OptionalDate("until"));
        var release = new HoldingsEvent.UnitsReleased(f.Account("account"), f.Name("number"), f.Units("units"));
        return Record(command, session, history => Freezes.Release(history, release, command.On), cancel, [release.Account]);
    }

    /// <summary>Records an act on holdings of an open case, when its fields were all read.</summary>
    /// <param name="command">The command.</param>
    /// <param name="session">Where it is recorded.</param>
    /// <param name="decide">The decision.</param>
    /// <param name="cancel">Cancels.</param>
    /// <param name="accounts">The accounts whose positions the decision asks for; null: any account's.</param>
    public static async Task<CommandOutcome> Record(
        CommandEnvelope command, Session session, Func<HoldingsHistory, Decision<HoldingsEvent>> decide, CancellationToken cancel, IReadOnlyCollection<AccountNumber>? accounts = null) =>
        (command.Fields.Finish() ?? await CaseHandlers.NotOpenAsync(command, session)) is { } problem
            ? problem
            : await session.RecordHoldingsAsync(command, command.On, decide, cancel, accounts: accounts);
}
