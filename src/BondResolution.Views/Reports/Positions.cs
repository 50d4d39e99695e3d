using System.Runtime.InteropServices;
using BondResolution.Domain.Bonds;
using BondResolution.Domain.Holdings;
using BondResolution.Domain.Money;
using BondResolution.Views.Lines;

namespace BondResolution.Views.Reports;

/// <summary>
/// What every account holds in a scope, folded from the lines that count. What money has lowered on bonds goes with them
/// when they move, rounded down, all of it with the last bond: so the order of events matters.
/// </summary>
internal sealed class Positions
{
    private readonly long _faceFen;
    private readonly Dictionary<AccountNumber, int> _index = [];
    private readonly List<AccountPosition> _positions = [];
    private readonly List<(string On, long Sequence, long Fen)> _cancelled = [];
    private readonly DifferenceCarry _carry = new();

    private Positions(Fen face) => _faceFen = face.Value;

    /// <summary>What went with bonds that the issuer bought and cancelled: they owed so much less than their face. With the sequence that completed the act.</summary>
    public IReadOnlyList<(string On, long Sequence, long Fen)> Cancelled => _cancelled;

    public Fen CancelledSum => new(_cancelled.Sum(c => c.Fen));

    /// <summary>Every account the scope knows, in the order first seen.</summary>
    public ReadOnlySpan<AccountPosition> All => CollectionsMarshal.AsSpan(_positions);

    public AccountPosition? Find(AccountNumber account) => _index.TryGetValue(account, out var at) ? _positions[at] : null;

    /// <param name="lines">The lines that count.</param>
    /// <param name="face">Face of one bond.</param>
    /// <param name="changed">Told what each line changed, in order; null: nobody asks.</param>
    public static Positions Fold(StandingLines lines, Fen face, PositionChanged? changed = null)
    {
        var positions = new Positions(face);
        StandingRow? last = null;
        var carried = 0L;
        var differences = new List<AccountChanges>();
        foreach (var changes in lines.Changes(face))
        {
            if (changes.Row.Sequence != last?.Sequence)
            {
                positions.Cancel(last, carried);
                carried = 0;
            }

            if (differences.Count > 0 && (differences[0].Row.CountsFrom != changes.Row.CountsFrom || changes.Row.Kind != LineKind.Difference))
                positions.Adjust(differences, changed);
            last = changes.Row;
            if (changes.Row.Kind == LineKind.Difference)
                differences.Add(changes);
            else
                positions.Apply(changes, ref carried, changed);
        }

        positions.Adjust(differences, changed);
        positions.Cancel(last, carried);
        return positions;
    }

    /// <summary>What a later register shows otherwise: all of it is known before any is applied.</summary>
    private void Adjust(List<AccountChanges> differences, PositionChanged? changed)
    {
        foreach (var changes in differences)
        {
            for (var i = 0; i < changes.Accounts.Length; i++)
            {
                if (changes.Units[i] >= 0)
                    _carry.Gain(changes.Units[i]);
                else if (Find(changes.Accounts[i]) is { Units: > 0 } position)
                    _carry.Lose(position.LoweredFen(_faceFen), position.NotSetAside, -changes.Units[i]);
            }
        }

        _carry.Settle();
        var carried = 0L;
        foreach (var changes in differences)
            Apply(changes, ref carried, changed);
        differences.Clear();
    }

    private void Apply(AccountChanges changes, ref long carried, PositionChanged? changed)
    {
        for (var i = 0; i < changes.Accounts.Length; i++)
        {
            ref var position = ref At(changes.Accounts[i]);
            var before = position;
            var units = AccountChanges.At(changes.Units, i);
            var paidDown = AccountChanges.At(changes.PaidDownFen, i);
            if (changes.Carries && units < 0)
            {
                paidDown = PassedOn(changes, i) - DifferenceCarry.Leaving(position.LoweredFen(_faceFen), position.NotSetAside, AccountChanges.At(changes.DeferredUnits, i) - units);
                carried -= paidDown;
            }
            else if (changes.Row.Kind == LineKind.Difference)
            {
                paidDown = units < 0 ? -DifferenceCarry.Leaving(position.LoweredFen(_faceFen), position.NotSetAside, -units) : _carry.Share(units);
            }
            else if (changes.Carries)
            {
                (paidDown, carried) = (carried, 0);
            }

            position.Units += units;
            position.Freeze += AccountChanges.At(changes.Freeze, i);
            position.DeferredUnits += AccountChanges.At(changes.DeferredUnits, i);
            position.DeferredFen += AccountChanges.At(changes.DeferredFen, i);
            position.DeferredInterestFen += AccountChanges.At(changes.DeferredInterestFen, i);
            position.PaidDownFen += paidDown;
            position.WasRegistered |= AccountChanges.At(changes.Registered, i) > 0;
            if (changes.Classes.Length > 0)
                position.Class = changes.Classes[i];
            changed?.Invoke(changes, i, before, position);
        }
    }

    /// <summary>Principal held back in money that is passed on with bonds, and so not paid down on them.</summary>
    private long PassedOn(AccountChanges changes, int i) => AccountChanges.At(changes.DeferredInterestFen, i) - AccountChanges.At(changes.DeferredFen, i)
        + (_faceFen * AccountChanges.At(changes.DeferredUnits, i));

    private ref AccountPosition At(AccountNumber account)
    {
        ref var at = ref CollectionsMarshal.GetValueRefOrAddDefault(_index, account, out var known);
        if (!known)
        {
            at = _positions.Count;
            _positions.Add(new AccountPosition { Account = account, Class = HolderClass.Other });
        }

        return ref CollectionsMarshal.AsSpan(_positions)[at];
    }

    /// <summary>What left its accounts and came to none.</summary>
    private void Cancel(StandingRow? row, long fen)
    {
        if (row is not null && fen != 0)
            _cancelled.Add((row.On, row.CountsFrom, fen));
    }
}
