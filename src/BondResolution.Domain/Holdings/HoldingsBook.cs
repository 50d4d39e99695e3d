using System.Runtime.InteropServices;
using BondResolution.Domain.Bonds;
using BondResolution.Domain.Money;
using BondResolution.Domain.Problems;

namespace BondResolution.Domain.Holdings;

/// <summary>
/// Every account's position after some acts, in order: the fold of <see cref="PositionTable"/> with checks. Built by applying acts one by one; an act that would
/// break a rule of the book (a position below zero, a cap exceeded) is answered with the problem, and the book is then spent. Once built it only answers.
/// </summary>
/// <param name="face">Face of one bond.</param>
/// <param name="only">Whose lines the acts have (<see cref="HoldingsReach"/>), so that nobody else may be asked for; null:
/// everybody's.</param>
public sealed partial class HoldingsBook(Fen face, IReadOnlySet<AccountNumber>? only = null)
{
    private readonly PositionTable _table = new(face);
    private readonly Dictionary<(AccountNumber Account, string Number), Freeze> _freezes = [];
    private readonly Dictionary<(string Offer, string Holder), long> _bought = [];
    private readonly Dictionary<(int No, AccountNumber Account), Deferral> _deferrals = [];
    private readonly Dictionary<(int No, AccountNumber Account), Fen> _returned = [];
    private readonly Dictionary<int, HoldingsAct.Payment> _payments = [];

    public Fen Face => face;

    /// <summary>The record date of the latest register adopted, or null.</summary>
    public DateOnly? AdoptedRecordDate { get; private set; }

    /// <summary>Positions: those of the first register by account ascending, then others in the order their accounts were first seen.</summary>
    public ReadOnlySpan<Position> Positions => only is null ? _table.All : throw new InvalidOperationException("the book has the positions of some accounts only");

    /// <summary>Whether money has lowered some bond's principal below its face.</summary>
    public bool HasPaidDown { get; private set; }

    /// <summary>The index of an account's position, or -1.</summary>
    public int IndexOf(AccountNumber account) => _table.IndexOf(Known(account));

    public Position? Find(AccountNumber account) => IndexOf(account) is var at and >= 0 ? _table.All[at] : null;

    public long UnitsOf(AccountNumber account) => Find(account)?.Units ?? 0;

    public HoldingsAct.Payment? Payment(int no) => _payments.GetValueOrDefault(no);

    public Deferral? DeferralOf(int no, AccountNumber account) =>
        _deferrals.TryGetValue((no, account), out var deferral) ? deferral : null;

    /// <summary>What an instalment paid an account and came back since, less what was paid again.</summary>
    public Fen ReturnedBy(int no, AccountNumber account) => _returned.GetValueOrDefault((no, account));

    /// <summary>Bonds bought under an offer so far from a holder: an account, or a person by token.</summary>
    public long BoughtFrom(string offer, string holder) =>
        only is null ? _bought.GetValueOrDefault((offer, holder)) : throw new InvalidOperationException("the book has the purchases from some accounts only");

    public Freeze? FindFreeze(AccountNumber account, string number)
    {
        if (number == RegisterFreezeNumber(account))
            return Find(account) is { RegisterFreeze: > 0 } p ? new Freeze(number, p.RegisterFreeze, FreezeKind.Freeze, null, null) : null;
        return _freezes.GetValueOrDefault((account, number));
    }

    /// <summary>The number of the freeze that a register brings for an account.</summary>
    public static string RegisterFreezeNumber(AccountNumber account) => "R:" + account;

    /// <summary>Who counts as one holder under a cap: the account, or its person where the cap is per person and one is known.</summary>
    public static string HolderUnder(CapPer capPer, in Position position) =>
        capPer is CapPer.Person && !position.Person.IsNone ? "person " + position.Person : "account " + position.Account;

    /// <summary>
    /// Applies an act; the problem where it breaks a rule of the book. What one of other accounts did is none of a book of some accounts.
    /// </summary>
    internal Problem? Apply(HoldingsAct act) => act switch
    {
        HoldingsAct.Single { Event: var happened } when only is not null && !HoldingsEvent.AccountsOf(happened).Any(only.Contains) => null,
        HoldingsAct.Adoption a => Adopt(a.Register),
        HoldingsAct.Adjustment a => Adjust(a),
        HoldingsAct.Purchase a => Purchase(a),
        HoldingsAct.Payment a => Pay(a),
        HoldingsAct.Recovery a => Recover(a),
        HoldingsAct.Single { Event: HoldingsEvent.UnitsFrozen e } a => FreezeUnits(a, e),
        HoldingsAct.Single { Event: HoldingsEvent.UnitsReleased e } a => ReleaseUnits(a, e),
        HoldingsAct.Single { Event: HoldingsEvent.UnitsTransferred e } a => Transfer(a, e),
        HoldingsAct.Single { Event: HoldingsEvent.UnitsPassedOn e } a => PassOn(a, e),
        HoldingsAct.Single { Event: HoldingsEvent.DeferredPaid e } a => PayDeferred(a, e),
        HoldingsAct.Single { Event: HoldingsEvent.PaymentReturned e } a => Return(a, e.No, e.Account, e.Amount),
        HoldingsAct.Single { Event: HoldingsEvent.PaymentRepaid e } a => Return(a, e.No, e.Account, Fen.Zero - e.Amount),
        _ => throw new Recording.UnknownEventException(act)
    };

    private AccountNumber Known(AccountNumber account) => only?.Contains(account) != false
        ? account
        : throw new InvalidOperationException($"the book has the positions of some accounts only, and {account} is not among them");

    private ref Position At(AccountNumber account) => ref _table.At(Known(account));

    private Problem? Purchase(HoldingsAct.Purchase act)
    {
        var terms = act.Opened;
        _capPer[terms.Offer] = terms.CapPer;
        var purchaser = only is null ? terms.PurchaserAccount : null; // he is of no reach
        if (purchaser is not null)
            At(purchaser);
        foreach (var lines in act.Lines)
        {
            for (var i = 0; i < lines.Count; i++)
            {
                ref var seller = ref At(lines.Accounts[i]);
                if ((only is null ? CountBought(act, HolderUnder(terms.CapPer, seller), lines.Units[i]) : null) is { } beyond)
                    return beyond;
                if (Take(act, ref seller, PositionChange.Of(lines, i)) is { } problem)
                    return problem;
                if (purchaser is null)
                    _table.CollectAlong();
                else
                    _table.Apply(ref At(purchaser), PositionChange.Arriving(lines.Units[i]));
            }
        }

        return null;
    }

    /// <summary>
    /// Counts bonds against the cap of their offer. What else counts against a person's is not known where only some accounts are.
    /// </summary>
    private Problem? CountBought(HoldingsAct.Purchase act, string holder, long units)
    {
        ref var bought = ref CollectionsMarshal.GetValueRefOrAddDefault(_bought, (act.Opened.Offer, holder), out _);
        bought += units;
        return bought > act.Opened.CapUnits
            ? HoldingProblems.CapExceeded.With(("holder", holder), ("offer", act.Opened.Offer), ("bought", bought),
                ("cap", act.Opened.CapUnits), ("date", act.On), ("sequence", act.Sequence))
            : null;
    }

    private Problem? Pay(HoldingsAct.Payment act)
    {
        _payments.Add(act.Opened.No, act);
        foreach (var lines in act.Lines)
        {
            for (var i = 0; i < lines.Count; i++)
            {
                ref var position = ref At(lines.Accounts[i]);
                var cancelled = PaymentLines.At(lines.UnitsPaid, i);
                var (principal, interest) = (PaymentLines.At(lines.DeferredPrincipalFen, i), PaymentLines.At(lines.DeferredInterestFen, i));
                var deferral = new Deferral(PaymentLines.At(lines.UnitsDeferred, i), principal, interest, PaymentLines.At(lines.Frozen, i), principal, interest);
                if (position.Units < cancelled)
                    return BelowZero(act, position, cancelled);
                if (!deferral.IsSettled)
                    _deferrals[(act.Opened.No, position.Account)] = deferral;
                Apply(ref position, PositionChange.Of(lines, i, face));
                if (position.Deferred > position.Units && (cancelled > 0 || deferral.Units > 0))
                    return BelowDeferred(act, position);
                if (OwedOn(position) < Fen.Zero)
                    return PlanProblems.MoreThanOwed.With(("account", position.Account), ("owed", face * position.NotSetAside), ("principal", new Fen(position.LoweredFen(face.Value))));
            }
        }

        return null;
    }

    private Problem? PayDeferred(HoldingsAct.Single act, HoldingsEvent.DeferredPaid paid)
    {
        ref var position = ref At(paid.Account);
        if (!_deferrals.TryGetValue((paid.No, paid.Account), out var deferral)
            || deferral.Units < paid.Units || deferral.PrincipalFen < paid.Principal.Value || deferral.InterestFen < paid.Interest.Value)
            return PlanProblems.NothingDeferred.With(("no", paid.No), ("account", paid.Account));
        if (position.Units < paid.Units)
            return BelowZero(act, position, paid.Units);
        _deferrals[(paid.No, paid.Account)] = deferral with
        {
            Units = deferral.Units - paid.Units,
            PrincipalFen = deferral.PrincipalFen - paid.Principal.Value,
            InterestFen = deferral.InterestFen - paid.Interest.Value
        };
        Apply(ref position, PositionChange.Of(paid, face));
        return null;
    }

    private Problem? Return(HoldingsAct act, int no, AccountNumber account, Fen amount)
    {
        if (!_payments.ContainsKey(no))
            return PlanProblems.NotPaid.With(("no", no), ("date", act.On));
        ref var returned = ref CollectionsMarshal.GetValueRefOrAddDefault(_returned, (no, account), out _);
        returned += amount;
        return returned < Fen.Zero
            ? PlanProblems.RepayTooMuch.With(("amount", amount), ("account", account), ("no", no), ("returned", returned - amount))
            : null;
    }

    private Problem? Transfer(HoldingsAct act, HoldingsEvent.UnitsTransferred e)
    {
        if (Take(act, ref At(e.From), PositionChange.Of(e, isFrom: true)) is { } problem)
            return problem;
        _table.Apply(ref At(e.To), PositionChange.Of(e, isFrom: false));
        return null;
    }

    /// <summary>Takes bonds from a position that has them, with their share of what its bonds owe less than their face; what is held back of that stays owed to it.</summary>
    private Problem? Take(HoldingsAct act, ref Position position, in PositionChange change)
    {
        if (position.Units + change.Units < 0)
            return BelowZero(act, position, -change.Units);
        _table.Apply(ref position, change);
        return position.Deferred > position.Units ? BelowDeferred(act, position) : null;
    }

    /// <summary>Applies what a payment changes.</summary>
    private void Apply(ref Position position, in PositionChange paid)
    {
        HasPaidDown |= paid.PaidDownFen != 0;
        _table.Apply(ref position, paid);
    }

    private static Problem BelowZero(HoldingsAct act, in Position position, long units) => HoldingProblems.BelowZero.With(
        ("account", position.Account), ("units", units), ("held", position.Units), ("date", act.On), ("sequence", act.Sequence));

    private static Problem ReleaseTooMuch(AccountNumber account, string number, long units, long frozen) => HoldingProblems.ReleaseTooMuch.With(
        ("account", account), ("number", number), ("units", units), ("frozen", frozen));

    private static Problem BelowDeferred(HoldingsAct act, in Position position) => HoldingProblems.BelowDeferred.With(
        ("account", position.Account), ("held", position.Units), ("deferred", position.Deferred), ("date", act.On), ("sequence", act.Sequence));
}
