using BondResolution.Domain.Bonds;
using BondResolution.Domain.Cases;
using BondResolution.Domain.Holdings;
using BondResolution.Domain.Money;
using BondResolution.Domain.Registers;
using BondResolution.Views.Lines;

namespace BondResolution.Views.Reports;

/// <summary>
/// What every account holds in a scope: the fold of <see cref="PositionTable"/> over the lines that count, by date. What money has lowered on bonds goes with
/// them when they move, rounded down, all of it with the last bond: so the order of events matters.
/// </summary>
internal sealed class Positions
{
    private readonly PositionTable _table;
    private readonly PositionChanged? _changed;
    private readonly List<(string On, long Sequence, long Fen)> _cancelled = [];

    /// <summary>Lines of one act of which all must be known before any is applied.</summary>
    private readonly List<(AccountChanges Changes, SaidByLines Said)> _together = [];
    private StandingRow? _last;

    private Positions(Fen face, PositionChanged? changed) => (_table, _changed) = (new PositionTable(face), changed);

    /// <summary>What went with bonds that the issuer bought and cancelled: they owed so much less than their face. With the sequence that completed the act.</summary>
    public IReadOnlyList<(string On, long Sequence, long Fen)> Cancelled => _cancelled;

    public Fen CancelledSum => new(_cancelled.Sum(c => c.Fen));

    /// <summary>
    /// Every account the scope knows: those of the first register by account ascending, then others in the order first seen.
    /// </summary>
    public ReadOnlySpan<Position> All => _table.All;

    public Position? Find(AccountNumber account) => _table.IndexOf(account) is >= 0 and var at ? _table.All[at] : null;

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
        var positions = new Positions(face, changed);
        var atDefault = PrincipalAtDefault.Of(facts.Case);
        foreach (var said in events)
        {
            if (AccountChanges.Of(said, face) is not { } changes)
                continue;
            if (said.Row.Sequence != positions._last?.Sequence)
                positions.Cancel();
            if (positions._together is [var (first, _), ..] && (first.Row.CountsFrom != said.Row.CountsFrom || first.Row.Kind != said.Row.Kind))
                positions.ApplyTogether();
            if (atDefault is not null && string.CompareOrdinal(said.Row.On, facts.Default!.On) >= 0)
            {
                positions.Default(atDefault, facts.Default);
                atDefault = null;
            }

            positions._last = said.Row;
            if (said.Row.Kind is LineKind.Difference or LineKind.Adoption)
                positions._together.Add((changes, said));
            else
                positions.Apply(changes);
        }

        positions.ApplyTogether();
        positions.Cancel();
        if (atDefault is not null)
            positions.Default(atDefault, facts.Default!);
        return positions;
    }

    /// <summary>The default, where bonds then owe less than their face: before any act of its day. What accounts hold owes its share.</summary>
    private void Default(PrincipalAtDefault atDefault, FactRow fact)
    {
        var changes = AccountChanges.OfDefault(new StandingRow
        {
            Sequence = fact.Sequence, Kind = LineKind.Default, On = fact.On, CountsFrom = fact.CountsFrom, Type = fact.Type, Do = fact.Do, Source = fact.Source, Label = fact.Label
        });
        _table.Default(atDefault, _changed is null ? null : (_, line, in before, in after) => _changed(changes, line, before, after));
    }

    private void ApplyTogether()
    {
        if (_together.Count == 0)
            return;
        var act = _together.ToList();
        _together.Clear();
        if (act[0].Changes.Row.Kind == LineKind.Adoption)
        {
            _table.Adopt([.. act.Select(a => ((Register.Event.Lines)a.Said.Event!).Rows)],
                _changed is null ? null : (chunk, line, in before, in after) => _changed(act[chunk].Changes, line, before, after));
            return;
        }

        _table.Announce(act.Select(a => ((HoldingsEvent.Differences)a.Said.Event!).Rows));
        foreach (var (changes, _) in act)
            Apply(changes);
    }

    private void Apply(AccountChanges changes)
    {
        for (var i = 0; i < changes.Accounts.Length; i++)
        {
            ref var position = ref _table.At(changes.Accounts[i]);
            if (_changed is null)
            {
                _table.Apply(ref position, changes.At(i));
                continue;
            }

            var before = position;
            _table.Apply(ref position, changes.At(i));
            _changed(changes, i, before, position);
        }
    }

    /// <summary>What left its accounts by the last event and came to none.</summary>
    private void Cancel()
    {
        if (_table.CollectAlong() is not 0 and var fen && _last is not null)
            _cancelled.Add((_last.On, _last.CountsFrom, fen));
    }
}
