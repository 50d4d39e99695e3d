using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using BondResolution.Domain.Bonds;
using BondResolution.Domain.Problems;
using BondResolution.Domain.Registers;

namespace BondResolution.Domain.Holdings;

/// <content>Registers that become positions, and what later ones show otherwise.</content>
public sealed partial class HoldingsBook
{
    private readonly DifferenceCarry _carry = new();

    /// <summary>By account ascending: payments go through accounts so, and then find each position behind the one before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // one long call: code compiled ahead would never be replaced in it
    private Problem? Adopt(RegisterContent register)
    {
        AdoptedRecordDate = register.RecordDate;
        var accounts = register.Accounts();
        var isFirst = _positions.Count == 0;
        if (isFirst)
            CollectionsMarshal.SetCount(_positions, accounts.Length);
        var next = 0;
        foreach (var row in AccountOrder.Of(accounts))
        {
            var (lines, i) = register.At(row);
            ref var position = ref isFirst ? ref CollectionsMarshal.AsSpan(_positions)[next++] : ref At(accounts[row]);
            position.Account = accounts[row];
            position.Person = lines.PersonAt(i);
            position.Class = lines.Classes[i];
            position.Units += lines.Units[i];
            position.RegisterFreeze += lines.FrozenAt(i);
        }

        ShareAtDefault(accounts, register);
        return null;
    }

    private Problem? Adjust(HoldingsAct.Adjustment act)
    {
        AdoptedRecordDate = act.Opened.RecordDate;
        TellCarry(act);
        foreach (var lines in act.Lines)
        {
            for (var i = 0; i < lines.Count; i++)
            {
                ref var position = ref At(lines.Accounts[i]);
                position.Person = lines.PersonAt(i) is { IsNone: false } person ? person : position.Person;
                position.Class = lines.Classes[i];
                if (position.Units + lines.UnitsDelta[i] < 0)
                    return BelowZero(act, position, -lines.UnitsDelta[i]);
                if (position.RegisterFreeze + lines.FrozenDelta[i] < 0)
                    return ReleaseTooMuch(position.Account, RegisterFreezeNumber(position.Account), -lines.FrozenDelta[i], position.RegisterFreeze);
                position.PaidDownFen += lines.UnitsDelta[i] < 0
                    ? -DifferenceCarry.Leaving(LoweredOn(position), position.NotSetAside, -lines.UnitsDelta[i])
                    : _carry.Share(lines.UnitsDelta[i]);
                position.Units += lines.UnitsDelta[i];
                position.RegisterFreeze += lines.FrozenDelta[i];
            }
        }

        return null;
    }

    /// <summary>Tells who loses bonds and who gains some, before anybody does.</summary>
    private void TellCarry(HoldingsAct.Adjustment act)
    {
        foreach (var lines in act.Lines)
        {
            for (var i = 0; i < lines.Count; i++)
            {
                if (lines.UnitsDelta[i] >= 0)
                    _carry.Gain(lines.UnitsDelta[i]);
                else if (Find(lines.Accounts[i]) is { Units: > 0 } position)
                    _carry.Lose(LoweredOn(position), position.NotSetAside, -lines.UnitsDelta[i]);
            }
        }

        _carry.Settle();
    }
}
