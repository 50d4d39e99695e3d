using BondResolution.Domain.Problems;
using BondResolution.Domain.Registers;

namespace BondResolution.Domain.Holdings;

/// <content>Registers that become positions, and what later ones show otherwise.</content>
public sealed partial class HoldingsBook
{
    private Problem? Adopt(RegisterContent register)
    {
        AdoptedRecordDate = register.RecordDate;
        _table.Adopt(register.Lines);
        return null;
    }

    private Problem? Adjust(HoldingsAct.Adjustment act)
    {
        AdoptedRecordDate = act.Opened.RecordDate;
        _table.Announce(act.Lines);
        foreach (var lines in act.Lines)
        {
            for (var i = 0; i < lines.Count; i++)
            {
                ref var position = ref At(lines.Accounts[i]);
                if (position.Units + lines.UnitsDelta[i] < 0)
                    return BelowZero(act, position, -lines.UnitsDelta[i]);
                if (position.RegisterFreeze + lines.FrozenDelta[i] < 0)
                    return ReleaseTooMuch(position.Account, RegisterFreezeNumber(position.Account), -lines.FrozenDelta[i], position.RegisterFreeze);
                _table.Apply(ref position, PositionChange.Of(lines, i));
            }
        }

        return null;
    }
}
