using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using BondResolution.Domain.Bonds;
using BondResolution.Domain.Cases;
using BondResolution.Domain.Money;
using BondResolution.Domain.Registers;

namespace BondResolution.Domain.Holdings;

/// <summary>Told what one line changed.</summary>
/// <param name="chunk">Which of the chunks of lines, from 0.</param>
/// <param name="line">Which line of it, from 0.</param>
/// <param name="before">The account's position before.</param>
/// <param name="after">The position after.</param>
public delegate void LineApplied(int chunk, int line, in Position before, in Position after);

/// <summary>
/// Positions of accounts, changed act by act in order: <see cref="Apply(ref Position, in PositionChange)"/> is the only function that changes what an account
/// holds, owes, has frozen and deferred. Decisions wrap it with checks (<see cref="HoldingsBook"/>), reports with dates.
/// </summary>
/// <param name="face">Face of one bond.</param>
public sealed class PositionTable(Fen face)
{
    private readonly AccountIndex _index = new();
    private readonly List<Position> _positions = [];
    private readonly DifferenceCarry _carry = new();
    private readonly long _faceFen = face.Value;
    private int _found = -1;
    private long _alongFen;

    public Fen Face => face;

    /// <summary>Principal at default, from its day on, where bonds owe less than their face; else null.</summary>
    public PrincipalAtDefault? AtDefault => _carry.AtDefault;

    /// <summary>Positions: those of the first register by account ascending, then others in the order their accounts were first seen.</summary>
    public ReadOnlySpan<Position> All => CollectionsMarshal.AsSpan(_positions);

    /// <summary>The index of an account's position, or -1. Changes nothing.</summary>
    public int IndexOf(AccountNumber account) => _index.Find(account);

    /// <summary>The position of an account, an empty one where it had none; valid until the next account is entered.</summary>
    public ref Position At(AccountNumber account)
    {
        var at = _index.Find(account, ref _found);
        if (at < 0)
        {
            at = _found = _index.Add(account);
            _positions.Add(new Position { Account = account, Class = HolderClass.Other });
        }

        return ref CollectionsMarshal.AsSpan(_positions)[at];
    }

    /// <summary>Changes a position of this table.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(ref Position position, in PositionChange change)
    {
        var paidDown = change.Lowering == Lowering.Stated ? change.PaidDownFen : Moved(position, change);
        position.Units += change.Units;
        position.RegisterFreeze += change.RegisterFreeze;
        position.NamedFreezes += change.NamedFreezes;
        position.Deferred += change.Deferred;
        position.DeferredPrincipalFen += change.DeferredPrincipalFen;
        position.DeferredInterestFen += change.DeferredInterestFen;
        position.PaidDownFen += paidDown;
        position.WasRegistered |= change.IsRegistered;
        if (change.Class is { } holderClass)
            position.Class = holderClass;
        if (!change.Person.IsNone)
            position.Person = change.Person;
    }

    /// <summary>What bonds took along that left an account and arrived at none since it was last asked, in fen: they were cancelled.</summary>
    public long CollectAlong()
    {
        var fen = _alongFen;
        _alongFen = 0;
        return fen;
    }

    /// <summary>The lines of the first register.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // one long call: code compiled ahead would never be replaced in it
    public void Adopt(IReadOnlyList<RegisterLines> register, LineApplied? applied = null)
    {
        var accounts = RegisterContent.AccountsOf(register);
        var lowered = _carry.AtDefault is null ? null : ShareAtDefault(register, accounts);
        var places = _positions.Count == 0 ? Begin(accounts) : null;
        var row = 0;
        for (var chunk = 0; chunk < register.Count; chunk++)
        {
            var lines = register[chunk];
            for (var i = 0; i < lines.Count; i++, row++)
            {
                ref var position = ref places is null ? ref At(lines.Accounts[i]) : ref CollectionsMarshal.AsSpan(_positions)[places[row]];
                position.Account = lines.Accounts[i];
                var change = PositionChange.Of(lines, i);
                change.PaidDownFen = lowered is null ? 0 : lowered[row];
                if (applied is null)
                {
                    Apply(ref position, change);
                    continue;
                }

                var before = position;
                Apply(ref position, change);
                applied(chunk, i, before, position);
            }
        }
    }

    /// <summary>
    /// Makes the default known, where bonds then owe less than their face; before any act of its day. What accounts hold owes its share; money has lowered
    /// bonds from then on. Nothing was paid on them before.
    /// </summary>
    public void Default(PrincipalAtDefault atDefault, LineApplied? applied = null)
    {
        var accounts = new AccountNumber[_positions.Count];
        for (var i = 0; i < accounts.Length; i++)
            accounts[i] = _positions[i].Account;
        var order = AccountOrder.Of(accounts);
        var units = new long[order.Length];
        for (var i = 0; i < units.Length; i++)
            units[i] = _positions[order[i]].Units;
        var lowered = _carry.Default(atDefault, face, units);
        for (var i = 0; i < order.Length; i++)
        {
            ref var position = ref CollectionsMarshal.AsSpan(_positions)[order[i]];
            var before = position;
            Apply(ref position, new PositionChange { PaidDownFen = lowered[i] });
            applied?.Invoke(0, i, before, position);
        }
    }

    /// <summary>Tells who loses bonds to a later register and who gains some; before any of its lines is applied.</summary>
    public void Announce(IEnumerable<DifferenceLines> differences)
    {
        foreach (var lines in differences)
        {
            for (var i = 0; i < lines.Count; i++)
            {
                if (lines.UnitsDelta[i] >= 0)
                    _carry.Gain(lines.UnitsDelta[i]);
                else if (_index.Find(lines.Accounts[i], ref _found) is >= 0 and var at && All[at] is { Units: > 0 } position)
                    _carry.Lose(position.LoweredFen(_faceFen), position.NotSetAside, -lines.UnitsDelta[i]);
            }
        }

        _carry.Settle();
    }

    /// <summary>
    /// What bonds that move owe less than their face: the account's share leaves with them, but for what is held back and passed on beside, or comes with them.
    /// </summary>
    private long Moved(in Position position, in PositionChange change)
    {
        switch (change.Lowering)
        {
            case Lowering.Leaves:
                var heldBack = change.DeferredPrincipalFen - (_faceFen * change.Deferred);
                var left = -heldBack - DifferenceCarry.Leaving(position.LoweredFen(_faceFen), position.NotSetAside, change.Deferred - change.Units);
                _alongFen -= left;
                return left;
            case Lowering.Arrives:
                return CollectAlong();
            default:
                return change.Units < 0
                    ? -DifferenceCarry.Leaving(position.LoweredFen(_faceFen), position.NotSetAside, -change.Units)
                    : _carry.Share(change.Units);
        }
    }

    /// <summary>Enters the first accounts by account ascending, the order payments go through; the place of each.</summary>
    private int[] Begin(AccountNumber[] accounts)
    {
        var places = _index.Begin(accounts);
        CollectionsMarshal.SetCount(_positions, accounts.Length); // of a list that never had any: all zeros
        return places;
    }

    /// <summary>Bonds of a register that is adopted after the default owe their share; in the order of its rows.</summary>
    private long[] ShareAtDefault(IReadOnlyList<RegisterLines> register, AccountNumber[] accounts)
    {
        var held = new long[accounts.Length];
        var row = 0;
        foreach (var lines in register)
        {
            lines.Units.AsSpan().CopyTo(held.AsSpan(row));
            row += lines.Count;
        }

        var order = AccountOrder.Of(accounts);
        var byAccount = _carry.Adopt(face, [.. order.Select(at => held[at])]);
        var lowered = new long[held.Length];
        for (var i = 0; i < order.Length; i++)
            lowered[order[i]] = byAccount[i];
        return lowered;
    }
}
