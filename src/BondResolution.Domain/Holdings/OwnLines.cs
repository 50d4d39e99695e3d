using System.Collections.Immutable;
using System.Runtime.InteropServices;
using BondResolution.Domain.Bonds;
using BondResolution.Domain.Recording;
using BondResolution.Domain.Registers;

namespace BondResolution.Domain.Holdings;

/// <summary>Events with the lines of some accounts only, few.</summary>
public static class OwnLines
{
    /// <summary>An event that holds lines without those of other accounts, perhaps with none; any other as it is.</summary>
    public static IDomainEvent Of(IDomainEvent happened, IReadOnlySet<AccountNumber> accounts) => happened switch
    {
        Register.Event.Lines { Rows: var r } => new Register.Event.Lines(Of(r, accounts)),
        HoldingsEvent.Differences { Rows: var r } when Rows(r.Accounts, accounts) is var at => new HoldingsEvent.Differences(new DifferenceLines(
            Pick(r.Accounts, at), Pick(r.Persons, at), Pick(r.Classes, at), Pick(r.UnitsDelta, at), Pick(r.FrozenDelta, at))),
        HoldingsEvent.Purchased { Rows: var r } when Rows(r.Accounts, accounts) is var at => new HoldingsEvent.Purchased(new PurchaseLines(
            Pick(r.Accounts, at), Pick(r.Units, at), Pick(r.CashFen, at))),
        HoldingsEvent.Paid { Rows: var r } when Rows(r.Accounts, accounts) is var at => new HoldingsEvent.Paid(new PaymentLines(
            Pick(r.Accounts, at), Pick(r.Units, at), Pick(r.Base, at), Pick(r.Frozen, at), Pick(r.UnitsPaid, at), Pick(r.UnitsDeferred, at), Pick(r.PrincipalFen, at),
            Pick(r.InterestFen, at), Pick(r.TaxFen, at), Pick(r.DeferredPrincipalFen, at), Pick(r.DeferredInterestFen, at))),
        HoldingsEvent.Recovered { Rows: var r } when Rows(r.Accounts, accounts) is var at => new HoldingsEvent.Recovered(new RecoveryLines(
            Pick(r.Accounts, at), Pick(r.Units, at), Pick(r.Frozen, at), Pick(r.UnitsCancelled, at), Pick(r.PrincipalFen, at), Pick(r.InterestFen, at),
            Pick(r.CostsFen, at), Pick(r.LateFen, at), Pick(r.TaxFen, at), Pick(r.PrepaidFen, at), Pick(r.BorneFen, at))),
        _ => happened
    };

    /// <summary>Lines of a register without those of other accounts.</summary>
    public static RegisterLines Of(RegisterLines r, IReadOnlySet<AccountNumber> accounts)
    {
        var at = Rows(r.Accounts, accounts);
        return new RegisterLines(Pick(r.LineNumbers, at), Pick(r.Accounts, at), Pick(r.Persons, at), Pick(r.Classes, at), Pick(r.Units, at), Pick(r.Frozen, at));
    }

    /// <summary>An event of a type that holds lines, with none.</summary>
    public static IDomainEvent None(Type type) => Empty[type];

    private static readonly Dictionary<Type, IDomainEvent> Empty = new IDomainEvent[]
    {
        new Register.Event.Lines(new RegisterLines([], [], [], [], [], [])),
        new HoldingsEvent.Differences(new DifferenceLines([], [], [], [], [])),
        new HoldingsEvent.Purchased(new PurchaseLines([], [], [])),
        new HoldingsEvent.Paid(new PaymentLines([], [], [], [], [], [], [], [], [], [], [])),
        new HoldingsEvent.Recovered(new RecoveryLines([], [], [], [], [], [], [], [], [], [], []))
    }.ToDictionary(e => e.GetType());

    private static int[] Rows(ImmutableArray<AccountNumber> of, IReadOnlySet<AccountNumber> accounts)
    {
        var rows = new List<int>();
        foreach (var account in accounts)
        {
            // an account has one line in an event
            if (AccountNumber.IndexOf(of.AsSpan(), account) is >= 0 and var at)
                rows.Add(at);
        }

        return [.. rows.Order()];
    }

    private static ImmutableArray<T> Pick<T>(ImmutableArray<T> column, int[] rows)
    {
        if (column.IsDefault)
            return default;
        var picked = new T[rows.Length];
        for (var i = 0; i < rows.Length; i++)
            picked[i] = column[rows[i]];
        return ImmutableCollectionsMarshal.AsImmutableArray(picked);
    }
}
