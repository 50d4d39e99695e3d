using System.Runtime.InteropServices;
using BondResolution.Domain.Bonds;
using BondResolution.Domain.Money;
using BondResolution.Domain.Problems;

namespace BondResolution.Domain.Holdings;

/// <summary>
/// Every account's position after some acts, in order. Built by applying acts one by one; an act that would break a
/// rule of the book (a position below zero, a cap exceeded) is answered with the problem, and the book is then spent.
/// </summary>
/// <param name="face">Face of one bond.</param>
/// <param name="only">Whose lines the acts have (<see cref="HoldingsReach"/>), so that nobody else may be asked for; null:
/// everybody's.</param>
public sealed partial class HoldingsBook(Fen face, IReadOnlySet<AccountNumber>? only = null)
{
    private readonly AccountIndex _index = new();
    private readonly List<Position> _positions = [];
    private readonly Dictionary<(AccountNumber Account, string Number), Freeze> _freezes = [];
    private readonly Dictionary<(string Offer, string Holder), long> _bought = [];
    private readonly Dictionary<(int No, AccountNumber Account), Deferral> _deferrals = [];
    private readonly Dictionary<(int No, AccountNumber Account), Fen> _returned = [];
    private readonly Dictionary<int, HoldingsAct.Payment> _payments = [];

    public Fen Face => face;

    /// <summary>The record date of the latest register adopted, or null.</summary>
    public DateOnly? AdoptedRecordDate { get; private set; }

    /// <summary>Positions: those of the first register by account ascending, then others in the order their accounts were first seen.</summary>
    public ReadOnlySpan<Position> Positions => only is null ? All : throw new InvalidOperationException("the book has the positions of some accounts only");

    private ReadOnlySpan<Position> All => CollectionsMarshal.AsSpan(_positions);

    /// <summary>Whether money has lowered some bond's principal below its face.</summary>
    public bool HasPaidDown { get; private set; }

    /// <summary>The index of an account's position, or -1.</summary>
    public int IndexOf(AccountNumber account) => _index.Find(Known(account));

    public Position? Find(AccountNumber account) => IndexOf(account) is var at and >= 0 ? _positions[at] : null;

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
    public Problem? Apply(HoldingsAct act) => act switch
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

    private ref Position At(AccountNumber account)
    {
        var at = IndexOf(account);
        if (at < 0)
        {
            at = _index.Add(account);
            _positions.Add(new Position { Account = account, Class = HolderClass.Other });
        }

        return ref CollectionsMarshal.AsSpan(_positions)[at];
    }

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
                if (Take(act, ref seller, lines.Units[i], out var paidDown) is { } problem)
                    return problem;
                if (purchaser is not null)
                    Give(purchaser, lines.Units[i], paidDown);
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
                position.Units -= cancelled;
                position.Deferred += deferral.Units;
                if (!deferral.IsSettled)
                    Defer(act.Opened.No, position.Account, deferral);
                PayDown(ref position, PaymentLines.At(lines.PrincipalFen, i) - (face * cancelled).Value);
                if (position.Deferred > position.Units && (cancelled > 0 || deferral.Units > 0))
                    return BelowDeferred(act, position);
                if (OwedOn(position) < Fen.Zero)
                    return PlanProblems.MoreThanOwed.With(("account", position.Account), ("owed", face * position.NotSetAside), ("principal", new Fen(LoweredOn(position))));
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
        position.Units -= paid.Units;
        position.Deferred -= paid.Units;
        Defer(paid.No, paid.Account, deferral with
        {
            Units = deferral.Units - paid.Units,
            PrincipalFen = deferral.PrincipalFen - paid.Principal.Value,
            InterestFen = deferral.InterestFen - paid.Interest.Value
        });
        PayDown(ref position, paid.Principal.Value - (face * paid.Units).Value);
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
        ref var from = ref At(e.From);
        if (Take(act, ref from, e.Units, out var paidDown) is { } problem)
            return problem;
        Give(e.To, e.Units, paidDown);
        SetClass(e.To, e.Class);
        return null;
    }

    /// <summary>Keeps the class that was stated for an account; null changes nothing.</summary>
    private void SetClass(AccountNumber account, HolderClass? stated)
    {
        if (stated is { } holderClass)
            At(account).Class = holderClass;
    }

    /// <summary>Takes bonds from a position, with their share of what its bonds owe less than their face; what is held back of that stays owed to it.</summary>
    private Problem? Take(HoldingsAct act, ref Position position, long units, out long paidDownFen)
    {
        paidDownFen = DifferenceCarry.Leaving(LoweredOn(position), position.NotSetAside, units);
        return Take(act, ref position, units, paidDownFen);
    }

    private static Problem? Take(HoldingsAct act, ref Position position, long units, long paidDownFen)
    {
        if (position.Units < units)
            return BelowZero(act, position, units);
        position.Units -= units;
        position.PaidDownFen -= paidDownFen;
        return position.Deferred > position.Units ? BelowDeferred(act, position) : null;
    }

    private void Give(AccountNumber account, long units, long paidDownFen)
    {
        ref var to = ref At(account);
        to.Units += units;
        to.PaidDownFen += paidDownFen;
    }

    private void PayDown(ref Position position, long fen)
    {
        if (fen == 0)
            return;
        position.PaidDownFen += fen;
        HasPaidDown = true;
    }

    private static Problem BelowZero(HoldingsAct act, in Position position, long units) => HoldingProblems.BelowZero.With(
        ("account", position.Account), ("units", units), ("held", position.Units), ("date", act.On), ("sequence", act.Sequence));

    private static Problem ReleaseTooMuch(AccountNumber account, string number, long units, long frozen) => HoldingProblems.ReleaseTooMuch.With(
        ("account", account), ("number", number), ("units", units), ("frozen", frozen));

    private static Problem BelowDeferred(HoldingsAct act, in Position position) => HoldingProblems.BelowDeferred.With(
        ("account", position.Account), ("held", position.Units), ("deferred", position.Deferred), ("date", act.On), ("sequence", act.Sequence));
}
