using BondResolution.Domain.Bonds;
using BondResolution.Domain.Money;
using BondResolution.Domain.Registers;

namespace BondResolution.Domain.Holdings;

/// <summary>
/// What one line of an event, or an event about a single account, changes of that account's <see cref="Position"/>. Numbers are added to those of the
/// position; a loss is negative. What each kind of event changes is said here and nowhere else.
/// </summary>
public struct PositionChange
{
    /// <summary>Bonds gained.</summary>
    public long Units;

    /// <summary>Bonds frozen by the register.</summary>
    public long RegisterFreeze;

    /// <summary>Bonds frozen under a number of their own.</summary>
    public long NamedFreezes;

    /// <summary>Bonds set aside for a deferred payment.</summary>
    public long Deferred;

    /// <summary>Principal held back.</summary>
    public long DeferredPrincipalFen;

    /// <summary>Interest held back, before tax.</summary>
    public long DeferredInterestFen;

    /// <summary>Principal paid beyond the face of bonds cancelled; read where <see cref="Lowering"/> is <see cref="Lowering.Stated"/>.</summary>
    public long PaidDownFen;

    public Lowering Lowering;

    /// <summary>Whether an adopted register shows bonds on the account.</summary>
    public bool IsRegistered;

    /// <summary>The class that a register shows or a transfer states; null: the account keeps the one it has.</summary>
    public HolderClass? Class;

    /// <summary>The person that a register shows; none: the account keeps the one it has.</summary>
    public PersonToken Person;

    /// <summary>A line of the first register.</summary>
    public static PositionChange Of(RegisterLines lines, int row) => new()
    {
        Units = lines.Units[row], RegisterFreeze = lines.FrozenAt(row), IsRegistered = lines.Units[row] > 0, Class = lines.Classes[row], Person = lines.PersonAt(row)
    };

    /// <summary>A line of a later register: its differences are lines of their own.</summary>
    public static PositionChange OfLater(RegisterLines lines, int row) => new() { IsRegistered = lines.Units[row] > 0 };

    public static PositionChange Of(DifferenceLines lines, int row) => new()
    {
        Units = lines.UnitsDelta[row], RegisterFreeze = lines.FrozenDelta[row], Lowering = Lowering.Reconciled, Class = lines.Classes[row], Person = lines.PersonAt(row)
    };

    /// <summary>The seller's side of a purchase.</summary>
    public static PositionChange Of(PurchaseLines lines, int row) => Leaving(lines.Units[row]);

    public static PositionChange Of(PaymentLines lines, int row, Fen face)
    {
        var cancelled = PaymentLines.At(lines.UnitsPaid, row);
        return new()
        {
            Units = -cancelled, PaidDownFen = PaymentLines.At(lines.PrincipalFen, row) - (face * cancelled).Value, Deferred = PaymentLines.At(lines.UnitsDeferred, row),
            DeferredPrincipalFen = PaymentLines.At(lines.DeferredPrincipalFen, row), DeferredInterestFen = PaymentLines.At(lines.DeferredInterestFen, row)
        };
    }

    public static PositionChange Of(RecoveryLines lines, int row, Fen face)
    {
        var cancelled = PaymentLines.At(lines.UnitsCancelled, row);
        return new() { Units = -cancelled, PaidDownFen = PaymentLines.At(lines.PrincipalFen, row) - (face * cancelled).Value };
    }

    /// <summary>A deferred payment that is paid: what was held back no longer is.</summary>
    public static PositionChange Of(HoldingsEvent.DeferredPaid e, Fen face) => new()
    {
        Units = -e.Units, PaidDownFen = (e.Principal - (face * e.Units)).Value,
        Deferred = -e.Units, DeferredPrincipalFen = -e.Principal.Value, DeferredInterestFen = -e.Interest.Value
    };

    public static PositionChange Of(HoldingsEvent.UnitsFrozen e) => new() { NamedFreezes = e.Units };

    public static PositionChange Of(HoldingsEvent.UnitsReleased e) =>
        e.Number == HoldingsBook.RegisterFreezeNumber(e.Account) ? new() { RegisterFreeze = -e.Units } : new() { NamedFreezes = -e.Units };

    /// <summary>One side of a transfer.</summary>
    /// <param name="e">The transfer.</param>
    /// <param name="isFrom">Whether it is the side that gives.</param>
    public static PositionChange Of(HoldingsEvent.UnitsTransferred e, bool isFrom) => isFrom ? Leaving(e.Units) : Arriving(e.Units, e.Class);

    /// <summary>One side of bonds passed on, with the deferred payments that go along.</summary>
    /// <inheritdoc cref="Of(HoldingsEvent.UnitsTransferred, bool)"/>
    public static PositionChange Of(HoldingsEvent.UnitsPassedOn e, bool isFrom)
    {
        var change = isFrom ? Leaving(e.Units) : Arriving(e.Units, e.Class);
        var sign = isFrom ? -1 : 1;
        foreach (var carried in e.Deferrals.IsDefault ? [] : e.Deferrals)
        {
            change.Deferred += sign * carried.Units;
            change.DeferredPrincipalFen += sign * carried.Principal.Value;
            change.DeferredInterestFen += sign * carried.Interest.Value;
        }

        return change;
    }

    /// <summary>Bonds that come to another account with what those that left took along.</summary>
    /// <param name="units">Bonds.</param>
    /// <param name="stated">The class stated for the account; null: none.</param>
    public static PositionChange Arriving(long units, HolderClass? stated = null) => new() { Units = units, Lowering = Lowering.Arrives, Class = stated };

    private static PositionChange Leaving(long units) => new() { Units = -units, Lowering = Lowering.Leaves };
}
