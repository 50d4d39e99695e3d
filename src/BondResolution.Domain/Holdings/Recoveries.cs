using System.Collections.Immutable;
using BondResolution.Domain.Bonds;
using BondResolution.Domain.Lawsuits;
using BondResolution.Domain.Money;
using BondResolution.Domain.Payouts;
using BondResolution.Domain.Problems;

namespace BondResolution.Domain.Holdings;

/// <summary>
/// Decides how a recovery of a suit (回收款) is shared: tier by tier, by bonds, to the fen, nobody beyond the principal the bonds owe. What the debtor paid
/// counts whole; what is taken back first and was not awarded as costs the beneficiaries bear, by bonds, nobody beyond what the tiers give. Recorded line
/// by line, never left to be recomputed. Frozen bonds take their share; to whom it is paid, the freeze decides.
/// </summary>
public static class Recoveries
{
    /// <param name="receipt">What was received, with its date; null where nothing was.</param>
    /// <param name="inSuit">Bonds in suit by account, on the date.</param>
    /// <param name="prepayments">Costs holders prepaid, in the order they were laid out.</param>
    /// <param name="prepaidBefore">What earlier receipts gave back of them.</param>
    public static Decision<HoldingsEvent> Share(
        HoldingsHistory history, string suit, int no, (DateOnly On, SuitReceipt Receipt)? receipt, IReadOnlyDictionary<string, long> inSuit,
        IReadOnlyList<CostAdvance> prepayments, Fen prepaidBefore, DateOnly on)
    {
        var book = history.At(on);
        if (Holdings.NoPositions(history, book, on) is { } none)
            return none;
        if (receipt is not { } received || received.On > on)
            return RecoveryProblems.NotReceived.With(("no", no), ("suit", suit), ("date", on));
        if (history.Standing.OfType<HoldingsAct.Recovery>().FirstOrDefault(r => r.Opened.Suit == suit && r.Opened.Receipt.No == no) is { } earlier)
            return RecoveryProblems.AlreadyShared.With(("no", no), ("suit", suit), ("sequence", earlier.Sequence));

        var terms = received.Receipt with { CostsAwarded = received.Receipt.CostsPaid };
        var rows = RecoveryRows.Of(book, terms, inSuit, prepayments, prepaidBefore);
        if (terms.ForHolders > Fen.Zero && !rows.HasBeneficiaries)
            return RecoveryProblems.Nobody.With(("suit", suit), ("date", on));
        var owed = rows.HasBeneficiaries ? terms.Owed with { Costs = Left(terms.Owed.Costs, received.Receipt.CostsAwarded) } : TierAmounts.Zero;
        var shares = RecoveryShares.Compute(terms.ForTiers, owed, terms.Order, rows.Units, rows.PrincipalOwedFen);
        var lines = Lines(book, rows, shares, terms);
        var events = ImmutableArray.CreateBuilder<HoldingsEvent>();
        events.Add(new HoldingsEvent.RecoveryOpened(suit, terms));
        foreach (var (from, count) in Holdings.Chunks(lines.Count))
            events.Add(new HoldingsEvent.Recovered(Part(lines, from, count)));
        var totals = Totals(lines, shares, terms);
        events.Add(new HoldingsEvent.RecoverySealed(totals));
        return Holdings.IfItStands(history, on, events.ToImmutable())
            .Warn(totals.Surplus > Fen.Zero ? RecoveryProblems.Surplus.With(("suit", suit), ("no", no), ("surplus", totals.Surplus)) : null)
            .Warn(lines.Frozen.Any(units => units > 0)
                ? RecoveryProblems.OnFrozen.With(("suit", suit), ("no", no), ("accounts", lines.Frozen.Count(units => units > 0)))
                : null)
            .Warn(Untaxed(book, lines, terms.Tax ?? TaxRates.None));
    }

    /// <summary>A warning where holders of no known class are given interest, tax is withheld by class, and no rate is stated for them.</summary>
    private static Problem? Untaxed(HoldingsBook book, RecoveryLines lines, TaxRates tax)
    {
        var rows = Enumerable.Range(0, lines.Count).Where(i => lines.InterestFen[i] > 0 && book.Find(lines.Accounts[i]) is not { Class: not HolderClass.Other }).ToList();
        return UntaxedInterest.Warning(tax, HolderClass.Other, rows.Count, rows.Sum(i => lines.Units[i]), new Fen(rows.Sum(i => lines.InterestFen[i])));
    }

    /// <summary>Costs awarded that are owed still, when those that go back are paid; a receipt of version 1 names what nobody laid out.</summary>
    private static Fen Left(Fen owed, Fen? paid) => paid is { } costs ? owed - costs : owed;

    /// <summary>
    /// Bonds cancelled are those the account's principal paid down covers whole, at most its free ones; tax is rounded half up per account, and at most
    /// what the account is given after costs.
    /// </summary>
    private static RecoveryLines Lines(HoldingsBook book, RecoveryRows rows, RecoveryShares shares, SuitReceipt terms)
    {
        var (cancelled, frozen, tax) = (new long[rows.Count], new long[rows.Count], new long[rows.Count]);
        var borne = SharedOut.Split(terms.NotAwarded.Value, rows.Units, shares.GivenFen);
        for (var i = 0; i < rows.Count; i++)
        {
            if (book.Find(rows.Accounts[i]) is not { } position)
                continue;
            frozen[i] = rows.Units[i] > 0 ? position.Frozen : 0;
            tax[i] = long.Min((terms.Tax ?? TaxRates.None).Of(position.Class).Of(new Fen(shares.InterestFen[i])).Value, shares.GivenFen[i] - borne[i]);
            if (terms.Cancel && shares.PrincipalFen[i] > 0)
                cancelled[i] = long.Clamp(book.PaidOff(position, new Fen(shares.PrincipalFen[i])), 0, long.Max(0, position.Free));
        }

        return new RecoveryLines([.. rows.Accounts], [.. rows.Units], [.. frozen], [.. cancelled],
            [.. shares.PrincipalFen], [.. shares.InterestFen], [.. shares.CostsFen], [.. shares.LateFen], [.. tax], [.. rows.PrepaidFen], [.. borne]);
    }

    /// <summary>Where the tiers give less than there is to bear, the rest comes out of what nobody is owed.</summary>
    private static RecoveryTotals Totals(RecoveryLines lines, RecoveryShares shares, SuitReceipt terms)
    {
        var borne = new Fen(lines.BorneFen.Sum());
        return new(lines.Count, lines.Units.Sum(), lines.UnitsCancelled.Sum(), shares.Spent.Principal, shares.Spent.Interest, shares.Spent.Costs, shares.Spent.Late,
            new Fen(lines.TaxFen.Sum()), new Fen(lines.PrepaidFen.Sum()), shares.Surplus - (terms.NotAwarded - borne), borne);
    }

    private static RecoveryLines Part(RecoveryLines lines, int from, int count)
    {
        return new RecoveryLines(lines.Accounts.Slice(from, count), Column(lines.Units), Column(lines.Frozen), Column(lines.UnitsCancelled),
            Column(lines.PrincipalFen), Column(lines.InterestFen), Column(lines.CostsFen), Column(lines.LateFen), Column(lines.TaxFen), Column(lines.PrepaidFen), Column(lines.BorneFen));

        ImmutableArray<long> Column(ImmutableArray<long> column) => Holdings.PartUnlessZero(column.AsSpan(), from, count);
    }
}
