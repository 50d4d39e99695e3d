using System.Collections.Immutable;
using BondResolution.Domain.Buybacks;
using BondResolution.Domain.Cases;
using BondResolution.Domain.Holdings;
using BondResolution.Domain.Lawsuits;
using BondResolution.Domain.Money;
using BondResolution.Domain.Payouts;
using BondResolution.Domain.Plans;
using BondResolution.Domain.Problems;
using BondResolution.Domain.Recording;
using FsCheck;
using FsCheck.Fluent;
using static BondResolution.Domain.Tests.Days;

namespace BondResolution.Domain.Tests.Holdings;

/// <summary>
/// Valid histories of every kind of act, with effective dates in any order, corrections and cut-off acts: whatever is
/// drawn goes through the deciders, and what they refuse is left out.
/// </summary>
internal static class DrawnLedgers
{
    /// <summary>Small caps, so that they are met often.</summary>
    public static readonly OfferTerms ThirdParty = Offers.ThirdParty with { CapUnits = 30 };

    public static readonly OfferTerms Issuer = Offers.Issuer with { CapUnits = 20, Frozen = FrozenUnits.Include };

    /// <summary>The first register; persons p and q have two accounts each.</summary>
    public static readonly Held[] Register =
    [
        new("A", 100, Person: "p"), new("B", 40, Frozen: 40, Person: "p"), new("C", 35, Frozen: 10, Person: "q"), new("D", 7, Person: "q"),
        new("E", 60), new("P", 0)
    ];

    private static readonly Dictionary<string, long> InSuit = new() { ["A"] = 50, ["B"] = 20, ["C"] = 30 };

    private static readonly string[] Accounts = ["A", "B", "C", "D", "E", "P", "N"];

    /// <summary>Every bond owes its face; or a part was repaid before: to all, with bonds on no account, with more bonds on accounts than in default, on a later day.</summary>
    private static readonly PrincipalAtDefault?[] Defaults =
    [
        null, null, null, new(Jan(1), 242, new Fen(1_936_001)), new(Jan(1).AddDays(-1), 300, new Fen(2_000_003)), new(Jan(1), 200, new Fen(1_000_007)), new(Jan(4), 250, new Fen(77))
    ];

    public static Gen<Ledger> Any { get; } = Of(Enum.GetValues<DrawnAct>(), Accounts, Defaults, steps: 60);

    /// <summary>
    /// Short and long histories, in many of which a position depends on few others: without the purchaser, without what lowers what bonds
    /// owe, or without registers to compare.
    /// </summary>
    public static Gen<Ledger> OftenSeparable { get; } =
        from without in Gen.Elements<DrawnAct[]>([DrawnAct.PayByMoney, DrawnAct.RecoverForSuit, DrawnAct.RecoverForAll], [DrawnAct.AdoptLater], [])
        from accounts in Gen.Elements(Accounts, [.. Accounts.Where(a => a != "P")])
        from steps in Gen.Choose(4, 60)
        from ledger in Of([.. Enum.GetValues<DrawnAct>().Except(without)], accounts, [null], steps)
        select ledger;

    private static Gen<Ledger> Of(DrawnAct[] acts, string[] accounts, PrincipalAtDefault?[] defaults, int steps) =>
        from drawn in (
            from act in Gen.Elements(acts)
            from both in Gen.Two(Gen.Elements(accounts))
            from units in Gen.Choose(1, 40)
            from late in Gen.Choose(-2, 8)
            from choice in Gen.Choose(0, 1_000)
            select new DrawnStep(act, both.Item1, both.Item2, units, late, choice)).ArrayOf(steps)
        from atDefault in Gen.Elements(defaults)
        select Run(atDefault, drawn);

    public static Ledger Run(params DrawnStep[] steps) => Run(null, steps);

    public static Ledger Run(PrincipalAtDefault? atDefault, params DrawnStep[] steps)
    {
        var ledger = Ledger.After(atDefault, Register);
        for (var i = 0; i < steps.Length; i++)
        {
            var on = Jan(int.Clamp(2 + (i * 28 / steps.Length) - steps[i].DaysLate, 1, 30));
            var decision = steps[i].Act is DrawnAct.Reverse ? Reverse(ledger, steps[i]) : Decide(ledger, steps[i], on);
            if (decision is { Refusal: null, Events.IsEmpty: false })
                ledger.Append(DateOf(ledger, decision.Events[0]) ?? on, decision.Events);
        }

        return ledger;
    }

    /// <summary>The date of what is reversed, null where nothing is.</summary>
    private static DateOnly? DateOf(Ledger ledger, HoldingsEvent happened) =>
        happened is HoldingsEvent.Reversed reversed ? ledger.Events.First(e => e.CommandId == reversed.CommandId).On : null;

    private static Decision<HoldingsEvent> Decide(Ledger ledger, DrawnStep step, DateOnly on)
    {
        var history = ledger.History;
        var recordDate = step.Choice % 2 == 0 ? on : on.AddDays(-(step.Choice % 4));
        return step.Act switch
        {
            DrawnAct.Transfer => Transfers.Transfer(history, Ledger.Moved(step.From, step.To, step.Units), on),
            DrawnAct.JudicialTransfer => Transfers.Transfer(history, Ledger.Moved(step.From, step.To, step.Units, TransferReason.Judicial), on),
            DrawnAct.Inherit => Transfers.Transfer(history, Ledger.Moved(step.From, step.To, step.Units, TransferReason.Inheritance), on),
            DrawnAct.RecoverForSuit => Recover(history, step, Beneficiaries.Suit, on),
            DrawnAct.RecoverForAll => Recover(history, step, Beneficiaries.All, on),
            DrawnAct.Freeze => Freezes.Freeze(history, Ledger.Frozen(step.From, $"F{step.Choice % 3}", step.Units), on),
            DrawnAct.Release => Release(ledger, step, on),
            DrawnAct.BuyForThirdParty => Purchases.Buy(history, ThirdParty, Offers.NoVotes, step.From, step.Units, on),
            DrawnAct.BuyForIssuer => Purchases.Buy(history, Issuer, Offers.NoVotes, step.From, step.Units, on),
            DrawnAct.SettleForThirdParty => Purchases.Settle(history, ThirdParty, Offers.Agree(step.From, Other(step)), on),
            DrawnAct.SettleForIssuer => Purchases.Settle(history, Issuer, Offers.Agree(step.From, Other(step)), on),
            DrawnAct.PayByNumber => Payments.Pay(history, Declared.OnePer(1 + (step.Choice % 3), 10, recordDate), Declared.Enough, CashSplit.InterestFirst, on),
            DrawnAct.PayByMoney => Payments.Pay(
                history, Declared.PerUnit(1 + (step.Choice % 3), 1.5m * (1 + (step.Units % 30)), 0.35m, recordDate), Declared.Enough, CashSplit.InterestFirst, on),
            DrawnAct.PayDeferred => PayDeferred(ledger, step, on),
            DrawnAct.Return => PaymentReturns.Return(history, 1 + (step.Choice % 3), ReturnRows.One(step.From, new(step.Units), ""), on),
            DrawnAct.Repay => Repay(ledger, step, on),
            DrawnAct.AdoptLater => Adoptions.Later(history, ledger.Register(on, Shown(ledger, step, on))),
            DrawnAct.LeaveUnsealed => CutOff(Purchases.Buy(history, ThirdParty, Offers.NoVotes, step.From, step.Units, on), step),
            _ => throw new ArgumentOutOfRangeException(nameof(step))
        };
    }

    /// <summary>So many times 70 yuan, sometimes a few fen more, of which 30 are owed as interest; bonds paid off are cancelled or not.</summary>
    private static Decision<HoldingsEvent> Recover(HoldingsHistory history, DrawnStep step, Beneficiaries beneficiaries, DateOnly on)
    {
        var receipt = new SuitReceipt((int)history.NextSequence, new Fen((step.Units * 7_000) + (step.Choice % 3)), null, beneficiaries, step.Choice % 2 == 0, new Fen(step.Choice % 5 * 1_000), Fen.Zero,
            PlanTerms.StatutoryOrder, new TierAmounts(Fen.Zero, new Fen(3_000), new Fen(250_000), Fen.Zero), null, Fen.Zero);
        return Recoveries.Share(history, "s", receipt.No, (on, receipt), InSuit, [], Fen.Zero, on);
    }

    /// <summary>Releases what is there to release of a freeze of the account.</summary>
    private static Decision<HoldingsEvent> Release(Ledger ledger, DrawnStep step, DateOnly on)
    {
        var number = step.Choice % 3 == 0 ? $"F{step.Choice % 9 / 3}" : "R:" + step.From;
        var units = long.Min(step.Units, ledger.At(on).FindFreeze(step.From, number)?.Units ?? 1);
        return Freezes.Release(ledger.History, new(step.From, number, units), on);
    }

    /// <summary>Pays some account what an instalment deferred for it, if any did.</summary>
    private static Decision<HoldingsEvent> PayDeferred(Ledger ledger, DrawnStep step, DateOnly on)
    {
        var book = ledger.At(on);
        var no = Array.Find([1, 2, 3], n => Accounts.Any(a => book.DeferralOf(n, a) is { IsSettled: false }));
        var account = Array.Find(Accounts, a => book.DeferralOf(no, a) is { IsSettled: false }) ?? step.From;
        return DeferredPayments.Release(
            ledger.History, Declared.OnePer(no, 10), Declared.Enough, account, step.Choice % 3 == 0 ? step.Units % 5 : null, on);
    }

    /// <summary>Pays again to whom a payment came back, if there is one.</summary>
    private static Decision<HoldingsEvent> Repay(Ledger ledger, DrawnStep step, DateOnly on)
    {
        var returned = ledger.Events.Select(e => e.Event).OfType<HoldingsEvent.PaymentReturned>().LastOrDefault();
        return PaymentReturns.Repay(ledger.History, returned?.No ?? 1, ReturnRows.One(returned?.Account ?? step.From, new(step.Units), ""), on);
    }

    /// <summary>The other account of a step, unless it is the same or the purchaser's.</summary>
    private static string Other(DrawnStep step) => step.To == step.From || step.To == "P" ? "Z" : step.To;

    /// <summary>A register that shows one account otherwise than the roll-forward, and leaves out those with nothing.</summary>
    private static Held[] Shown(Ledger ledger, DrawnStep step, DateOnly on)
    {
        var rows = new List<Held>();
        foreach (var position in ledger.At(on).Positions)
        {
            var units = position.Account == step.From ? long.Max(position.Deferred, position.Units + step.Units - 20) : position.Units;
            if (units > 0)
                rows.Add(new Held(position.Account.ToString(), units, long.Min(units, position.Frozen), position.Person.IsNone ? null : position.Person.ToString(), position.Class));
        }

        return [.. rows];
    }

    private static Decision<HoldingsEvent> CutOff(Decision<HoldingsEvent> decision, DrawnStep step) =>
        decision.Refusal is { } refusal ? refusal : Decision<HoldingsEvent>.Of(decision.Events[..(1 + (step.Choice % 2))]);

    private static Decision<HoldingsEvent> Reverse(Ledger ledger, DrawnStep step)
    {
        var commandId = ledger.Events[step.Choice % ledger.Events.Count].CommandId;
        return Reversals.Check(ledger.Events, commandId, ledger.History.StandingOn(commandId)) is { } refusal
            ? refusal
            : Decision<HoldingsEvent>.Of(ImmutableArray.Create<HoldingsEvent>(new HoldingsEvent.Reversed(commandId, "wrong")));
    }
}
