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

    private Problem? Adopt(RegisterContent register)
    {
        AdoptedRecordDate = register.RecordDate;
        var accounts = register.Accounts();
        if (_positions.Count == 0)
        {
            CollectionsMarshal.SetCount(_positions, accounts.Length);
            Fill(CollectionsMarshal.AsSpan(_positions), register, _index.Begin(accounts));
        }
        else
        {
            foreach (var row in AccountOrder.Of(accounts))
            {
                var (lines, i) = register.At(row);
                Show(ref At(accounts[row]), lines, i);
            }
        }

        ShareAtDefault(accounts, register);
        return null;
    }

    /// <summary>
    /// The first positions, by account ascending: payments go through accounts so, and find each behind the one before. Rows are read in
    /// the order of the file, whose columns lie apart, and written to their places.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // one long call: code compiled ahead would never be replaced in it
    private static void Fill(Span<Position> positions, RegisterContent register, ReadOnlySpan<int> places)
    {
        var row = 0;
        foreach (var lines in register.Lines)
        {
            for (var i = 0; i < lines.Count; i++)
            {
                ref var position = ref positions[places[row++]];
                position.Account = lines.Accounts[i];
                Show(ref position, lines, i);
            }
        }
    }

    private static void Show(ref Position position, RegisterLines lines, int row)
    {
        position.Person = lines.PersonAt(row);
        position.Class = lines.Classes[row];
        position.Units += lines.Units[row];
        position.RegisterFreeze += lines.FrozenAt(row);
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
