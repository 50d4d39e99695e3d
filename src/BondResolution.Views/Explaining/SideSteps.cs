using BondResolution.Domain.Holdings;
using BondResolution.Domain.Bonds;
using BondResolution.Views.Lines;
using BondResolution.Views.Reports;

namespace BondResolution.Views.Explaining;

/// <summary>Follows investors and purchasers act by act while positions are folded: the very sums of the report, as they grow.</summary>
/// <param name="purchasers">Accounts of purchasers.</param>
/// <param name="figure">The figure, of investors and purchasers.</param>
/// <param name="how">Its arithmetic: the act, and by how many bonds and fen paid down it changed.</param>
/// <param name="only">The one account that is followed; null: all.</param>
internal sealed class SideSteps(
    IReadOnlyList<string> purchasers, Func<ExposureSide, ExposureSide, long> figure, Func<SideSteps.Act, Said> how, AccountNumber? only = null)
{
    private readonly HashSet<AccountNumber> _bought = [.. purchasers.Select(account => (AccountNumber)account)];
    private readonly ExposureSide _investors = new();
    private readonly ExposureSide _purchasers = new();
    private readonly List<Part> _parts = [];
    private AccountChanges? _last;
    private long _lines;
    private long _before;
    private long _linesSequence;

    /// <param name="Row">Its lines.</param>
    /// <param name="Lines">Accounts it changed.</param>
    /// <param name="Change">Of the figure.</param>
    public sealed record Act(StandingRow Row, long Lines, long Change);

    /// <summary>The parts of all acts that changed the figure.</summary>
    public IReadOnlyList<Part> Finish()
    {
        Close();
        return _parts;
    }

    /// <summary>A <see cref="PositionChanged"/>.</summary>
    public void Changed(AccountChanges changes, int line, in Position before, in Position after)
    {
        if (only is { } account && account != after.Account)
            return;
        if (_last is not null && (_last.Row.On, _last.Row.CountsFrom) != (changes.Row.On, changes.Row.CountsFrom))
            Close();
        _last = changes;
        _lines++;
        _linesSequence = changes.LinesSequence;
        var side = _bought.Contains(after.Account) ? _purchasers : _investors;
        side.Add(before, -1);
        side.Add(after);
    }

    private void Close()
    {
        if (_last is not { Row: var row })
            return;
        var now = figure(_investors, _purchasers);
        if (now != _before)
        {
            _parts.Add(new Part(row.On, row.CountsFrom, now - _before, how(new Act(row, _lines, now - _before)))
            {
                Lines = _lines, Register = row.Register, LinesSequence = only is null ? null : _linesSequence
            });
        }

        (_before, _lines, _last) = (now, 0, null);
    }
}
