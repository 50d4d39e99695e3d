using System.Collections.Immutable;
using BondResolution.Domain;
using BondResolution.Domain.Bonds;
using BondResolution.Domain.Buybacks;
using BondResolution.Domain.Holdings;
using BondResolution.Domain.Lawsuits;
using BondResolution.Domain.Recording;
using BondResolution.Domain.Registers;

namespace BondResolution.EventStore.Codec.Lines;

/// <summary>
/// Which columns each event that holds lines has: to and from a <see cref="LineTable"/>. The order is that of the hashes.
/// </summary>
internal static class LineShapes
{
    public static LineTable? TableOf(IDomainEvent happened) => happened switch
    {
        Register.Event.Lines { Rows: var r } => Table(r.Count,
            Numbers("lineNumbers", r.LineNumbers), Accounts("accounts", r.Accounts), Persons("persons", r.Persons), Classes("classes", r.Classes),
            Numbers("units", r.Units), Numbers("frozen", r.Frozen)),
        HoldingsEvent.Differences { Rows: var r } => Table(r.Count,
            Accounts("accounts", r.Accounts), Persons("persons", r.Persons), Classes("classes", r.Classes),
            Numbers("unitsDelta", r.UnitsDelta), Numbers("frozenDelta", r.FrozenDelta)),
        HoldingsEvent.Purchased { Rows: var r } => Table(r.Count,
            Accounts("accounts", r.Accounts), Numbers("units", r.Units), Numbers("cashFen", r.CashFen)),
        HoldingsEvent.Paid { Rows: var r } => Table(r.Count,
            Accounts("accounts", r.Accounts), Numbers("units", r.Units), Numbers("base", r.Base), Numbers("frozen", r.Frozen),
            Numbers("unitsPaid", r.UnitsPaid), Numbers("unitsDeferred", r.UnitsDeferred), Numbers("principalFen", r.PrincipalFen),
            Numbers("interestFen", r.InterestFen), Numbers("taxFen", r.TaxFen), Numbers("deferredPrincipalFen", r.DeferredPrincipalFen),
            Numbers("deferredInterestFen", r.DeferredInterestFen)),
        HoldingsEvent.Recovered { Rows: var r } => Table(r.Count,
            Accounts("accounts", r.Accounts), Numbers("units", r.Units), Numbers("frozen", r.Frozen), Numbers("unitsCancelled", r.UnitsCancelled),
            Numbers("principalFen", r.PrincipalFen), Numbers("interestFen", r.InterestFen), Numbers("costsFen", r.CostsFen), Numbers("lateFen", r.LateFen),
            Numbers("taxFen", r.TaxFen), Numbers("prepaidFen", r.PrepaidFen), Numbers("borneFen", r.BorneFen)),
        Offer.Event.Tendered { Rows: var r } => Table(r.Count,
            Numbers("lineNumbers", r.LineNumbers), Names("accounts", r.Accounts), new TextColumn("votes", [.. r.Votes.Select(Words.Of)]),
            r.Units.IsDefault ? null : new OptionalColumn("units", r.Units)),
        Lawsuit.Event.HoldersListed { Rows: var r } => Table(r.Count,
            Numbers("lineNumbers", r.LineNumbers), Names("accounts", r.Accounts), Numbers("units", r.Units)),
        _ => null
    };

    /// <exception cref="FormatException">Columns are missing, unknown or not in their order.</exception>
    public static IDomainEvent EventOf(Type type, LineTable table)
    {
        var from = new ColumnCursor(table);
        IDomainEvent happened = type switch
        {
            _ when type == typeof(Register.Event.Lines) => new Register.Event.Lines(new RegisterLines(
                from.LineNumbers("lineNumbers"), from.Accounts("accounts"), from.Persons("persons"), from.Classes("classes"),
                from.Numbers("units", isThere: true), from.Numbers("frozen"))),
            _ when type == typeof(HoldingsEvent.Differences) => new HoldingsEvent.Differences(new DifferenceLines(
                from.Accounts("accounts"), from.Persons("persons"), from.Classes("classes"),
                from.Numbers("unitsDelta", isThere: true), from.Numbers("frozenDelta", isThere: true))),
            _ when type == typeof(HoldingsEvent.Purchased) => new HoldingsEvent.Purchased(new PurchaseLines(
                from.Accounts("accounts"), from.Numbers("units", isThere: true), from.Numbers("cashFen", isThere: true))),
            _ when type == typeof(HoldingsEvent.Paid) => new HoldingsEvent.Paid(new PaymentLines(
                from.Accounts("accounts"), from.Numbers("units", isThere: true), from.Numbers("base", isThere: true), from.Numbers("frozen"),
                from.Numbers("unitsPaid"), from.Numbers("unitsDeferred"), from.Numbers("principalFen"),
                from.Numbers("interestFen"), from.Numbers("taxFen"), from.Numbers("deferredPrincipalFen"), from.Numbers("deferredInterestFen"))),
            _ when type == typeof(HoldingsEvent.Recovered) => new HoldingsEvent.Recovered(new RecoveryLines(
                from.Accounts("accounts"), from.Numbers("units"), from.Numbers("frozen"), from.Numbers("unitsCancelled"),
                from.Numbers("principalFen"), from.Numbers("interestFen"), from.Numbers("costsFen"), from.Numbers("lateFen"),
                from.Numbers("taxFen"), from.Numbers("prepaidFen"), from.Numbers("borneFen"))),
            _ when type == typeof(Offer.Event.Tendered) => new Offer.Event.Tendered(new TenderLines(
                from.LineNumbers("lineNumbers"), from.Names("accounts"), from.Votes("votes"), from.Optionals("units"))),
            _ when type == typeof(Lawsuit.Event.HoldersListed) => new Lawsuit.Event.HoldersListed(new SuitHolderLines(
                from.LineNumbers("lineNumbers"), from.Names("accounts"), from.Numbers("units", isThere: true))),
            _ => throw new FormatException($"{type.Name} is no event that holds lines")
        };
        from.End();
        return happened;
    }

    private static LineTable Table(int lines, params ReadOnlySpan<LineColumn?> columns)
    {
        var said = new List<LineColumn>(columns.Length);
        foreach (var column in columns)
        {
            if (column is not null)
                said.Add(column);
        }

        return new LineTable(lines, said);
    }

    private static NumberColumn? Numbers(string name, ImmutableArray<long> numbers) => numbers.IsDefault ? null : new NumberColumn(name, numbers);

    private static NumberColumn? Numbers(string name, ImmutableArray<int> numbers)
    {
        if (numbers.IsDefault)
            return null;
        var wide = GC.AllocateUninitializedArray<long>(numbers.Length);
        for (var i = 0; i < wide.Length; i++)
            wide[i] = numbers[i];
        return new NumberColumn(name, wide);
    }

    private static AccountColumn? Accounts(string name, ImmutableArray<AccountNumber> accounts) => accounts.IsDefault ? null : new AccountColumn(name, accounts);

    private static AccountColumn Names(string name, ImmutableArray<string> accounts) => new(name, [.. accounts.Select(a => (AccountNumber)a)]);

    private static TokenColumn? Persons(string name, ImmutableArray<PersonToken> persons) => persons.IsDefault ? null : new TokenColumn(name, persons);

    private static LetterColumn? Classes(string name, ImmutableArray<HolderClass> classes) => classes.IsDefault ? null : new LetterColumn(name, classes);
}
