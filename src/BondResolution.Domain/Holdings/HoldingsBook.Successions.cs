using BondResolution.Domain.Bonds;
using BondResolution.Domain.Money;
using BondResolution.Domain.Problems;

namespace BondResolution.Domain.Holdings;

/// <content>Bonds passed on with what hangs on them.</content>
public sealed partial class HoldingsBook
{
    private readonly Dictionary<string, CapPer> _capPer = new(StringComparer.Ordinal);
    private readonly List<Inheritance> _inheritances = [];

    /// <summary>Inheritances so far, in order.</summary>
    public IReadOnlyList<Inheritance> Inheritances => _inheritances;

    /// <summary>Deferred payments of an account that are not settled, by instalment.</summary>
    public IReadOnlyList<(int No, Deferral Deferral)> DeferralsOf(AccountNumber account) =>
        [.. _deferrals.Where(d => d.Key.Account == account && !d.Value.IsSettled).Select(d => (d.Key.No, d.Value)).OrderBy(d => d.No)];

    /// <summary>What was bought so far from a position's holder, by offer.</summary>
    public IReadOnlyList<(string Offer, long Units)> BoughtFrom(in Position position)
    {
        var bought = new List<(string, long)>();
        foreach (var (offer, capPer) in _capPer.OrderBy(c => c.Key, StringComparer.Ordinal))
        {
            if (BoughtFrom(offer, HolderUnder(capPer, position)) is > 0 and var units)
                bought.Add((offer, units));
        }

        return bought;
    }

    /// <summary>
    /// Principal owed on all bonds of a position's holder: of every account of the person, where one is known, and on what these accounts
    /// passed on by inheritance, as it was owed then.
    /// </summary>
    internal Fen EstateOf(in Position position)
    {
        var accounts = new HashSet<AccountNumber> { position.Account };
        var owed = face * position.Units - new Fen(position.PaidDownFen);
        foreach (ref readonly var other in Positions)
        {
            if (!position.Person.IsNone && other.Person.Equals(position.Person) && accounts.Add(other.Account))
                owed += face * other.Units - new Fen(other.PaidDownFen);
        }

        return owed + Fen.Sum(_inheritances.Where(i => accounts.Contains(i.From)).Select(i => i.Owed));
    }

    private Problem? PassOn(HoldingsAct.Single act, HoldingsEvent.UnitsPassedOn e)
    {
        At(e.To);
        ref var from = ref At(e.From);
        foreach (var carried in e.Deferrals.IsDefault ? [] : e.Deferrals)
        {
            if (Carry(e, carried) is { } missing)
                return missing;
        }

        var before = from.PaidDownFen;
        if (Take(act, ref from, PositionChange.Of(e, isFrom: true)) is { } problem)
            return problem;
        var paidDown = before - from.PaidDownFen;
        ref var to = ref At(e.To);
        _table.Apply(ref to, PositionChange.Of(e, isFrom: false));
        if (e.Reason is not TransferReason.Inheritance)
            return null;
        _inheritances.Add(new Inheritance(act.On, e.From, e.To, e.Units, face * e.Units - new Fen(paidDown)));
        foreach (var bought in e.Bought.IsDefault || only is not null ? [] : e.Bought)
        {
            if (!_capPer.TryGetValue(bought.Offer, out var capPer))
                continue;
            MoveBought(bought, HolderUnder(capPer, from), HolderUnder(capPer, to));
        }

        return null;
    }

    /// <summary>At most what is there: a purchase may have been taken back since.</summary>
    private void MoveBought(CarriedPurchases bought, string from, string to)
    {
        var units = long.Min(bought.Units, BoughtFrom(bought.Offer, from));
        _bought[(bought.Offer, from)] = BoughtFrom(bought.Offer, from) - units;
        _bought[(bought.Offer, to)] = BoughtFrom(bought.Offer, to) + units;
    }

    /// <summary>Moves a deferred payment, or a part of it, to the new holder.</summary>
    private Problem? Carry(HoldingsEvent.UnitsPassedOn e, CarriedDeferral carried)
    {
        if (DeferralOf(carried.No, e.From) is not { } own || own.Units < carried.Units
            || own.PrincipalFen < carried.Principal.Value || own.InterestFen < carried.Interest.Value)
            return PlanProblems.NothingDeferred.With(("no", carried.No), ("account", e.From));
        _deferrals[(carried.No, e.From)] = new Deferral(own.Units - carried.Units, own.PrincipalFen - carried.Principal.Value, own.InterestFen - carried.Interest.Value,
            own.FrozenUnits - carried.FrozenUnits, own.FirstPrincipalFen - carried.FirstPrincipal.Value, own.FirstInterestFen - carried.FirstInterest.Value);
        var theirs = DeferralOf(carried.No, e.To) ?? default;
        _deferrals[(carried.No, e.To)] = new Deferral(theirs.Units + carried.Units, theirs.PrincipalFen + carried.Principal.Value, theirs.InterestFen + carried.Interest.Value,
            theirs.FrozenUnits + carried.FrozenUnits, theirs.FirstPrincipalFen + carried.FirstPrincipal.Value, theirs.FirstInterestFen + carried.FirstInterest.Value);
        return null;
    }
}
