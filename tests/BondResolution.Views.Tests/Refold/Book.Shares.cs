using BondResolution.Domain.Cases;

namespace BondResolution.Views.Tests.Refold;

/// <content>
/// Bonds that owe less than their face from the default on: each the same. Counted in what is owed, bond by bond of the accounts in their order and of no
/// account last; a fen that cannot be divided goes to the largest part.
/// </content>
public sealed partial class Book
{
    private const string Nobody = "";

    private bool _isShared;
    private long _nobodysUnits, _nobodysOwedFen;

    private bool OwesLess => _isShared && _atDefault is { } d && d.Principal.Value < FaceFen * d.Units;

    private Case.Event.Defaulted? _atDefault;

    private void ShareAtDefault(Case.Event.Defaulted defaulted)
    {
        (_isShared, _atDefault) = (true, defaulted);
        if (!OwesLess)
            return;
        (_nobodysUnits, _nobodysOwedFen, _keptUnits, _keptFen) = (defaulted.Units, defaulted.Principal.Value, 0, 0);
        ShowFirst(Holders.ToDictionary(h => h.Key, h => h.Value.Units));
    }

    private void ShowFirst(Dictionary<string, long> shown)
    {
        if (!OwesLess)
            return;
        var beyond = long.Max(0, shown.Values.Sum() - _nobodysUnits);
        var left = _nobodysUnits + beyond - shown.Values.Sum();
        var owed = (Int128)_nobodysOwedFen + OwedBeyond(beyond);
        var parts = shown.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => (Account: s.Key, Units: s.Value)).Append((Account: Nobody, Units: left)).ToList();
        var bonds = (Int128)parts.Sum(p => p.Units);
        if (bonds == 0)
            return;
        var shares = parts.Select(p => (p.Account, p.Units, Whole: (long)(owed * p.Units / bonds), Left: owed * p.Units % bonds)).ToList();
        var over = (int)(owed - shares.Sum(s => s.Whole));
        var luckier = shares.OrderByDescending(s => s.Left).Take(over).Select(s => s.Account).ToHashSet();
        foreach (var (account, units, whole, _) in shares)
        {
            var share = whole + (luckier.Contains(account) ? 1 : 0);
            if (account == Nobody)
                _nobodysOwedFen = share;
            else
                At(account).PaidDownFen += (FaceFen * units) - share;
        }

        _nobodysUnits = left - beyond;
        if (beyond > 0)
            _nobodysOwedFen = -OwedBeyond(beyond);
    }

    /// <summary>What bonds owe less than their face that a later register shows for the first time.</summary>
    private long ShowMore(long units)
    {
        if (!OwesLess || units == 0)
            return 0;
        var within = long.Clamp(_nobodysUnits, 0, units);
        var lowered = (FaceFen * _nobodysUnits) - _nobodysOwedFen;
        var along = within == 0 ? 0 : (long)((Int128)lowered * within / _nobodysUnits);
        var less = along + (FaceFen * (units - within)) - OwedBeyond(units - within);
        (_nobodysUnits, _nobodysOwedFen) = (_nobodysUnits - units, (FaceFen * (_nobodysUnits - units)) - (lowered - less));
        return less;
    }

    /// <summary>What bonds beyond those in default owe: as much a bond, in their favour where it does not divide.</summary>
    private long OwedBeyond(long units) => (long)((((Int128)_atDefault!.Principal.Value * units) + _atDefault.Units - 1) / _atDefault.Units);
}
