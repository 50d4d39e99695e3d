using System.Collections.Immutable;
using System.Runtime.CompilerServices;
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

        if (!Entitlements.Of(history.At(recordDate), now, terms.Scheme, split).Try(out var entitled, out var unfit))
            return unfit;
        var (holders, input, (columns, totals)) = entitled;
        if (NotCovered(columns, holders, recordDate, on) is { } moved)
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
        return Holdings.IfItStands(history, on, events.ToImmutable())
            .Warn(DayOff(terms, on))
            .Warn(UntaxedInterest.Warnings(terms.Scheme.Tax, input, columns))
            .Warn(InstalmentFunds.LeftOver(history, terms.No, fundsReceived, totals.Gross + fee, totals.Deferred))
            .Warn(PaymentRepeat.Warning(terms.No, PaymentRepeat.Of(InstalmentAct.Of(history, terms.No))));
    }

    /// <summary>What an instalment that is declared would leave untaxed, by what is known of its holders; empty where it withholds no tax or cannot be computed.</summary>
    public static ImmutableArray<Problem> Untaxed(HoldingsHistory history, Scheme scheme, DateOnly entitledOn, CashSplit split)
    {
        var book = history.At(entitledOn);
        return scheme.Tax.IsWithheld && book.AdoptedRecordDate is not null && Entitlements.Of(book, book, scheme, split).Try(out var entitled, out _)
            ? UntaxedInterest.Warnings(scheme.Tax, entitled.Input, entitled.Result.Columns)
            : [];
    }

    private static Problem? DayOff(InstalmentTerms terms, DateOnly on) =>
        int.Abs(on.DayNumber - terms.PayDate.DayNumber) is var days && days > Limits.MaxDaysFromPayDate
            ? PlanProblems.PayDayOff.With(("no", terms.No), ("date", on), ("days", days), ("payDate", terms.PayDate))
            : null;

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

    /// <summary>Refuses to cancel bonds that moved since the record date, and to pay more principal than an account is owed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // one long call: code compiled ahead would never be replaced in it
    private static Problem? NotCovered(PayoutColumns columns, PaymentHolders holders, DateOnly recordDate, DateOnly on)
    {
        for (var i = 0; i < holders.Count; i++)
        {
            ref readonly var position = ref holders.Now(i);
            var entitledUnits = columns.UnitsPaid[i] + columns.UnitsDeferred[i];
            if (columns.UnitsPaid[i] > position.Units - position.Frozen || entitledUnits > long.Max(0, position.Units - position.Deferred))
            {
                return PlanProblems.HolderMoved.With(("account", position.Account), ("units", entitledUnits),
                    ("recordDate", recordDate), ("held", position.Units), ("date", on));
            }

            var owed = holders.OwedNow(i);
            var principal = new Fen(columns.PrincipalFen[i] + columns.DeferredPrincipalFen[i]);
            if (principal > owed)
                return PlanProblems.MoreThanOwed.With(("account", position.Account), ("owed", owed), ("principal", principal));
        }

        return null;
    }

    private static PaymentLines Part(PayoutInput input, PayoutColumns columns, int from, int count)
    {
        ImmutableArray<long> units = [.. input.Units.AsSpan(from, count)];
        var @base = columns.Base.AsSpan(from, count);
        return new PaymentLines([.. input.Accounts.AsSpan(from, count)], units, @base.SequenceEqual(units.AsSpan()) ? units : [.. @base],
            Holdings.PartUnlessZero(input.Frozen, from, count),
            Holdings.PartUnlessZero(columns.UnitsPaid, from, count), Holdings.PartUnlessZero(columns.UnitsDeferred, from, count),
            Holdings.PartUnlessZero(columns.PrincipalFen, from, count), Holdings.PartUnlessZero(columns.InterestFen, from, count),
            Holdings.PartUnlessZero(columns.TaxFen, from, count), Holdings.PartUnlessZero(columns.DeferredPrincipalFen, from, count),
            Holdings.PartUnlessZero(columns.DeferredInterestFen, from, count));
    }
}
