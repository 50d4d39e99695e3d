using BondResolution.Domain.Bonds;
using BondResolution.Domain.Holdings;
using BondResolution.Domain.Money;
using BondResolution.Domain.Recording;

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

    /// <param name="row">The adoption.</param>
    /// <param name="sequence">The event of the register that holds the lines.</param>
    /// <param name="content">Their columns.</param>
    /// <param name="count">How many there are.</param>
    public static AccountChanges OfRegister(StandingRow row, long sequence, ReadOnlySpan<byte> content, int count)
    {
        var packed = new PackedReader(content, count);
        var (accounts, classes, units, frozen) = (packed.Accounts(), packed.Classes(), packed.Numbers(), packed.Numbers());
        return row.Kind == LineKind.LaterAdoption
            ? new() { Row = row, LinesSequence = sequence, Accounts = accounts, Registered = units }
            : new() { Row = row, LinesSequence = sequence, Accounts = accounts, Classes = classes, Units = units, Freeze = frozen, Registered = units };
    }

    /// <summary>What lines of their own change; null where they change no position.</summary>
    public static AccountChanges? Of(StandingRow row, ReadOnlySpan<byte> content, Fen face)
    {
        var packed = new PackedReader(content, row.Count);
        switch (row.Kind)
        {
            case LineKind.Difference:
                var (accounts, classes) = (packed.Accounts(), packed.Classes());
                return new() { Row = row, Accounts = accounts, Classes = classes, Units = packed.Numbers(), Freeze = packed.Numbers() };
            case LineKind.Movement:
                return new() { Row = row, Accounts = packed.Accounts(), Units = packed.Numbers(), Freeze = packed.Numbers(), Classes = packed.HasMore ? packed.Classes() : [] };
            case LineKind.Purchase:
                return new() { Row = row, Accounts = packed.Accounts(), Units = Negated(packed.Numbers()), CashFen = packed.Numbers() };
            case LineKind.Payment or LineKind.Release:
                return OfPayment(row, PaymentColumns.Read(content, row.Count), face);
            case LineKind.Return or LineKind.Repay:
                var again = PaymentColumns.Read(content, row.Count);
                return new() { Row = row, Accounts = again.Accounts, CashFen = row.Kind is LineKind.Return ? Negated(again.PrincipalFen) : again.PrincipalFen };
            case LineKind.Recovery:
                return OfRecovery(row, RecoveryColumns.Read(content, row.Count), face);
            case LineKind.PassedOn:
                return new() { Row = row, Accounts = packed.Accounts(), Units = packed.Numbers(), DeferredUnits = packed.Numbers(), DeferredFen = packed.Numbers(), DeferredInterestFen = packed.Numbers() };
            default:
                return null;
        }
    }

    private static AccountChanges OfPayment(StandingRow row, PaymentColumns paid, Fen face)
    {
        var (paidDown, cash) = (paid.PrincipalFen, paid.InterestFen);
        for (var i = 0; i < paidDown.Length; i++)
        {
            cash[i] += paidDown[i];
            paidDown[i] -= face.Value * paid.UnitsPaid[i];
        }

        return new()
        {
            Row = row, Accounts = paid.Accounts, Units = Negated(paid.UnitsPaid), DeferredUnits = paid.UnitsDeferred,
            DeferredFen = paid.DeferredFen, DeferredInterestFen = paid.DeferredInterestFen, PaidDownFen = paidDown, CashFen = cash, TaxFen = paid.TaxFen
        };
    }

    private static AccountChanges OfRecovery(StandingRow row, RecoveryColumns given, Fen face)
    {
        var (paidDown, cash) = (given.PrincipalFen, new long[given.Count]);
        for (var i = 0; i < paidDown.Length; i++)
        {
            cash[i] = given.CashFen(i);
            paidDown[i] -= face.Value * given.UnitsCancelled[i];
        }

        return new() { Row = row, Accounts = given.Accounts, Units = Negated(given.UnitsCancelled), PaidDownFen = paidDown, CashFen = cash, BorneFen = given.BorneFen, TaxFen = given.TaxFen };
    }

    private static long[] Negated(long[] numbers)
    {
        for (var i = 0; i < numbers.Length; i++)
            numbers[i] = -numbers[i];
        return numbers;
    }
}
