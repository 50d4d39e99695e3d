using BondResolution.Domain.Bonds;
using BondResolution.Domain.Problems;

namespace BondResolution.Domain.Holdings;

/// <content>Freezes and their release.</content>
public sealed partial class HoldingsBook
{
    /// <summary>The number of a freeze of an account that differs from another only in the width of its signs; null: none.</summary>
    internal string? FreezeAlike(AccountNumber account, string number)
    {
        if (!Names.HasTwoWidths(number) || _freezes.ContainsKey((account, number)))
            return null;
        foreach (var (owner, other) in _freezes.Keys)
        {
            if (owner == account && Names.AreAlike(other, number))
                return other;
        }

        return null;
    }

    private Problem? FreezeUnits(HoldingsAct act, HoldingsEvent.UnitsFrozen e)
    {
        if (Find(e.Account) is null)
            return HoldingProblems.UnknownAccount.With(("account", e.Account), ("date", act.On));
        if (!_freezes.TryAdd((e.Account, e.Number), new Freeze(e.Number, e.Units, e.Kind, e.Authority, e.Until)))
            return HoldingProblems.FreezeNumberTaken.With(("account", e.Account), ("number", e.Number));
        _table.Apply(ref At(e.Account), PositionChange.Of(e));
        return null;
    }

    private Problem? ReleaseUnits(HoldingsAct act, HoldingsEvent.UnitsReleased e)
    {
        var freeze = FindFreeze(e.Account, e.Number);
        if (freeze is null)
            return HoldingProblems.FreezeUnknown.With(("account", e.Account), ("number", e.Number), ("date", act.On));
        if (freeze.Units < e.Units)
            return ReleaseTooMuch(e.Account, e.Number, e.Units, freeze.Units);
        _table.Apply(ref At(e.Account), PositionChange.Of(e));
        if (e.Number == RegisterFreezeNumber(e.Account))
            return null;
        if (freeze.Units == e.Units)
            _freezes.Remove((e.Account, e.Number));
        else
            _freezes[(e.Account, e.Number)] = freeze with { Units = freeze.Units - e.Units };
        return null;
    }
}
