using System.Runtime.InteropServices;
using BondResolution.Domain.Bonds;
using BondResolution.Domain.Cases;
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
    private readonly AccountIndex _index = new();
    private readonly List<AccountPosition> _positions = [];
    private readonly List<(string On, long Sequence, long Fen)> _cancelled = [];
    private readonly DifferenceCarry _carry = new();

    private Positions(Fen face) => _faceFen = face.Value;

    /// <summary>What went with bonds that the issuer bought and cancelled: they owed so much less than their face. With the sequence that completed the act.</summary>
    public IReadOnlyList<(string On, long Sequence, long Fen)> Cancelled => _cancelled;

    public Fen CancelledSum => new(_cancelled.Sum(c => c.Fen));

    /// <summary>
    /// Every account the scope knows: those of the first register by account ascending, then others in the order first seen.
    /// </summary>
    public ReadOnlySpan<AccountPosition> All => CollectionsMarshal.AsSpan(_positions);

    public AccountPosition? Find(AccountNumber account) => _index.Find(account) is >= 0 and var at ? _positions[at] : null;

    /// <param name="lines">The lines that count.</param>
    /// <param name="facts">The case.</param>
    /// <param name="changed">Told what each line changed, in order; null: nobody asks.</param>
    public static Positions Fold(StandingLines lines, CaseFacts facts, PositionChanged? changed = null) => Fold(lines.Events(), facts, changed);

    /// <summary>The accounts whose lines decide what one account holds; null: every account's may.</summary>
    /// <param name="facts">The case.</param>
    /// <param name="account">The account.</param>
    public static IReadOnlySet<AccountNumber>? Deciding(CaseFacts facts, AccountNumber account) =>
        HoldingsReach.Of(facts.Events.Select(f => f.Event).OfType<HoldingsEvent>(), [account], PrincipalAtDefault.Of(facts.Case));

    /// <param name="events">What the lines that count say, in order: all of it, or all that <see cref="Deciding"/> asks for.</param>
    /// <param name="facts">The case.</param>
    /// <param name="changed">As of <see cref="Fold(StandingLines, CaseFacts, PositionChanged?)"/>.</param>
    public static Positions Fold(IEnumerable<SaidByLines> events, CaseFacts facts, PositionChanged? changed = null)
    {
        var face = facts.Case.Terms?.Face ?? Fen.Zero;
        var positions = new Positions(face);
        var atDefault = PrincipalAtDefault.Of(facts.Case);
        StandingRow? last = null;
        var carried = 0L;
        var together = new List<AccountChanges>();
        foreach (var changes in events.Select(said => AccountChanges.Of(said, face)).OfType<AccountChanges>())
        {
            if (changes.Row.Sequence != last?.Sequence)
            {
                positions.Cancel(last, carried);
                carried = 0;
            }

            if (together.Count > 0 && (together[0].Row.CountsFrom != changes.Row.CountsFrom || changes.Row.Kind != together[0].Row.Kind))
                positions.ApplyTogether(together, changed);
            if (atDefault is not null && string.CompareOrdinal(changes.Row.On, facts.Default!.On) >= 0)
            {
                positions.Default(atDefault, facts.Default, changed);
                atDefault = null;
            }

            last = changes.Row;
            if (positions.ReadsWhole(changes.Row.Kind))
                together.Add(changes);
            else
                positions.Apply(changes, ref carried, changed);
        }

        positions.ApplyTogether(together, changed);
        positions.Cancel(last, carried);
        if (atDefault is not null)
            positions.Default(atDefault, facts.Default!, changed);
        return positions;
    }

    /// <summary>The default, where bonds then owe less than their face: before any act of its day. What accounts hold owes its share.</summary>
    private void Default(PrincipalAtDefault atDefault, FactRow fact, PositionChanged? changed)
    {
        var positions = _positions.OrderBy(p => p.Account).ToArray();
        var lowered = _carry.Default(atDefault, new Fen(_faceFen), [.. positions.Select(p => p.Units)]);
        var carried = 0L;
        Apply(new AccountChanges
        {
            Row = new StandingRow
            {
                Sequence = fact.Sequence, Kind = LineKind.Default, On = fact.On, CountsFrom = fact.CountsFrom, Type = fact.Type, Do = fact.Do, Source = fact.Source, Label = fact.Label
            },
            Accounts = [.. positions.Select(p => p.Account)], PaidDownFen = lowered
        }, ref carried, changed);
    }

    /// <summary>Whether lines are applied when those of the whole act are known: what is shared among them, and the first register, which is put in order.</summary>
    private bool ReadsWhole(LineKind kind) =>
        kind == LineKind.Difference || (kind == LineKind.Adoption && (_carry.AtDefault is not null || _positions.Count == 0));

    /// <summary>Applies lines of one act of which all are known before any is applied.</summary>
    private void ApplyTogether(List<AccountChanges> act, PositionChanged? changed)
    {
        if (act.Count == 0)
            return;
        if (act[0].Row.Kind == LineKind.Difference)
            TellCarry(act);
        else if (_carry.AtDefault is not null)
            ShareAtDefault(act);
        var carried = 0L;
        var places = _positions.Count == 0 ? Begin(act) : default;
        foreach (var changes in act)
        {
            Apply(changes, ref carried, changed, places);
            places = places.IsEmpty ? places : places[changes.Accounts.Length..];
        }

        act.Clear();
    }

    /// <summary>Makes the positions of the first register, with nothing in them yet; the place of each of its lines.</summary>
    private ReadOnlySpan<int> Begin(List<AccountChanges> adoption)
    {
        AccountNumber[] accounts = [.. adoption.SelectMany(changes => changes.Accounts)];
        var places = _index.Begin(accounts);
        CollectionsMarshal.SetCount(_positions, accounts.Length);
        var positions = CollectionsMarshal.AsSpan(_positions);
        for (var i = 0; i < accounts.Length; i++)
            positions[places[i]] = new AccountPosition { Account = accounts[i], Class = HolderClass.Other };
        return places;
    }

    /// <summary>Bonds of a register that is adopted after the default owe their share.</summary>
    private void ShareAtDefault(List<AccountChanges> adoption)
    {
        var rows = adoption.SelectMany(changes => Enumerable.Range(0, changes.Accounts.Length).Select(i => (Changes: changes, Row: i)))
            .OrderBy(r => r.Changes.Accounts[r.Row]).ToArray();
        var lowered = _carry.Adopt(new Fen(_faceFen), [.. rows.Select(r => r.Changes.Units[r.Row])]);
        foreach (var changes in adoption)
            changes.PaidDownFen = new long[changes.Accounts.Length];
        for (var i = 0; i < rows.Length; i++)
            rows[i].Changes.PaidDownFen[rows[i].Row] = lowered[i];
    }

    /// <summary>Tells who loses bonds to a later register and who gains some, before anybody does.</summary>
    private void TellCarry(List<AccountChanges> differences)
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
    }

    /// <param name="changes">What some lines change.</param>
    /// <param name="carried">What bonds that left an account before took along.</param>
    /// <param name="changed">Told of it.</param>
    /// <param name="places">Where the positions of its accounts are; empty: to be looked up.</param>
    private void Apply(AccountChanges changes, ref long carried, PositionChanged? changed, ReadOnlySpan<int> places = default)
    {
        for (var i = 0; i < changes.Accounts.Length; i++)
        {
            ref var position = ref places.IsEmpty ? ref At(changes.Accounts[i]) : ref CollectionsMarshal.AsSpan(_positions)[places[i]];
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
        var at = _index.Find(account);
        if (at < 0)
        {
            at = _index.Add(account);
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
