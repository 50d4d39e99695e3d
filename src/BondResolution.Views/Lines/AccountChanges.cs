using System.Collections.Immutable;
using BondResolution.Domain.Bonds;
using BondResolution.Domain.Holdings;
using BondResolution.Domain.Money;
using BondResolution.Domain.Recording;
using BondResolution.Domain.Registers;

namespace BondResolution.Views.Lines;

/// <summary>What an event changes of accounts by a row of the table <c>lines</c>, line by line; nothing of it is copied.</summary>
internal sealed class AccountChanges
{
    private readonly IDomainEvent? _happened;
    private readonly Fen _face;

    private AccountChanges(SaidByLines said, Fen face, ImmutableArray<AccountNumber> accounts) =>
        (Row, LinesSequence, _happened, _face, Accounts) = (said.Row, said.Sequence, said.Event, face, accounts);

    public StandingRow Row { get; }

    /// <summary>The event that holds the lines: of an adoption one of the register's, else the row's own.</summary>
    public long LinesSequence { get; }

    /// <summary>The accounts, a line each.</summary>
    public ImmutableArray<AccountNumber> Accounts { get; }

    /// <summary>What an event changes; null where it changes no position.</summary>
    /// <param name="said">What it says.</param>
    /// <param name="face">Face of one bond.</param>
    public static AccountChanges? Of(SaidByLines said, Fen face) => AccountsOf(said) is { IsDefault: false } accounts ? new(said, face, accounts) : null;

    /// <summary>The default, by which bonds on accounts owe less than their face: a line each, which the event does not hold.</summary>
    public static AccountChanges OfDefault(StandingRow row) => new(new SaidByLines(row, row.Sequence, null), Fen.Zero, []);

    /// <summary>What a line changes of its account.</summary>
    public PositionChange At(int line) => (Row.Kind, _happened) switch
    {
        (LineKind.LaterAdoption, Register.Event.Lines { Rows: var lines }) => PositionChange.OfLater(lines, line),
        (_, Register.Event.Lines { Rows: var lines }) => PositionChange.Of(lines, line),
        (_, HoldingsEvent.Paid { Rows: var lines }) => PositionChange.Of(lines, line, _face),
        (_, HoldingsEvent.Differences { Rows: var lines }) => PositionChange.Of(lines, line),
        (_, HoldingsEvent.Purchased { Rows: var lines }) => PositionChange.Of(lines, line),
        (_, HoldingsEvent.Recovered { Rows: var lines }) => PositionChange.Of(lines, line, _face),
        (LineKind.Purchaser, null) => PositionChange.Arriving(Row.Units),
        (_, HoldingsEvent.UnitsFrozen e) => PositionChange.Of(e),
        (_, HoldingsEvent.UnitsReleased e) => PositionChange.Of(e),
        (_, HoldingsEvent.UnitsTransferred e) => PositionChange.Of(e, isFrom: Row.Units < 0),
        (LineKind.PassedOn, HoldingsEvent.UnitsPassedOn e) => PositionChange.Of(e, isFrom: line == 0),
        (_, HoldingsEvent.UnitsPassedOn e) => new() { Class = e.Class },
        (_, HoldingsEvent.DeferredPaid e) => PositionChange.Of(e, _face),
        _ => default // money that came back or was paid again
    };

    /// <summary>The money a line gives its account.</summary>
    public AccountMoney MoneyAt(int line) => _happened switch
    {
        HoldingsEvent.Paid { Rows: var lines } => new(
            PaymentLines.At(lines.PrincipalFen, line) + PaymentLines.At(lines.InterestFen, line), 0, PaymentLines.At(lines.TaxFen, line)),
        HoldingsEvent.Purchased { Rows: var lines } => new(lines.CashFen[line], 0, 0),
        HoldingsEvent.Recovered { Rows: var lines } => new(
            lines.GrossFen(line) - PaymentLines.At(lines.BorneFen, line), PaymentLines.At(lines.BorneFen, line), PaymentLines.At(lines.TaxFen, line)),
        HoldingsEvent.DeferredPaid e => new((e.Principal + e.Interest).Value, 0, e.Tax.Value),
        HoldingsEvent.PaymentReturned e => new(-e.Amount.Value, 0, 0),
        HoldingsEvent.PaymentRepaid e => new(e.Amount.Value, 0, 0),
        _ => default
    };

    private static ImmutableArray<AccountNumber> AccountsOf(SaidByLines said) => (said.Row.Kind, said.Event) switch
    {
        (LineKind.Adoption or LineKind.LaterAdoption, Register.Event.Lines { Rows: var lines }) => lines.Accounts,
        (LineKind.Difference, HoldingsEvent.Differences { Rows: var lines }) => lines.Accounts,
        (LineKind.Purchase, HoldingsEvent.Purchased { Rows: var lines }) => lines.Accounts,
        (LineKind.Payment, HoldingsEvent.Paid { Rows: var lines }) => lines.Accounts,
        (LineKind.Recovery, HoldingsEvent.Recovered { Rows: var lines }) => lines.Accounts,
        (LineKind.Movement, not null) or (LineKind.Purchaser, null) => [said.Row.Account],
        (LineKind.PassedOn or LineKind.Release or LineKind.Return or LineKind.Repay, HoldingsEvent e) => HoldingsEvent.AccountsOf(e),
        _ => default
    };
}
