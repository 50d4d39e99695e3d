using System.Collections.Immutable;
using System.Runtime.InteropServices;
using BondResolution.Domain.Bonds;
using BondResolution.Domain.Holdings;
using BondResolution.Domain.Money;
using BondResolution.Domain.Recording;
using BondResolution.Domain.Registers;

namespace BondResolution.Views.Lines;

/// <summary>
/// What some lines change of accounts: columns of equal length, in the order of the lines; a column of nothing is empty.
/// </summary>
internal sealed class AccountChanges
{
    /// <summary>Types of events by which bonds go to another account.</summary>
    private static readonly HashSet<string> Carrying =
    [
        .. EventCatalogue.All.Where(e => e.Type == typeof(HoldingsEvent.UnitsTransferred) || e.Type == typeof(HoldingsEvent.Purchased) || e.Type == typeof(HoldingsEvent.UnitsPassedOn))
            .Select(e => e.Name)
    ];

    public required StandingRow Row { get; init; }

    public required AccountNumber[] Accounts { get; init; }

    /// <summary>The event that holds the lines: of an adoption one of the register's, else the row's own.</summary>
    public long LinesSequence
    {
        get => field == 0 ? Row.Sequence : field;
        init;
    }

    /// <summary>Bonds gained (lost).</summary>
    public long[] Units { get; init; } = [];

    /// <summary>Bonds frozen (released).</summary>
    public long[] Freeze { get; init; } = [];

    public long[] DeferredUnits { get; init; } = [];

    public long[] DeferredFen { get; init; } = [];

    /// <summary>The interest in <see cref="DeferredFen"/>.</summary>
    public long[] DeferredInterestFen { get; init; } = [];

    /// <summary>Money the accounts were given, before tax and without costs given back; what came back is negative.</summary>
    public long[] CashFen { get; init; } = [];

    /// <summary>Costs the accounts bore: so much less they were given than the debtor paid.</summary>
    public long[] BorneFen { get; init; } = [];

    /// <summary>Tax withheld from it.</summary>
    public long[] TaxFen { get; init; } = [];

    /// <summary>Principal paid in money beyond the face of bonds cancelled; of an adoption and of the default what bonds owe less than their face by it.</summary>
    public long[] PaidDownFen { get; set; } = [];

    /// <summary>Bonds a register shows: whoever has some is a registered holder from then on.</summary>
    public long[] Registered { get; init; } = [];

    /// <summary>The class a register shows, or a transfer states.</summary>
    public HolderClass[] Classes { get; init; } = [];

    /// <summary>Whether principal paid down goes along with the bonds.</summary>
    public bool Carries => Carrying.Contains(Row.Type);

    public static long At(long[] column, int row) => column.Length == 0 ? 0 : column[row];

    /// <summary>What an event changes; null where it changes no position.</summary>
    /// <param name="said">What it says.</param>
    /// <param name="face">Face of one bond.</param>
    public static AccountChanges? Of(SaidByLines said, Fen face) => said switch
    {
        { Event: Register.Event.Lines { Rows: var lines } } => OfRegister(said.Row, said.Sequence, lines),
        { Event: { } happened } => Of(said.Row, happened, face),
        _ => OfPurchaser(said.Row)
    };

    /// <param name="row">The adoption.</param>
    /// <param name="sequence">The event of the register that holds the lines.</param>
    /// <param name="lines">They.</param>
    private static AccountChanges OfRegister(StandingRow row, long sequence, RegisterLines lines) => row.Kind == LineKind.LaterAdoption
        ? new() { Row = row, LinesSequence = sequence, Accounts = Column(lines.Accounts), Registered = Column(lines.Units) }
        : new()
        {
            Row = row, LinesSequence = sequence, Accounts = Column(lines.Accounts), Classes = Column(lines.Classes), Units = Column(lines.Units),
            Freeze = Column(lines.Frozen), Registered = Column(lines.Units)
        };

    /// <summary>What the purchaser gained by some lines of a purchase: the row names the account and the bonds.</summary>
    private static AccountChanges OfPurchaser(StandingRow row) => new() { Row = row, Accounts = [row.Account], Units = [row.Units] };

    /// <summary>What an event changes by a row of its own; null where it changes no position.</summary>
    private static AccountChanges? Of(StandingRow row, IDomainEvent happened, Fen face) => (row.Kind, happened) switch
    {
        (LineKind.Difference, HoldingsEvent.Differences { Rows: var d }) => new()
        {
            Row = row, Accounts = Column(d.Accounts), Classes = Column(d.Classes), Units = Column(d.UnitsDelta), Freeze = Column(d.FrozenDelta)
        },
        (LineKind.Movement, _) => OfMovement(row, happened),
        (LineKind.Purchase, HoldingsEvent.Purchased { Rows: var b }) => new() { Row = row, Accounts = Column(b.Accounts), Units = Negated(b.Units), CashFen = Column(b.CashFen) },
        (LineKind.Payment, HoldingsEvent.Paid { Rows: var paid }) => OfPayment(row, paid, face),
        (LineKind.Release, HoldingsEvent.DeferredPaid e) => OfRelease(row, e, face),
        (LineKind.Return, HoldingsEvent.PaymentReturned e) => new() { Row = row, Accounts = [e.Account], CashFen = [-e.Amount.Value] },
        (LineKind.Repay, HoldingsEvent.PaymentRepaid e) => new() { Row = row, Accounts = [e.Account], CashFen = [e.Amount.Value] },
        (LineKind.Recovery, HoldingsEvent.Recovered { Rows: var given }) => OfRecovery(row, given, face),
        (LineKind.PassedOn, HoldingsEvent.UnitsPassedOn e) => OfPassedOn(row, e),
        _ => null
    };

    /// <summary>The row names the account and the bonds it gained (lost); the event, what else changed of it.</summary>
    private static AccountChanges OfMovement(StandingRow row, IDomainEvent happened)
    {
        var (freeze, to, stated) = happened switch
        {
            HoldingsEvent.UnitsFrozen e => (e.Units, null, null),
            HoldingsEvent.UnitsReleased e => (-e.Units, null, null),
            HoldingsEvent.UnitsTransferred e => (0L, e.To, e.Class),
            HoldingsEvent.UnitsPassedOn e => (0L, e.To, e.Class),
            _ => (0L, (string?)null, (HolderClass?)null)
        };
        return new()
        {
            Row = row, Accounts = [row.Account], Units = [row.Units], Freeze = freeze == 0 ? [] : [freeze],
            Classes = stated is { } holderClass && to == row.Account ? [holderClass] : []
        };
    }

    private static AccountChanges OfPayment(StandingRow row, PaymentLines paid, Fen face)
    {
        var count = paid.Count;
        var (paidDown, cash) = (new long[count], new long[count]);
        var deferred = paid.DeferredPrincipalFen.IsDefault && paid.DeferredInterestFen.IsDefault ? [] : new long[count];
        for (var i = 0; i < count; i++)
        {
            var principal = PaymentLines.At(paid.PrincipalFen, i);
            cash[i] = principal + PaymentLines.At(paid.InterestFen, i);
            paidDown[i] = principal - (face * PaymentLines.At(paid.UnitsPaid, i)).Value;
        }

        for (var i = 0; i < deferred.Length; i++)
            deferred[i] = PaymentLines.At(paid.DeferredPrincipalFen, i) + PaymentLines.At(paid.DeferredInterestFen, i);
        return new()
        {
            Row = row, Accounts = Column(paid.Accounts), Units = Negated(paid.UnitsPaid), DeferredUnits = Column(paid.UnitsDeferred),
            DeferredFen = deferred, DeferredInterestFen = Column(paid.DeferredInterestFen), PaidDownFen = paidDown, CashFen = cash, TaxFen = Column(paid.TaxFen)
        };
    }

    private static AccountChanges OfRelease(StandingRow row, HoldingsEvent.DeferredPaid e, Fen face) => new()
    {
        Row = row, Accounts = [e.Account], Units = [-e.Units], DeferredUnits = [-e.Units], DeferredFen = [-(e.Principal + e.Interest).Value],
        DeferredInterestFen = [-e.Interest.Value], PaidDownFen = [(e.Principal - (face * e.Units)).Value], CashFen = [(e.Principal + e.Interest).Value], TaxFen = [e.Tax.Value]
    };

    private static AccountChanges OfRecovery(StandingRow row, RecoveryLines given, Fen face)
    {
        var (paidDown, cash) = (new long[given.Count], new long[given.Count]);
        for (var i = 0; i < paidDown.Length; i++)
        {
            cash[i] = given.GrossFen(i) - PaymentLines.At(given.BorneFen, i);
            paidDown[i] = PaymentLines.At(given.PrincipalFen, i) - (face * PaymentLines.At(given.UnitsCancelled, i)).Value;
        }

        return new()
        {
            Row = row, Accounts = Column(given.Accounts), Units = Negated(given.UnitsCancelled), PaidDownFen = paidDown, CashFen = cash,
            BorneFen = Column(given.BorneFen), TaxFen = Column(given.TaxFen)
        };
    }

    private static AccountChanges OfPassedOn(StandingRow row, HoldingsEvent.UnitsPassedOn e)
    {
        var deferrals = e.Deferrals.IsDefault ? [] : e.Deferrals;
        var (units, fen, interest) = (deferrals.Sum(d => d.Units), deferrals.Sum(d => (d.Principal + d.Interest).Value), deferrals.Sum(d => d.Interest.Value));
        return new()
        {
            Row = row, Accounts = [e.From, e.To], Units = [-e.Units, e.Units], DeferredUnits = [-units, units], DeferredFen = [-fen, fen],
            DeferredInterestFen = [-interest, interest]
        };
    }

    /// <summary>A column as it is; one that is left out is empty.</summary>
    private static T[] Column<T>(ImmutableArray<T> column) => ImmutableCollectionsMarshal.AsArray(column) ?? [];

    private static long[] Negated(ImmutableArray<long> numbers)
    {
        var negated = new long[numbers.IsDefault ? 0 : numbers.Length];
        for (var i = 0; i < negated.Length; i++)
            negated[i] = -numbers[i];
        return negated;
    }
}
