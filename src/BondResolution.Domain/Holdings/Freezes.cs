using BondResolution.Domain.Problems;

namespace BondResolution.Domain.Holdings;

/// <summary>Decides freezes and pledges (冻结、质押) and their release. What an authority froze is recorded even beyond the free bonds.</summary>
public static class Freezes
{
    public static Decision<HoldingsEvent> Freeze(HoldingsHistory history, HoldingsEvent.UnitsFrozen freeze, DateOnly on)
    {
        var book = history.At(on);
        if (Holdings.NoPositions(history, book, on) is { } refusal)
            return refusal;
        if (book.Find(freeze.Account) is not { } position)
            return HoldingProblems.UnknownAccount.With(("account", freeze.Account), ("date", on));
        if (freeze.Number == HoldingsBook.RegisterFreezeNumber(freeze.Account) || book.FindFreeze(freeze.Account, freeze.Number) is not null)
            return HoldingProblems.FreezeNumberTaken.With(("account", freeze.Account), ("number", freeze.Number));
        if (book.FreezeAlike(freeze.Account, freeze.Number) is { } alike)
            return OtherWidth("units.freeze", freeze.Number, alike);
        var free = position.Units - position.Frozen;
        return Holdings.IfItStands(history, on, [freeze]).Warn(freeze.Units > free
            ? HoldingProblems.FreezeQueued.With(("number", freeze.Number), ("units", freeze.Units), ("free", free), ("account", freeze.Account))
            : null);
    }

    /// <summary>Releases a freeze, whole or in part.</summary>
    public static Decision<HoldingsEvent> Release(HoldingsHistory history, HoldingsEvent.UnitsReleased release, DateOnly on)
    {
        var book = history.At(on);
        if (Holdings.NoPositions(history, book, on) is { } refusal)
            return refusal;
        if (book.FreezeAlike(release.Account, release.Number) is { } alike)
            return OtherWidth("units.release", release.Number, alike);
        if (book.FindFreeze(release.Account, release.Number) is not { } freeze)
            return HoldingProblems.FreezeUnknown.With(("account", release.Account), ("number", release.Number), ("date", on));
        if (release.Units > freeze.Units)
        {
            return HoldingProblems.ReleaseTooMuch.With(
                ("account", release.Account), ("number", release.Number), ("units", release.Units), ("frozen", freeze.Units));
        }

        return Holdings.IfItStands(history, on, [release]);
    }

    private static Problem OtherWidth(string where, string number, string recorded) =>
        NameProblems.OtherWidth.With(("where", where), ("field", "number"), ("value", number), ("recorded", recorded));
}
