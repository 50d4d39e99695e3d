using System.Collections.Immutable;
using BondResolution.Domain;
using BondResolution.Domain.Bonds;
using BondResolution.Domain.Money;
using BondResolution.Domain.Problems;
using BondResolution.Domain.Registers;
using BondResolution.Files.Footers;
using BondResolution.Files.Tables;

namespace BondResolution.Files.Registers;

/// <summary>Adds a register up and compares it with what it and the operator say it comes to.</summary>
internal static class RegisterTotalsCheck
{
    public static RegisterTotals Check(RegisterRows rows, RegisterOptions options, QuantityIs? quantityIs, Faults faults)
    {
        var sum = default(WideSum);
        long frozen = 0;
        var byClass = new int[Enum.GetValues<HolderClass>().Length];
        for (var row = 0; row < rows.Quantities.Count; row++)
        {
            sum.Add(rows.Quantities[row]);
            frozen += rows.Frozen[row];
            byClass[(int)rows.Columns.Classes[row]]++;
        }

        var units = sum.Total;
        var stated = rows.Footer.Totals;
        if (quantityIs is not null && rows.UnreadQuantities == 0)
        {
            if (units > Limits.MaxUnits)
                faults.Add(RegisterFileProblems.TooManyUnits, ("read", units), ("expected", Limits.MaxUnits));
            CompareUnits(units, rows.Footer, options, faults);
        }

        // Where a row may name two accounts, a total may count rows, or accounts.
        var accounts = rows.Count - rows.AddedUp;
        var named = accounts + rows.SecondAccounts;
        Compare(RegisterFileProblems.TotalAccounts, stated.Accounts == named ? named : accounts, stated.Accounts, rows.Footer.SourceOf(TotalKind.Accounts), faults);
        Compare(RegisterFileProblems.TotalAccounts, options.ExpectHolders == named ? named : accounts, options.ExpectHolders, Said(options, "expectHolders"), faults);

        // Persons are told apart one by one, which nobody waits for who does not ask.
        var persons = options.KeepsPersonalData || stated.Persons is not null ? rows.PersonCount : null;
        if (rows.UnreadQuantities == 0 && persons is not null)
            Compare(RegisterFileProblems.TotalPersons, persons.Value, stated.Persons, rows.Footer.SourceOf(TotalKind.Persons), faults);
        return new RegisterTotals(accounts, persons, units > Limits.MaxUnits ? 0 : (long)units, frozen,
            ImmutableArray.Create(byClass));
    }

    /// <summary>Compares what the columns add up to with their totals (合计), as they stand in the file: before money becomes bonds.</summary>
    public static void CheckColumns(RegisterRows rows, Faults faults)
    {
        if (!rows.Sums.IsWhole)
            return;
        CompareColumn(TotalKind.Quantity, rows.Sums.Quantity, rows.QuantityHeader, rows.Footer, faults);
        CompareColumn(TotalKind.Frozen, rows.Sums.Frozen, rows.FrozenHeader, rows.Footer, faults);
    }

    private static void CompareColumn(TotalKind kind, Int128 sum, string column, StatedTotals footer, Faults faults)
    {
        if (footer[kind] is { } total && sum != total)
            faults.Add(RegisterFileProblems.TotalColumn, [("column", column), ("read", footer.Shown(kind, sum)), ("expected", footer.Shown(kind, total)), .. footer.SourceOf(kind).Details]);
    }

    /// <summary>Compares bonds with what the footers and the operator say.</summary>
    public static void CompareUnits(Int128 units, StatedTotals footer, RegisterOptions options, Faults faults)
    {
        (string, object?) remedy = ("quantityIs", options.Called("quantityIs"));
        Compare(RegisterFileProblems.TotalUnits, units, footer[TotalKind.Units], footer.SourceOf(TotalKind.Units), faults, remedy);
        Compare(RegisterFileProblems.TotalUnits, units, options.ExpectUnits, Said(options, "expectUnits"), faults, remedy);
    }

    /// <summary>Compares accounts, each counted once, with the same.</summary>
    public static void CompareAccounts(int accounts, StatedTotals footer, RegisterOptions options, Faults faults)
    {
        Compare(RegisterFileProblems.TotalAccounts, accounts, footer[TotalKind.Accounts], footer.SourceOf(TotalKind.Accounts), faults);
        Compare(RegisterFileProblems.TotalAccounts, accounts, options.ExpectHolders, Said(options, "expectHolders"), faults);
    }

    /// <summary>A total that the operator said: what he calls it, in no line.</summary>
    public static TotalSource Said(RegisterOptions options, string field) => new(options.Called(field), 0);

    private static void Compare(ProblemKind kind, Int128 read, long? expected, TotalSource source, Faults faults, (string, object?)? more = null)
    {
        if (expected is { } total && read != total)
            faults.Add(kind, [("read", read), ("expected", total), .. source.Details, .. more is { } detail ? [detail] : Array.Empty<(string, object?)>()]);
    }
}
