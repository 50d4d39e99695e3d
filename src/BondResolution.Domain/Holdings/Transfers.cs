using BondResolution.Domain.Problems;

namespace BondResolution.Domain.Holdings;

/// <summary>Decides transfers outside trading (非交易过户): inheritance, gift, court order.</summary>
public static class Transfers
{
    /// <summary>
    /// Moves bonds between accounts; the receiving one may be new. Frozen bonds move by court order only, with a
    /// warning; bonds set aside for a deferred payment do not move before it is paid.
    /// </summary>
    public static Decision<HoldingsEvent> Transfer(HoldingsHistory history, HoldingsEvent.UnitsTransferred transfer, DateOnly on)
    {
        var book = history.At(on);
        if (Holdings.NoPositions(history, book, on) is { } refusal)
            return refusal;
        if (transfer.From == transfer.To)
            return HoldingProblems.TransferToSelf.With(("account", transfer.From));
        if (book.Find(transfer.From) is not { } from)
            return HoldingProblems.UnknownAccount.With(("account", transfer.From), ("date", on));
        (string, object?)[] details = [("units", transfer.Units), ("account", transfer.From), ("held", from.Units),
            ("free", from.Units - from.Frozen), ("date", on)];
        if (transfer.Units > from.Units)
            return HoldingProblems.TransferTooMuch.With(details);
        var takesFrozen = transfer.Units > from.Units - from.Frozen;
        if (takesFrozen && transfer.Reason is not TransferReason.Judicial)
            return HoldingProblems.TransferFrozen.With(details);
        if (from.Units - transfer.Units < from.Deferred)
        {
            return HoldingProblems.BelowDeferred.With(("account", transfer.From), ("held", from.Units - transfer.Units),
                ("deferred", from.Deferred), ("date", on), ("sequence", history.NextSequence));
        }

        return Holdings.IfItStands(history, on, [transfer]).Warn(takesFrozen ? HoldingProblems.JudicialFrozen.With(details) : null);
    }
}
