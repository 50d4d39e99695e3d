using System.Collections.Immutable;
using BondResolution.Domain.Bonds;
using BondResolution.Domain.Instalments;
using BondResolution.Domain.Money;
using BondResolution.Domain.Payouts;
using BondResolution.Domain.Problems;

namespace BondResolution.Domain.Holdings;

/// <summary>
/// Decides an instalment's payment (偿付): every account's entitlement by its holding at the record date, what is paid now,
/// and what is deferred because bonds are frozen. Recorded line by line, never left to be recomputed.
/// </summary>
public static class Payments
{
    /// <param name="fundsReceived">For this instalment, by the date.</param>
    /// <param name="split">What money covers first, as the plan appropriates it.</param>
    public static Decision<HoldingsEvent> Pay(
        HoldingsHistory history, InstalmentTerms terms, Fen fundsReceived, CashSplit split, DateOnly on)
    {
        var recordDate = terms.RecordDate ?? on;
        var now = history.At(on);
        if (Refusal(history, terms, now, recordDate, on) is { } refusal)
            return refusal;

        var positions = Ordered(history.At(recordDate));
        var input = Input(positions, now);
        var outcome = Payout.Compute(terms.Scheme, input, now.Face, split);
        if (outcome.Problem is { } unfit)
            return unfit;
        var (columns, totals) = outcome.Value;
        if (NotCovered(columns, positions, now, recordDate, on) is { } moved)
            return moved;

        var fee = PaymentFee.Of(totals.Gross, terms.FeeRate);
        if (totals.Gross + fee > fundsReceived)
        {
            return PlanProblems.FundsShort.With(("no", terms.No), ("funded", fundsReceived), ("needed", totals.Gross + fee),
                ("cash", totals.Gross), ("fee", fee));
        }

        var events = ImmutableArray.CreateBuilder<HoldingsEvent>();
        events.Add(new HoldingsEvent.PaymentOpened(terms.No, recordDate, terms.Scheme, terms.FeeRate));
        foreach (var (from, count) in Holdings.Chunks(input.Count))
            events.Add(new HoldingsEvent.Paid(Part(input, columns, from, count)));
        events.Add(new HoldingsEvent.PaymentSealed(new PaymentTotals(input.Count, totals.Units, totals.Base,
            totals.UnitsPaid + totals.UnitsDeferred, totals.UnitsPaid, totals.UnitsDeferred,
            totals.Principal, totals.Interest, totals.Tax, totals.Deferred, fee)));
        return Holdings.IfItStands(history, on, events.ToImmutable());
    }

    private static Problem? Refusal(HoldingsHistory history, InstalmentTerms terms, HoldingsBook now, DateOnly recordDate, DateOnly on)
    {
        if (Holdings.NoPositions(history, now, on) is { } none)
            return none;
        var earlier = history.Standing.OfType<HoldingsAct.Payment>().FirstOrDefault(p => p.Opened.No == terms.No);
        if (earlier is not null)
            return PlanProblems.AlreadyPaid.With(("no", terms.No), ("sequence", earlier.Sequence));
        if (on < recordDate)
            return PlanProblems.BeforeRecordDate.With(("no", terms.No), ("date", on), ("recordDate", recordDate));
        return terms.Scheme is Scheme.OnePer && now.HasPaidDown ? PlanProblems.OnePerAfterMoney.With(("case", history.Code)) : null;
    }

    /// <summary>Every account the ledger knows, by account ascending.</summary>
    private static Position[] Ordered(HoldingsBook book)
    {
        var positions = book.Positions.ToArray();
        Array.Sort(positions, (a, b) => string.CompareOrdinal(a.Account, b.Account));
        return positions;
    }

    /// <summary>Units and deferrals as at the record date; what is frozen when the payment is made is not paid.</summary>
    private static PayoutInput Input(Position[] positions, HoldingsBook now)
    {
        var persons = new Dictionary<string, int>(StringComparer.Ordinal);
        var input = new PayoutInput(new string[positions.Length], new long[positions.Length], new long[positions.Length],
            new long[positions.Length], new HolderClass[positions.Length], new int[positions.Length]);
        for (var i = 0; i < positions.Length; i++)
        {
            ref readonly var position = ref positions[i];
            input.Accounts[i] = position.Account;
            input.Units[i] = position.Units;
            input.Frozen[i] = long.Min(position.Units, now.Find(position.Account)!.Value.Frozen);
            input.Deferred[i] = long.Min(position.Deferred, position.Units);
            input.Classes[i] = position.Class;
            if (position.Person is null)
                input.Persons![i] = -1;
            else if (!persons.TryGetValue(position.Person, out input.Persons![i]))
                persons.Add(position.Person, input.Persons[i] = persons.Count);
        }

        return input;
    }

    /// <summary>Refuses to cancel bonds that moved since the record date, and to pay more principal than an account is owed.</summary>
    private static Problem? NotCovered(PayoutColumns columns, Position[] positions, HoldingsBook now, DateOnly recordDate, DateOnly on)
    {
        for (var i = 0; i < positions.Length; i++)
        {
            var position = now.Find(positions[i].Account)!.Value;
            var entitledUnits = columns.UnitsPaid[i] + columns.UnitsDeferred[i];
            if (columns.UnitsPaid[i] > position.Units - position.Frozen || entitledUnits > long.Max(0, position.Units - position.Deferred))
            {
                return PlanProblems.HolderMoved.With(("account", position.Account), ("units", entitledUnits),
                    ("recordDate", recordDate), ("held", position.Units), ("date", on));
            }

            var owed = now.Face * position.Units - new Fen(position.PaidDownFen);
            var principal = new Fen(columns.PrincipalFen[i] + columns.DeferredPrincipalFen[i]);
            if (principal > owed)
                return PlanProblems.MoreThanOwed.With(("account", position.Account), ("owed", owed), ("principal", principal));
        }

        return null;
    }

    private static PaymentLines Part(PayoutInput input, PayoutColumns columns, int from, int count) => new(
        [.. input.Accounts.AsSpan(from, count)], [.. input.Units.AsSpan(from, count)], [.. columns.Base.AsSpan(from, count)],
        Holdings.PartUnlessZero(input.Frozen, from, count),
        Holdings.PartUnlessZero(columns.UnitsPaid, from, count), Holdings.PartUnlessZero(columns.UnitsDeferred, from, count),
        Holdings.PartUnlessZero(columns.PrincipalFen, from, count), Holdings.PartUnlessZero(columns.InterestFen, from, count),
        Holdings.PartUnlessZero(columns.TaxFen, from, count), Holdings.PartUnlessZero(columns.DeferredPrincipalFen, from, count),
        Holdings.PartUnlessZero(columns.DeferredInterestFen, from, count));
}
