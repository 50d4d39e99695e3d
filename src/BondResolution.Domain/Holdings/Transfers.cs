using System.Collections.Immutable;
using BondResolution.Domain.Bonds;
using BondResolution.Domain.Money;
using BondResolution.Domain.Problems;

namespace BondResolution.Domain.Holdings;

/// <summary>Decides transfers outside trading (非交易过户): inheritance, gift, court order.</summary>
public static class Transfers
{
    /// <summary>
    /// Moves bonds between accounts; the receiving one may be new. Frozen bonds move by court order only, with a warning. Bonds set aside
    /// for a deferred payment go along with it where they are inherited, and, with a warning, where a court takes them (Civil Procedure Law
    /// Art. 253); otherwise they do not move before it is paid. An heir takes over also what was bought from the deceased, as far as caps
    /// go, and his place at record dates and votes before.
    /// </summary>
    /// <param name="history">All that happened to the holdings.</param>
    /// <param name="transfer">What moves; its class, where one is stated, is that of a receiving account of no known class.</param>
    /// <param name="on">The date it takes effect.</param>
    /// <param name="estate">Of an inheritance: what the estate is worth net, where it was stated; else null.</param>
    /// <param name="taxedBy">An instalment that withholds tax by class: then a new account of unknown class is told; null: none does.</param>
    public static Decision<HoldingsEvent> Transfer(
        HoldingsHistory history, HoldingsEvent.UnitsTransferred transfer, DateOnly on, Fen? estate = null, int? taxedBy = null)
    {
        var book = history.At(on);
        var to = book.Find(transfer.To);
        if (transfer.Class is { } stated && to is { } known && known.Class != HolderClass.Other && known.Class != stated)
            return HoldingProblems.ClassKnown.With(("account", transfer.To), ("class", Words.Of(known.Class)), ("stated", Words.Of(stated)), ("date", on));
        return Move(history, transfer, on, estate).Warn(taxedBy is { } no && transfer.Class is null && to is null
            ? HoldingProblems.ClassUnknown.With(("account", transfer.To), ("no", no))
            : null);
    }

    private static Decision<HoldingsEvent> Move(HoldingsHistory history, HoldingsEvent.UnitsTransferred transfer, DateOnly on, Fen? estate)
    {
        var book = history.At(on);
        if (Holdings.NoPositions(history, book, on) is { } refusal)
            return refusal;
        if (transfer.From == transfer.To)
            return HoldingProblems.TransferToSelf.With(("account", transfer.From));
        if (book.Find(transfer.From) is not { } from)
            return HoldingProblems.UnknownAccount.With(("account", transfer.From), ("date", on));
        (string, object?)[] details = [("units", transfer.Units), ("account", transfer.From), ("held", from.Units),
            ("free", from.Units - from.Frozen), ("date", on)];
        if (transfer.Units > from.Units)
            return HoldingProblems.TransferTooMuch.With(details);
        var takesFrozen = transfer.Units > from.Units - from.Frozen;
        if (takesFrozen && transfer.Reason is not TransferReason.Judicial)
            return HoldingProblems.TransferFrozen.With(details);
        var judicialFrozen = takesFrozen ? HoldingProblems.JudicialFrozen.With(details) : null;
        if (transfer.Reason is TransferReason.Inheritance)
            return Holdings.IfItStands(history, on, [Inherited(book, from, transfer, estate, on)]);
        var left = from.Units - transfer.Units;
        if (transfer.Reason is TransferReason.Judicial && Carried(book, from, transfer.Units) is { IsEmpty: false } carried)
        {
            var passedOn = new HoldingsEvent.UnitsPassedOn(transfer.From, transfer.To, transfer.Units, transfer.Reason, transfer.Document, carried, default, null, transfer.Class);
            return Holdings.IfItStands(history, on, [passedOn]).Warn(judicialFrozen).Warn(left >= from.Deferred ? null : HoldingProblems.TakesDeferred.With(
                ("units", transfer.Units), ("account", transfer.From), ("held", left), ("deferred", from.Deferred), ("moved", carried.Sum(c => c.Units))));
        }

        if (left < from.Deferred)
        {
            return HoldingProblems.BelowDeferred.With(("account", transfer.From), ("held", left), ("deferred", from.Deferred), ("date", on), ("sequence", history.NextSequence));
        }

        return Holdings.IfItStands(history, on, [transfer]).Warn(judicialFrozen);
    }

    /// <summary>By inheritance every deferred payment and everything bought goes along in proportion to the bonds, cut off; all of it with the last bond.</summary>
    private static HoldingsEvent.UnitsPassedOn Inherited(
        HoldingsBook book, in Position from, HoldingsEvent.UnitsTransferred transfer, Fen? estate, DateOnly on)
    {
        var (units, of) = (transfer.Units, from.Units);
        ImmutableArray<CarriedDeferral> deferrals =
        [
            .. book.DeferralsOf(transfer.From).Select(d => Carry(d.No, d.Deferral, units, of)).Where(c => c is not { Units: 0, Principal.Value: 0, Interest.Value: 0 })
        ];
        ImmutableArray<CarriedPurchases> bought =
            [.. book.BoughtFrom(from).Select(b => new CarriedPurchases(b.Offer, Part(b.Units, units, of))).Where(b => b.Units > 0)];
        return new HoldingsEvent.UnitsPassedOn(transfer.From, transfer.To, units, transfer.Reason, transfer.Document,
            deferrals.IsEmpty ? default : deferrals, bought.IsEmpty ? default : bought, EstateMark.Of(estate, book.EstateOf(from), on), transfer.Class);
    }

    /// <summary>
    /// What goes along where a court takes bonds: of those set aside so many as are not left behind, the earliest instalment first; of money
    /// deferred on frozen bonds the part of the frozen bonds it takes, cut off, all of it with the last one.
    /// </summary>
    private static ImmutableArray<CarriedDeferral> Carried(HoldingsBook book, in Position from, long units)
    {
        var carried = ImmutableArray.CreateBuilder<CarriedDeferral>();
        var (missing, frozen) = (from.Deferred - (from.Units - units), from.Frozen);
        var frozenTaken = long.Max(0, units - (from.Units - frozen));
        foreach (var (no, deferral) in book.DeferralsOf(from.Account.ToString()))
        {
            if (deferral.Units == 0 && frozenTaken > 0)
            {
                carried.Add(Carry(no, deferral, frozenTaken, frozen));
            }
            else if (deferral.Units > 0 && missing > 0)
            {
                var moved = long.Min(missing, deferral.Units);
                missing -= moved;
                carried.Add(Carry(no, deferral, moved, deferral.Units));
            }
        }

        return [.. carried.Where(c => c is not { Units: 0, Principal.Value: 0, Interest.Value: 0 })];
    }

    /// <summary>A part of a deferral, cut off; of deferred bonds whole bonds, and of all else what falls to those: a bond set aside stays worth its face.</summary>
    private static CarriedDeferral Carry(int no, in Deferral d, long part, long of)
    {
        if (d.Units > 0)
            (part, of) = (Part(d.Units, part, of), d.Units);
        return new(no, Part(d.Units, part, of), new Fen(Part(d.PrincipalFen, part, of)), new Fen(Part(d.InterestFen, part, of)),
            Part(d.FrozenUnits, part, of), new Fen(Part(d.FirstPrincipalFen, part, of)), new Fen(Part(d.FirstInterestFen, part, of)));
    }

    private static long Part(long amount, long part, long of) => (long)((Int128)amount * part / of);
}
