using BondResolution.Domain.Cases;
using BondResolution.Domain.Holdings;
using BondResolution.Domain.Recording;

namespace BondResolution.Domain.Tests.Holdings;

/// <summary>
/// A second reading of a holdings stream, one dictionary an account and no act ever put together: for checking the book
/// against. Asserts after every event that nobody holds less than nothing and nobody sold more than a cap.
/// </summary>
internal sealed class NaiveHoldings
{
    private readonly Dictionary<string, long> _units = [];
    private readonly Dictionary<string, Dictionary<string, long>> _freezes = [];
    private readonly Dictionary<string, long> _deferred = [];
    private readonly Dictionary<string, long> _paidDown = [];
    private readonly Dictionary<string, long> _heldBack = [];
    private readonly Dictionary<(string Offer, string Holder), long> _bought = [];
    private (long Units, long Fen) _unseen;
    private (long Units, decimal Fen) _unshown;
    private PrincipalAtDefault? _atDefault;

    public IEnumerable<string> Accounts => _units.Keys;

    public long Units(string account) => _units.GetValueOrDefault(account);

    public long Deferred(string account) => _deferred.GetValueOrDefault(account);

    public long PaidDown(string account) => _paidDown.GetValueOrDefault(account);

    /// <summary>Principal that instalments in money still hold back.</summary>
    public long HeldBack(string account) => _heldBack.GetValueOrDefault(account);

    public long Frozen(string account) =>
        long.Min(Units(account), _freezes.TryGetValue(account, out var freezes) ? freezes.Values.Sum() : 0);

    public static NaiveHoldings At(IReadOnlyList<Recorded<HoldingsEvent>> events, DateOnly date, Held[] firstRegister, PrincipalAtDefault? atDefault)
    {
        var naive = new NaiveHoldings();
        var counted = events
            .Where(e => e.On <= date && !events.Any(r => r.Event is HoldingsEvent.Reversed reversed && reversed.CommandId == e.CommandId))
            .Where(e => !IsLine(e.Event) || events.Any(s => s.CommandId == e.CommandId && IsSeal(s.Event)))
            .OrderBy(e => (e.On, e.Sequence));
        foreach (var recorded in counted)
        {
            if (atDefault?.On <= recorded.On)
                naive.Default(atDefault);
            naive.Apply(recorded.Event, events.First(e => e.CommandId == recorded.CommandId).Event, firstRegister);
            Assert.All(naive._units, p => Assert.True(p.Value >= 0, $"{p.Key} holds {p.Value} after {recorded}"));
        }

        if (atDefault?.On <= date)
            naive.Default(atDefault);
        return naive;
    }

    private void Default(PrincipalAtDefault atDefault)
    {
        if (_atDefault is not null)
            return;
        _atDefault = atDefault;
        _unseen = default;
        _unshown = (atDefault.Units, Ledger.Face.Value * atDefault.Units - atDefault.Principal.Value);
        Show(_units.ToDictionary(u => u.Key, u => u.Value));
    }

    /// <summary>Bonds nobody held before: principal shared by bonds to the fen, the largest parts of a fen rounded up, who comes first before who comes later, no account last.</summary>
    private void Show(Dictionary<string, long> gained)
    {
        if (_atDefault is not { } d)
            return;
        var left = _unshown.Units - gained.Values.Sum();
        var each = decimal.Floor(long.Max(0, -left) * (((decimal)Ledger.Face.Value * d.Units) - d.Principal.Value) / d.Units);
        var principal = (Ledger.Face.Value * (_unshown.Units + long.Max(0, -left))) - _unshown.Fen - each;
        var weights = gained.OrderBy(g => g.Key, StringComparer.Ordinal).Append(new("", long.Max(0, left))).ToList();
        var all = weights.Sum(w => w.Value);
        var owed = weights.ToDictionary(w => w.Key, w => all == 0 ? 0 : decimal.Floor(principal * w.Value / all));
        foreach (var (account, _) in weights.Where(w => w.Value > 0).OrderByDescending(w => principal * w.Value % all).Take((int)(all == 0 ? 0 : principal - owed.Values.Sum())).ToList())
            owed[account]++;
        foreach (var (account, units) in gained)
            Add(_paidDown, account, (long)((Ledger.Face.Value * units) - owed[account]));
        _unshown = (left, left < 0 ? -each : (Ledger.Face.Value * left) - owed[""]);
    }

    /// <summary>What money paid down goes with bonds that a later register shows elsewhere; the tests' registers come in one event.</summary>
    private void Carry(DifferenceLines rows)
    {
        var (lost, gained, pool) = (0L, 0L, 0L);
        for (var i = 0; i < rows.Count; i++)
        {
            var (account, units) = (rows.Accounts[i].ToString(), rows.UnitsDelta[i]);
            gained += long.Max(0, units);
            if (units >= 0)
                continue;
            var share = Leaving(account, -units);
            Add(_paidDown, account, -share);
            (lost, pool) = (lost - units, pool + share);
        }

        var back = long.Min(_unseen.Units, long.Max(0, gained - lost));
        var taken = back == 0 ? 0 : _unseen.Fen * back / _unseen.Units;
        var kept = lost > gained ? pool * (lost - gained) / lost : 0;
        _unseen = (_unseen.Units - back + long.Max(0, lost - gained), _unseen.Fen - taken + kept);
        pool += taken - kept;
        if (_atDefault is { } d && gained - lost - back is > 0 and var unshown)
        {
            var within = long.Clamp(_unshown.Units, 0, unshown);
            var along = within == 0 ? 0 : decimal.Floor(_unshown.Fen * within / _unshown.Units);
            var beyond = decimal.Floor((unshown - within) * (((decimal)Ledger.Face.Value * d.Units) - d.Principal.Value) / d.Units);
            _unshown = (_unshown.Units - unshown, _unshown.Fen - along - beyond);
            pool += (long)(along + beyond);
        }

        for (var i = 0; i < rows.Count; i++)
        {
            if (rows.UnitsDelta[i] <= 0)
                continue;
            var share = pool * rows.UnitsDelta[i] / gained;
            Add(_paidDown, rows.Accounts[i].ToString(), share);
            (pool, gained) = (pool - share, gained - rows.UnitsDelta[i]);
        }
    }

    private static bool IsLine(HoldingsEvent happened) => happened is HoldingsEvent.Differences or HoldingsEvent.Purchased or HoldingsEvent.Paid
        or HoldingsEvent.Recovered;

    private static bool IsSeal(HoldingsEvent happened) =>
        happened is HoldingsEvent.DifferencesSealed or HoldingsEvent.PurchaseSealed or HoldingsEvent.PaymentSealed or HoldingsEvent.RecoverySealed;

    private void Apply(HoldingsEvent happened, HoldingsEvent opened, Held[] firstRegister)
    {
        switch (happened)
        {
            case HoldingsEvent.RegisterAdopted:
                foreach (var row in firstRegister)
                {
                    Add(_units, row.Account, row.Units);
                    Freeze(row.Account, "R", row.Frozen);
                }

                Show(firstRegister.ToDictionary(row => row.Account, row => row.Units));
                break;
            case HoldingsEvent.Differences e:
                Carry(e.Rows);
                for (var i = 0; i < e.Rows.Count; i++)
                {
                    Add(_units, e.Rows.Accounts[i].ToString(), e.Rows.UnitsDelta[i]);
                    Freeze(e.Rows.Accounts[i].ToString(), "R", e.Rows.FrozenDelta[i]);
                }

                break;
            case HoldingsEvent.UnitsFrozen e:
                Freeze(e.Account, e.Number, e.Units);
                break;
            case HoldingsEvent.UnitsReleased e:
                Freeze(e.Account, e.Number == "R:" + e.Account ? "R" : e.Number, -e.Units);
                break;
            case HoldingsEvent.UnitsTransferred e:
                Move(e.From, e.To, e.Units);
                break;
            case HoldingsEvent.UnitsPassedOn e:
                PassOn(e, firstRegister);
                break;
            case HoldingsEvent.Recovered e:
                for (var i = 0; i < e.Rows.Count; i++)
                    Pay(e.Rows.Accounts[i].ToString(), PaymentLines.At(e.Rows.UnitsCancelled, i), PaymentLines.At(e.Rows.PrincipalFen, i));
                break;
            case HoldingsEvent.Purchased e:
                Buy(e, (HoldingsEvent.PurchaseOpened)opened, firstRegister);
                break;
            case HoldingsEvent.Paid e:
                for (var i = 0; i < e.Rows.Count; i++)
                {
                    var account = e.Rows.Accounts[i].ToString();
                    Pay(account, PaymentLines.At(e.Rows.UnitsPaid, i), PaymentLines.At(e.Rows.PrincipalFen, i));
                    SetAside(account, PaymentLines.At(e.Rows.UnitsDeferred, i), PaymentLines.At(e.Rows.DeferredPrincipalFen, i));
                }

                break;
            case HoldingsEvent.DeferredPaid e:
                Pay(e.Account, e.Units, e.Principal.Value);
                SetAside(e.Account, -e.Units, -e.Principal.Value);
                break;
        }
    }

    private void Buy(HoldingsEvent.Purchased bought, HoldingsEvent.PurchaseOpened opened, Held[] firstRegister)
    {
        for (var i = 0; i < bought.Rows.Count; i++)
        {
            var (account, units) = (bought.Rows.Accounts[i].ToString(), bought.Rows.Units[i]);
            var holder = (opened.Offer, Holder(opened.Offer, account, firstRegister));
            _bought[holder] = _bought.GetValueOrDefault(holder) + units;
            Assert.True(_bought[holder] <= opened.CapUnits, $"{_bought[holder]} bought from {holder}, the cap is {opened.CapUnits}");
            Move(account, opened.PurchaserAccount, units);
        }
    }

    /// <summary>The issuer's offer counts by person, the third party's by account.</summary>
    private static string Holder(string offer, string account, Held[] firstRegister) =>
        (offer == DrawnLedgers.Issuer.Offer ? Array.Find(firstRegister, r => r.Account == account)?.Person : null) ?? account;

    private void PassOn(HoldingsEvent.UnitsPassedOn e, Held[] firstRegister)
    {
        var deferrals = e.Deferrals.IsDefault ? [] : e.Deferrals;
        var (setAside, heldBack) = (deferrals.Sum(d => d.Units), deferrals.Where(d => d.Units == 0).Sum(d => d.Principal.Value));
        var lowered = Leaving(e.From, e.Units - setAside);
        Add(_units, e.From, -e.Units);
        Add(_units, e.To, e.Units);
        Add(_paidDown, e.From, heldBack - lowered);
        Add(_paidDown, e.To, lowered - heldBack);
        foreach (var deferral in deferrals)
        {
            SetAside(e.From, -deferral.Units, -deferral.Principal.Value);
            SetAside(e.To, deferral.Units, deferral.Principal.Value);
        }

        foreach (var (offer, units) in e.Bought.IsDefault ? [] : e.Bought)
        {
            var (from, to) = ((offer, Holder(offer, e.From, firstRegister)), (offer, Holder(offer, e.To, firstRegister)));
            var moved = long.Min(units, _bought.GetValueOrDefault(from));
            _bought[from] = _bought.GetValueOrDefault(from) - moved;
            _bought[to] = _bought.GetValueOrDefault(to) + moved;
        }
    }

    private void Move(string from, string? to, long units)
    {
        var paidDown = Leaving(from, units);
        Add(_units, from, -units);
        Add(_paidDown, from, -paidDown);
        if (to is null)
            return;
        Add(_units, to, units);
        Add(_paidDown, to, paidDown);
    }

    /// <summary>Only bonds that are not set aside were lowered, all alike, whether what is due on them was paid or is held back.</summary>
    private long Leaving(string account, long units)
    {
        var (lowered, bonds) = (PaidDown(account) + HeldBack(account), long.Max(0, Units(account) - Deferred(account)));
        return units >= bonds ? lowered : lowered * units / bonds;
    }

    /// <summary>Either bonds are set aside or money is held back.</summary>
    private void SetAside(string account, long units, long principalFen)
    {
        Add(_deferred, account, units);
        Add(_heldBack, account, units == 0 ? principalFen : 0);
    }

    private void Pay(string account, long cancelled, long principalFen)
    {
        Add(_units, account, -cancelled);
        Add(_paidDown, account, principalFen - (cancelled * Ledger.Face.Value));
    }

    private void Freeze(string account, string number, long units)
    {
        if (!_freezes.TryGetValue(account, out var freezes))
            _freezes[account] = freezes = [];
        Add(freezes, number, units);
        Assert.True(freezes[number] >= 0, $"freeze {number} of {account} holds {freezes[number]}");
    }

    private static void Add(Dictionary<string, long> column, string account, long value) =>
        column[account] = column.GetValueOrDefault(account) + value;
}
